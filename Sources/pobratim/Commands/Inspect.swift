import ArgumentParser
import CityBundle
import FoundationEssentials

struct Inspect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show what is inside a bundle, and who signed it.")

    @Argument(help: "The bundle.") var file: String
    @Flag(help: "Machine-readable, with every member and its SHA-256.") var json = false

    func run() async throws {
        try await Operator.run("inspect") {
            let bundle: OpenBundle
            do throws(BundleError) { bundle = try OpenBundle(path: file) } catch {
                throw OperatorMessage(error, file: file)
            }
            Operator.print(json ? try BundleReport(bundle).json : BundleReport(bundle).lines(in: .current))
        }
    }
}

/// What a bundle says of itself. Nothing here has been verified but the form.
private struct BundleReport: Encodable {
    private struct Member: Encodable {
        var name: String
        var sha256: String
    }

    private enum CodingKeys: String, CodingKey { case bundle, signedBy, manifest, members }

    private var bundle: BundleInfo
    private var signedBy: String?
    private let signature: SignatureState
    private var manifest: String
    private var members: [Member]

    init(_ open: OpenBundle) {
        bundle = open.info
        signature = open.signature
        signedBy = signature.keyID?.hex
        manifest = open.manifestDigest.hex
        members = open.memberNames.map { Member(name: $0.rawValue, sha256: open.manifest.digest(of: $0)?.hex ?? "") }
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    func lines(in language: OperatorLanguage) -> String {
        let titles = bundle.title.sorted { $0.key < $1.key }.map { "\($0.value) (\($0.key))" }
        let rows: [(Bilingual, String)] = [
            (Bilingual(ru: "Название", en: "Title"), titles.joined(separator: ", ")),
            (Bilingual(ru: "Языки", en: "Languages"), bundle.languages.joined(separator: ", ")),
            (Bilingual(ru: "Версия содержимого", en: "Content version"), "\(bundle.contentVersion)"),
            (Bilingual(ru: "Эпоха безопасности", en: "Security epoch"), "\(bundle.securityEpoch)"),
            (Bilingual(ru: "Городов", en: "Cities"), "\(bundle.counts.cities)"),
            (Bilingual(ru: "Изображений", en: "Pictures"), "\(bundle.counts.pictures)"),
            (Bilingual(ru: "Файлов", en: "Files"), "\(members.count)"),
            (Bilingual(ru: "Опись (SHA-256)", en: "Manifest (SHA-256)"), manifest),
        ]
        let width = rows.map { $0.0.text(in: language).count }.max() ?? 0
        return rows.map { label, value in
            let label = label.text(in: language)
            return "\(label)\(String(repeating: " ", count: width - label.count))  \(value)"
        }
        .joined(separator: "\n") + "\n" + signature.sentence.text(in: language)
    }
}

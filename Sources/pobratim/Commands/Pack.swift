import ArgumentParser
import CityBundle
import Glibc

struct Pack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Make a bundle of a content folder.")

    @Argument(help: "The content folder.") var content: String
    @Option(help: "The bundle to write.") var output: String
    @Option(help: "The secret key to sign with (NAME.sec).") var key: String?
    @Option(help: "The security epoch, instead of the one in site.json.") var epoch: Int64?
    @Option(help: "A folder of *.pub, the complete set of keys that shall count on kiosks after this bundle.")
    var newKeys: String?
    @Option(help: "The content version; otherwise SOURCE_DATE_EPOCH, otherwise the time now in Unix seconds.")
    var contentVersion: Int64?

    func validate() throws {
        guard [epoch, contentVersion].compactMap(\.self).allSatisfy(BundleInfo.numbers.contains) else {
            throw ValidationError(
                "An epoch or a content version is a whole number from 0 to \(BundleInfo.numbers.upperBound)."
            )
        }
    }

    func run() async throws {
        try await Operator.run("pack") {
            let secret = try key.map(readKey)
            let packer = ContentPacker(
                folder: content,
                output: output,
                key: secret,
                securityEpoch: epoch,
                version: try version(),
                newKeys: try newKeys.map(readKeys)
            )
            let result = try packer.pack()
            let count = result.manifest.count
            let summary = Bilingual(
                ru:
                    "\(output): файлов — \(count), городов — \(result.cityCount), ссылок проверено — \(result.linkCount).",
                en: "\(output): files: \(count), cities: \(result.cityCount), links checked: \(result.linkCount)."
            )
            Operator.print(summary.text(in: .current))
            Operator.print(SignatureState.packed(by: secret?.id).sentence.text(in: .current))
        }
    }

    private func readKeys(_ folder: String) throws -> TrustedKeys {
        do { return try TrustedKeys(folder: folder) } catch { throw OperatorMessage(error, file: folder) }
    }

    private func readKey(_ path: String) throws -> SecretKey {
        do { return try SecretKey(file: path) } catch { throw OperatorMessage(error, file: path) }
    }

    private func version() throws -> PackedVersion {
        let now = Int64(time(nil))
        if let contentVersion { return PackedVersion(number: contentVersion, isWanted: true, now: now) }
        guard let epoch = Environment.value("SOURCE_DATE_EPOCH") else { return PackedVersion(number: now, now: now) }
        guard let version = Int64(epoch), BundleInfo.numbers.contains(version) else {
            throw OperatorMessage(
                "source-date-epoch",
                exit: .usage,
                Bilingual(
                    ru: "SOURCE_DATE_EPOCH=\(epoch) — не целое число секунд",
                    en: "SOURCE_DATE_EPOCH=\(epoch) is not a whole number of seconds"
                )
            )
        }
        return PackedVersion(number: version, now: now)
    }
}

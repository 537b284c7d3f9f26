import ArgumentParser
import CityBundle

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Check every file of a bundle, and its signature.")

    @Argument(help: "The bundle.") var file: String
    @Option(help: "A folder of public keys (*.pub), one of which must have signed.") var trust: String?

    func run() async throws {
        try await Operator.run("verify") {
            var progress = Progress(Bilingual(ru: "Проверка", en: "Verifying"))
            do throws(BundleError) {
                let keys = try trust.map { folder throws(BundleError) in try TrustedKeys(folder: folder) }
                let found = try BundleVerification(verifying: file, trust: keys) {
                    progress.show($0.memberCount, of: $0.totalMemberCount ?? 0)
                }
                let intact = Bilingual(
                    ru: "\(file) цел: файлов — \(found.total.memberCount), байт — \(found.total.inflatedByteCount).",
                    en: "\(file) is intact: \(found.total.memberCount) files, \(found.total.inflatedByteCount) bytes."
                )
                Operator.print(intact.text(in: .current))
                Operator.print(found.signature.sentence.text(in: .current))
            } catch {
                throw OperatorMessage(error, file: file)
            }
        }
    }
}

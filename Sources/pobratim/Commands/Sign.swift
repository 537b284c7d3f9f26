import ArgumentParser
import CityBundle

struct Sign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put in a signature made elsewhere by signify, so the key can stay locked away."
    )

    @Argument(help: "The bundle.") var file: String
    @Option(help: "The signature that `signify -S -e` wrote over the bundle's MANIFEST.") var signature: String

    func run() async throws {
        try await Operator.run("sign") {
            var progress = Progress(Bilingual(ru: "Подпись", en: "Signing"))
            do throws(BundleError) {
                let key = try BundleSigning.sign(file, signatureFile: signature) {
                    progress.show($0.memberCount, of: $0.totalMemberCount ?? 0)
                }
                Operator.print(SignatureState.unchecked(key).sentence.text(in: .current))
            } catch {
                throw OperatorMessage(error, file: file)
            }
        }
    }
}

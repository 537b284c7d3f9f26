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
            } catch .signatureMalformed {
                throw OperatorMessage(
                    "not-a-signature",
                    exit: .dataRefused,
                    Bilingual(
                        ru: "\(signature) — не подпись, какую пишет signify",
                        en: "\(signature) is not a signature as signify writes it"
                    ),
                    now: Bilingual(ru: "\(file) не изменён.", en: "\(file) is unchanged."),
                    next: Bilingual(
                        ru: "`signify-openbsd -S -e -s ИМЯ.sec -m MANIFEST -x MANIFEST.sig`.",
                        en: "`signify-openbsd -S -e -s NAME.sec -m MANIFEST -x MANIFEST.sig`."
                    )
                )
            } catch {
                throw OperatorMessage(error, file: file)
            }
        }
    }
}

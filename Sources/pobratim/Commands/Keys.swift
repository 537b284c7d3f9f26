import ArgumentParser
import CityBundle

struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the keys that bundles are signed with.",
        subcommands: [New.self]
    )

    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make NAME.pub and NAME.sec, as `signify -G -n` makes them."
        )

        @Argument(help: "The key's name, or a path that ends with it.") var name: String

        func validate() throws {
            guard name.split(separator: "/").last?.isEmpty == false, !name.hasSuffix("/") else {
                throw ValidationError("A key needs a name.")
            }
        }

        func run() async throws {
            try await Operator.run("keys new") {
                let parts = name.split(separator: "/", omittingEmptySubsequences: false)
                let key = SecretKey(generating: String(parts.last ?? ""))
                let folder = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/")
                do throws(BundleError) {
                    try key.write(intoFolder: folder.isEmpty ? "/" : folder)
                } catch {
                    throw OperatorMessage(error, file: name)
                }
                let done = Bilingual(
                    ru: """
                        \(name).pub — на киоски, в папку ключей. \(name).sec — никому: кто им владеет, тот подписывает пакеты.
                        Номер ключа: \(key.id).
                        """,
                    en: """
                        \(name).pub goes to the kiosks' folder of keys. \(name).sec goes to nobody: who holds it signs bundles.
                        Key number: \(key.id).
                        """
                )
                Operator.print(done.text(in: .current))
            }
        }
    }
}

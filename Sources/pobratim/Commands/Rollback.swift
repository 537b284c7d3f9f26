import ArgumentParser
import BundleUpdates

struct Rollback: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Go back to the bundle before. The one that is left is not installed again until a newer one comes."
    )

    @Option(help: "The state folder.") var state: String

    func run() throws {
        try Operator.runInPlace("rollback") {
            do throws(UpdateError) {
                try StateOwner.become(ownerOf: state)
                let (bundle, visibility) = try StateFolder(state).rollBack()
                let sentence = Bilingual(
                    ru: "Возвращён пакет \(bundle.name), \(visibility.words.russian).",
                    en: "Back to bundle \(bundle.name), \(visibility.words.english)."
                )
                Operator.print(sentence.text(in: .current))
            } catch {
                throw OperatorMessage(error)
            }
        }
    }
}

import ArgumentParser
import BundleUpdates

struct StickOut: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Leave a receipt on a stick, and the letters for the office. No bundle is opened.",
        discussion: """
            The receipt, \(StickReceipt.receiptName), tells what sync made of this stick. Letters that lie encrypted in \
            the outbox of the state folder go into the folder pobratim-outbox. Each file is flushed and read again.
            """
    )

    @Argument(help: "Where the stick is mounted.") var mountpoint: String
    @Option(help: "The state folder.") var state: String
    @Flag(help: "Write nothing: the stick is unmounted. Tell the kiosk's screen how its update ended.")
    var unmounted = false

    func run() throws {
        try Operator.runInPlace("stick-out") {
            let stick = StickReceipt(state: StateFolder(state), stick: mountpoint)
            guard !unmounted else { return stick.tellEnd() }
            do throws(UpdateError) {
                let left = try stick.run { story in
                    Receipt(story, stick: mountpoint, kiosk: Receipt.kioskName).bytes
                } ownState: { () throws(UpdateError) in
                    try StateOwner.become(ownerOf: state)
                }
                Operator.print(sentence(left).text(in: .current))
                if let fault = left.letterFault { throw fault }
            } catch {
                throw OperatorMessage(error)
            }
        }
    }

    private func sentence(_ left: StickReceipt.Left) -> Bilingual {
        Bilingual(
            ru: "На флешке квитанция \(StickReceipt.receiptName), писем: \(left.letterCount).",
            en: "The stick has the receipt \(StickReceipt.receiptName), and \(left.letterCount) letter(s)."
        )
    }
}

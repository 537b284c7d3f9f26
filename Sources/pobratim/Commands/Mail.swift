import ArgumentParser
import BundleUpdates
import FoundationEssentials
import StaffDesk
import Subprocess

struct Mail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Give waiting mail to the mail system of this machine, which sends it.",
        discussion: """
            The server writes codes and messages into the folder mail of the state folder; it may not start programs itself. \
            A unit runs this verb when something lies there.
            """
    )

    @Option(help: "The state folder.") var state: String
    @Option(help: "The command that sends mail. (default: /usr/sbin/sendmail)") var sendmail: String?

    func run() async throws {
        try await Operator.run("mail") {
            do throws(UpdateError) { try StateOwner.become(ownerOf: state) } catch { throw OperatorMessage(error) }
            let files = DeskFiles(state: state)
            let spool = MailSpool(files)
            var (sent, refused) = (0, 0)
            do throws(DeskError) {
                let desk = try StaffDesk(path: files.database)
                let handover = try MailHandover(spool)
                for item in spool.items {
                    guard let handover, let mail = try handover.take(item) else { continue }
                    if try isOver(item, desk) {
                        try handover.leave(item)
                        continue
                    }
                    guard await isTaken(mail) else {
                        if try handover.giveBack(item) { refused += 1 }
                        continue
                    }
                    // Before the file goes: cut in between, it goes out twice, under one Message-ID.
                    if case .message(let number) = item { try desk.markMailed(number) }
                    try handover.leave(item)
                    sent += 1
                }
            } catch {
                throw OperatorMessage(error, state: state)
            }
            guard refused == 0 else {
                throw OperatorMessage(
                    "mail-refused",
                    exit: .unreachable,
                    Bilingual(
                        ru: "почта этой машины не берёт писем: \(refused)",
                        en: "this machine's mail takes \(refused) mail(s) not"
                    ),
                    now: Bilingual(
                        ru: "письма остаются и будут отправлены позже.",
                        en: "they stay, and are sent later."
                    )
                )
            }
            let done = Bilingual(ru: "Передано писем: \(sent).", en: "Handed over: \(sent) mail(s).")
            Operator.print(done.text(in: .current))
        }
    }

    /// A code that is worth nothing any more helps nobody.
    private func isOver(_ item: MailSpool.Item, _ desk: StaffDesk) throws(DeskError) -> Bool {
        guard case .reset(let account) = item else { return false }
        return try !desk.hasCode(account)
    }

    private func isTaken(_ path: String) async -> Bool {
        guard let mail = try? Data(contentsOf: URL(filePath: path)) else { return false }
        // A path of one's own would need a type of swift-system, which this program has no other use for.
        let outcome = try? await Subprocess.run(
            .name("sh"),
            arguments: ["-c", "exec \"$0\" -t -i", SendmailCommand.path(sendmail)],
            input: .array(Array(mail)),
            output: .discarded,
            error: .discarded
        )
        guard case .exited(0)? = outcome?.terminationStatus else { return false }
        return true
    }
}

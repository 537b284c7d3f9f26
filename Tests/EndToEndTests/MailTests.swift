import PobratimTesting
import Testing

@Suite("Handing mail over")
struct MailTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        // Takes everything but the first message. What a test calls `newer` comes into the spool while it works.
        let command = """
            #!/bin/sh
            mail=$(cat)
            mv newer/* state/mail/ 2>/dev/null
            case $mail in *"of 1") exit 75;; esac
            echo "$mail" >> taken
            """
        // By a shell: a program that another test starts meanwhile would hold a file open that was written here, and one
        // open for writing cannot be run.
        let making = "cat > sendmail && chmod 755 sendmail && mkdir -p state/mail newer"
        try tool(["sh", "-c", making], in: folder, input: Array(command.utf8))
    }

    private func hand() throws -> CommandResult {
        try Program.run(["mail", "--state", "state", "--sendmail", "./sendmail"], in: folder)
    }

    private func put(_ text: String, at path: String) throws { try folder.write(Array("\(text)\n".utf8), to: path) }

    private var waiting: String { get throws { try tool(["ls", "state/mail"], in: folder).output } }

    private var taken: String {
        get throws { String(decoding: try folder.read("taken"), as: UTF8.self) }
    }

    @Test("A mail that is refused stays, and keeps no other back: each goes in the order it was written")
    func refused() throws {
        for number in [1, 2, 10, 3] { try put("message of \(number)", at: "state/mail/message-\(number).eml") }
        let result = try hand()
        #expect(result.exitCode == 69)
        #expect(result.errors.contains("takes 1 mail(s) not [mail-refused]"))
        #expect(try taken == "message of 2\nmessage of 3\nmessage of 10\n")
        #expect(try waiting == "message-1.eml\n")
    }

    @Test("A newer mail that comes while the one before is handed over stays, and goes next")
    func newer() throws {
        try put("message of 2", at: "state/mail/message-2.eml")
        try put("newer message of 2", at: "newer/message-2.eml")
        #expect(try hand().exitCode == 0)
        #expect(try waiting == "message-2.eml\n")
        #expect(try hand().exitCode == 0)
        #expect(try taken == "message of 2\nnewer message of 2\n")
        #expect(try waiting.isEmpty)
    }

    @Test("What is refused does not come back over a newer one")
    func refusedForNewer() throws {
        try put("message of 1", at: "state/mail/message-1.eml")
        try put("newer message of 2", at: "newer/message-1.eml")
        #expect(try hand().exitCode == 69)
        #expect(try waiting == "message-1.eml\n")
        #expect(try hand().exitCode == 0)
        #expect(try taken == "newer message of 2\n")
    }

    @Test("Mail that comes meanwhile was not refused")
    func meanwhile() throws {
        try put("message of 2", at: "state/mail/message-2.eml")
        try put("message of 3", at: "newer/message-3.eml")
        let result = try hand()
        #expect(result.exitCode == 0)
        #expect(result.output == "Handed over: 1 mail(s).\n")
        #expect(try waiting == "message-3.eml\n")
    }

    @Test("What a run that was killed had on its way goes with the next")
    func killed() throws {
        try put("message of 2", at: "state/mail/message-2.eml")
        try tool(["sh", "-c", "printf '#!/bin/sh\\nkill -9 $PPID\\n' > kill && chmod 755 kill"], in: folder)
        #expect(try Program.run(["mail", "--state", "state", "--sendmail", "./kill"], in: folder).exitCode != 0)
        #expect(try hand().exitCode == 0)
        #expect(try taken == "message of 2\n")
        #expect(try waiting.isEmpty)
    }
}

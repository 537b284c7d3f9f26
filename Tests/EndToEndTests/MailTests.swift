import PobratimTesting
import Testing

@Suite("Handing mail over")
struct MailTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        // Takes everything but the first message.
        let command = """
            #!/bin/sh
            mail=$(cat)
            case $mail in *"of 1") exit 75;; esac
            echo "$mail" >> taken
            """
        try folder.write(Array(command.utf8), to: "sendmail")
        try tool(["sh", "-c", "chmod 755 sendmail && mkdir -p state/mail"], in: folder)
    }

    @Test("A mail that is refused stays, and keeps no other back: each goes in the order it was written")
    func refused() throws {
        for number in [1, 2, 10, 3] {
            try folder.write(Array("message of \(number)\n".utf8), to: "state/mail/message-\(number).eml")
        }
        let arguments = ["mail", "--state", "state", "--sendmail", "./sendmail"]
        let result = try Program.run(arguments, in: folder)
        #expect(result.exitCode == 69)
        #expect(result.errors.contains("[mail-refused]"))
        #expect(
            String(decoding: try folder.read("taken"), as: UTF8.self) == "message of 2\nmessage of 3\nmessage of 10\n"
        )
        #expect(try tool(["ls", "state/mail"], in: folder).output == "message-1.eml\n")
    }
}

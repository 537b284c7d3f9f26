import PobratimTesting
import StaffDesk
import Testing

@Suite("Letters for the office")
struct OutboxTests {
    private let fixture: DeskFixture
    private let files: DeskFiles

    init() throws {
        fixture = try DeskFixture()
        files = DeskFiles(state: fixture.folder.path)
        fixture.clock.setWall(1_795_428_000)
    }

    private func keep(_ text: String) throws -> Int {
        try fixture.desk.keep(.report, MessageText(text), by: nil, about: "ru/qingdao.html", language: "ru")
    }

    private func putLetter() throws -> Letter {
        let letter = try fixture.desk.letter(health: Array("{}".utf8))
        try fixture.desk.put(letter, encrypted: letter.archive, files)
        return letter
    }

    /// As stick-out notes it.
    private func noteLeft(_ letter: Letter, digest: String? = nil) throws {
        let sum = try runCommand(["sha256sum", letter.fileName], folder: files.outbox).output.prefix(64)
        try fixture.folder.write(Array("\(digest ?? String(sum))\n".utf8), to: "outbox/\(letter.fileName).left")
    }

    @Test("A letter is a tar archive of mail files, figures and health that tar opens")
    func archive() throws {
        _ = try keep("Привет")
        try fixture.desk.store([.view(language: "ru", isText: false): 3])
        let letter = try putLetter()
        #expect(letter.fileName == "kiosk-\(fixture.desk.kioskName)-1.age")
        let list = try runCommand(
            ["tar", "--list", "--file", "outbox/\(letter.fileName)"],
            folder: fixture.folder.path
        )
        #expect(list.output == "messages/000001.eml\nusage.csv\nhealth.json\n")
        let shown = try runCommand(
            ["tar", "-xOf", "outbox/\(letter.fileName)", "usage.csv"],
            folder: fixture.folder.path
        )
        #expect(shown.output == "day,hour,boot,kind,detail,count\r\n2026-11-23,10,,view,ru,3\r\n")
    }

    @Test("A message has left when the letter that holds it was read back from the stick, and not before")
    func leaving() throws {
        let first = try keep("one")
        let letter = try putLetter()
        let second = try keep("two")
        #expect(try fixture.desk.settleLetters(files) == 0)
        #expect(try fixture.desk.message(first)?.state == .written)
        try noteLeft(letter)
        #expect(try fixture.desk.settleLetters(files) == 1)
        #expect(try fixture.desk.message(first)?.state == .left(on: "2026-11-23"))
        #expect(try fixture.desk.message(second)?.state == .written)
        #expect(try fixture.folder.names().contains("outbox"))
        #expect(try fixture.desk.letter(health: []).messageCount == 1)
    }

    @Test(
        "A note about other bytes, or about no letter, says nothing",
        arguments: [String(repeating: "0", count: 64), "", "x"]
    )
    func wrongNotes(digest: String) throws {
        _ = try keep("one")
        try noteLeft(try putLetter(), digest: digest)
        #expect(try fixture.desk.settleLetters(files) == 0)
        try fixture.folder.write([], to: "outbox/kiosk-x-99.age.left")
        #expect(try fixture.desk.settleLetters(files) == 0)
        #expect(try fixture.desk.message(1)?.state == .written)
    }

    @Test("A newer letter takes the place of one that no stick has taken, and holds what it held")
    func replacing() throws {
        _ = try keep("one")
        let first = try putLetter()
        _ = try keep("two")
        let second = try putLetter()
        #expect(second.messageCount == 2)
        let names = try runCommand(["ls", "outbox"], folder: fixture.folder.path).output
        #expect(names == "\(second.fileName)\n")
        #expect(first.fileName != second.fileName)
    }

    @Test("No code, password or token is in a letter")
    func noSecrets() throws {
        try fixture.add("boss", email: "boss@example.org", role: .administrator)
        _ = try fixture.signIn("boss")
        let code = try fixture.desk.issueCode(for: try #require(AccountName("boss")))
        _ = try keep("one")
        let archive = try fixture.desk.letter(health: []).archive
        let digits = code.grouped.filter { $0 != " " }
        for secret in [digits, code.grouped, DeskFixture.password, "scrypt:"] {
            #expect(archive.firstRange(of: Array(secret.utf8)) == nil)
        }
    }
}

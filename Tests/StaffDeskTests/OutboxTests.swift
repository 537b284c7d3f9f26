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
        try fixture.desk.keepLetters([letter.fileName], files)
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

    @Test("Many messages make several letters, and each that left speaks for its own messages alone")
    func portions() throws {
        for number in 1...5 { _ = try keep("\(number)") }
        var letters: [Letter] = []
        var next: Int? = 0
        while let previous = next {
            let letter = try fixture.desk.letter(health: [], after: previous, atMost: 2)
            try fixture.desk.put(letter, encrypted: letter.archive, files)
            letters.append(letter)
            next = letter.next
        }
        try fixture.desk.keepLetters(Set(letters.map(\.fileName)), files)
        #expect(letters.map(\.messageCount) == [2, 2, 1])
        let figures = Array("usage.csv".utf8)
        #expect(letters.map { $0.archive.firstRange(of: figures) != nil } == [true, false, false])
        try noteLeft(letters[1])
        #expect(try fixture.desk.settleLetters(files) == 2)
        let states = try (1...5).map { try fixture.desk.message($0)?.state }
        let left = DeskMessage.State.left(on: "2026-11-23")
        #expect(states == [.written, .written, left, left, .written])
        let names = try runCommand(["ls", "outbox"], folder: fixture.folder.path).output
        #expect(names == "\(letters[0].fileName)\n\(letters[2].fileName)\n")
    }

    @Test("What went by mail is in no letter, and is not said to have left on a stick")
    func mailed() throws {
        for text in ["one", "two", "three"] { _ = try keep(text) }
        try fixture.desk.markMailed(2)
        let letter = try putLetter()
        #expect(letter.messageCount == 2)
        try noteLeft(letter)
        #expect(try fixture.desk.settleLetters(files) == 2)
        #expect(try fixture.desk.message(2)?.state == .mailed)
    }

    @Test("The longest messages fill a letter of 10 MB at most")
    func longest() throws {
        let text = String(repeating: "𠀀", count: MessageText.maximumCount)
        for _ in 0..<4 { _ = try keep(text) }
        let archive = try fixture.desk.letter(health: []).archive
        #expect(archive.count / 4 * StaffDesk.mostInLetter < 10_000_000)
    }

    @Test("No code, password or token is in a letter")
    func noSecrets() throws {
        try fixture.add("boss", email: "boss@example.org", role: .administrator)
        _ = try fixture.signIn("boss")
        let code = try fixture.desk.issueCode(for: try #require(AccountName("boss")))
        _ = try keep("one")
        let letter = try putLetter()
        // As it was written: the mail file carries it in base64.
        let told = try runCommand(
            ["sh", "-c", "tar -xOf outbox/\(letter.fileName) messages/000001.eml | sed '1,/^\r$/d' | base64 -di"],
            folder: fixture.folder.path
        )
        #expect(told.output == "one\r\n")
        let digits = code.grouped.filter { $0 != " " }
        for secret in [digits, code.grouped, DeskFixture.password, "scrypt:"] {
            #expect(letter.archive.firstRange(of: Array(secret.utf8)) == nil)
        }
    }
}

import PobratimTesting
import StaffDesk
import Testing

@Suite("Messages and reports")
struct MessageTests {
    private let fixture: DeskFixture

    init() throws { fixture = try DeskFixture() }

    private func keep(_ text: String, by author: Account? = nil, about page: String? = nil) throws -> Int {
        try fixture.desk.keep(
            author == nil ? .report : .support,
            MessageText(text),
            by: author,
            about: page,
            language: "ru"
        )
    }

    @Test("Each has a number, and numbers are not used twice")
    func numbers() throws {
        let author = try fixture.add("ivan")
        #expect(try keep("один", by: author) == 1)
        #expect(try keep("два", by: author) == 2)
        #expect(try fixture.reopened().messages(by: author).map(\.number) == [2, 1])
        try fixture.desk.remove(try #require(AccountName("ivan")))
        #expect(try keep("three") == 3)
        #expect(try fixture.desk.message(1)?.author == "ivan")
    }

    @Test("A message is written, and no more than that is said, until it has left")
    func states() throws {
        #expect(try fixture.desk.message(try keep("x"))?.state == .written)
        try fixture.desk.markMailed(1)
        #expect(try fixture.desk.message(1)?.state == .mailed)
    }

    @Test("Texts keep every script and lose control characters")
    func cleaning() throws {
        #expect(try MessageText(" a\u{0}b\u{1B}[31m\tc\r\nd\re\u{202E}f\u{85}\n").text == "ab[31m c\nd\nef")
        #expect(try MessageText("青岛 🙂 नमस्ते").text == "青岛 🙂 नमस्ते")
        #expect(throws: MessageText.Fault.empty) { try MessageText(" \n\u{1}\t ") }
        _ = try MessageText(String(repeating: "ы", count: 4000))
        #expect(throws: MessageText.Fault.tooLong) { try MessageText(String(repeating: "ы", count: 4001)) }
    }

    private func keepLimited(_ limit: Int, by author: Account? = nil) throws {
        _ = try fixture.desk.keep(
            .report,
            MessageText("x"),
            by: author,
            about: nil,
            language: "ru",
            atMost: limit
        )
    }

    @Test("So many may be written within an hour, by each author, and by all visitors together")
    func hourLimit() throws {
        let author = try fixture.add("ivan")
        try keepLimited(1, by: author)
        for _ in 0..<2 { try keepLimited(2) }
        #expect(throws: DeskError.tooManyWithinHour) { try keepLimited(2) }
        #expect(throws: DeskError.tooManyWithinHour) { try keepLimited(1, by: author) }
        fixture.clock.run(3600)
        try keepLimited(1)
    }

    @Test("Messages written side by side, and through two openings of the file, keep to the limit")
    func hourLimitInParallel() async throws {
        let (desks, text) = ([fixture.desk, try fixture.reopened()], try MessageText("x"))
        let kept = Tally()
        await withTaskGroup { group in
            for number in 0..<40 {
                group.addTask {
                    let number = try? desks[number % 2].keep(
                        .report,
                        text,
                        by: nil,
                        about: nil,
                        language: "ru",
                        atMost: 10
                    )
                    if number != nil { kept.add() }
                }
            }
        }
        #expect(kept.count == 10)
    }

    @Test("As a mail file a message is ASCII lines that no text can break out of")
    func mailFile() throws {
        let author = try fixture.add("ivan", email: "ivan@example.org")
        fixture.clock.setWall(1_795_428_000, utcOffset: 10_800)
        let number = try keep(
            "Привет\n.\nFrom nobody\n\nSubject: no\n--x",
            by: author,
            about: "ru/qingdao.html\r\nBcc: evil@example.org"
        )
        let message = try #require(try fixture.desk.message(number))
        let lines = String(decoding: MailFile(message, kiosk: "00ff", to: nil).bytes, as: UTF8.self)
            .split(separator: "\r\n", omittingEmptySubsequences: false)
        let head = lines.prefix { !$0.isEmpty }
        #expect(
            head == [
                "From: ivan <kiosk@00ff.pobratim.invalid>", "To: Support: ;", "Subject: Support 1 (00ff)",
                "Message-ID: <1.1@00ff.pobratim.invalid>", "Reply-To: ivan@example.org",
                "Date: Mon, 23 Nov 2026 13:00:00 +0300",
                "X-Pobratim-Page: =?utf-8?B?cnUvcWluZ2Rhby5odG1sDQpCY2M6IGV2aWxAZXhh?=", " =?utf-8?B?bXBsZS5vcmc=?=",
                "Content-Language: ru", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
            ]
        )
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 < 128 } })
        #expect(MailFile(message, kiosk: "00ff", to: nil) == MailFile(message, kiosk: "00ff", to: nil))
    }

    @Test("A name with a full stop stands in quotation marks")
    func quotedName() throws {
        let author = try fixture.add("Ivan.Petrov")
        let message = try #require(try fixture.desk.message(try keep("x", by: author)))
        let text = String(decoding: MailFile(message, kiosk: "00ff", to: nil).bytes, as: UTF8.self)
        #expect(text.hasPrefix("From: \"Ivan.Petrov\" <kiosk@00ff.pobratim.invalid>\r\n"))
    }

    @Test("Long names in other scripts become encoded words, in lines of 78 characters at most")
    func encodedWords() throws {
        let author = try fixture.add(String(repeating: "щ", count: 40))
        let message = try #require(try fixture.desk.message(try keep("x", by: author)))
        let text = String(decoding: MailFile(message, kiosk: "00ff", to: nil).bytes, as: UTF8.self)
        #expect(text.hasPrefix("From: =?utf-8?B?0YnRidGJ0Yn"))
        #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 })
        #expect(
            text.contains("Date: Thu, 1 Jan 1970 00:00:00 +0000\r\nX-Pobratim-Time: unset clock, start 1, running 0 s")
        )
    }
}

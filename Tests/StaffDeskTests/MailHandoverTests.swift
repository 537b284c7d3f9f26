import PobratimTesting
import StaffDesk
import Testing

@Suite("Mail on its way")
struct MailHandoverTests {
    private let folder: TemporaryFolder
    private let spool: MailSpool
    private let code = MailSpool.Item.reset(account: 4)

    init() throws {
        folder = try TemporaryFolder()
        spool = MailSpool(DeskFiles(state: folder.path))
    }

    private func put(_ text: String) throws {
        let address = try #require(EmailAddress("a@example.org"))
        try spool.put(MailFile(resetAt: address, subject: text, text: text), as: code)
    }

    private func subject(_ name: String) throws -> String? {
        String(decoding: try folder.read("mail/\(name)"), as: UTF8.self).split(separator: "\r\n")
            .first { $0.hasPrefix("Subject: ") }.map { String($0.dropFirst(9)) }
    }

    @Test("A code that comes while the one before is on its way stays when that one has gone")
    func newer() throws {
        try put("old")
        let handover = try #require(try MailHandover(spool))
        #expect(try handover.take(code) == folder.path("mail/reset-4.leaving"))
        #expect(spool.items.isEmpty)
        #expect(spool.unsentCodes == [4])
        try put("new")
        try handover.leave(code)
        #expect(spool.items == [code])
        #expect(try subject("reset-4.eml") == "new")
    }

    @Test("What is given back waits again, and not over a newer one", arguments: [false, true])
    func givenBack(hasNewer: Bool) throws {
        try put("old")
        let handover = try #require(try MailHandover(spool))
        _ = try handover.take(code)
        if hasNewer { try put("new") }
        #expect(try handover.giveBack(code))
        #expect(try subject("reset-4.eml") == (hasNewer ? "new" : "old"))
        #expect(try folder.names() == ["mail"])
        #expect(try handover.take(code) != nil)
        #expect(spool.items.isEmpty)
    }

    @Test("What one that was cut off had on its way waits again")
    func cutOff() throws {
        try put("old")
        _ = try MailHandover(spool)?.take(code)
        #expect(spool.items.isEmpty)
        let next = try #require(try MailHandover(spool))
        #expect(spool.items == [code])
        #expect(try next.take(code) != nil)
    }

    @Test("A code that another took the place of while it was on its way does not come back")
    func takenAway() throws {
        try put("old")
        let handover = try #require(try MailHandover(spool))
        _ = try handover.take(code)
        try spool.remove(code)
        #expect(try !handover.giveBack(code))
        #expect(spool.items.isEmpty)
        #expect(spool.unsentCodes.isEmpty)
        #expect(try handover.take(code) == nil)
    }

    @Test("Where nothing was ever written there is nothing to hand over")
    func noSpool() throws { #expect(try MailHandover(spool) == nil) }

    @Test("One process hands over at a time")
    func oneAtATime() async throws {
        try put("old")
        var first = try MailHandover(spool)
        #expect(try first?.take(code) != nil)
        let spool = spool
        let second = Task.detached { try MailHandover(spool) != nil }
        // The second would have given it back by then.
        try await Task.sleep(for: .milliseconds(100))
        #expect(spool.items.isEmpty)
        first = nil
        #expect(try await second.value)
        #expect(spool.items == [code])
    }
}

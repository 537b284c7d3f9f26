import PobratimTesting
import StaffDesk
import Testing

@Suite("Resetting a password")
struct ResetTests {
    private let fixture: DeskFixture
    private let new = "another horse 8"

    init() throws {
        fixture = try DeskFixture()
        try fixture.add("boss", email: "boss@example.org", role: .administrator)
    }

    /// What the mail would carry.
    private func mailed(for typed: String) throws -> [ResetCode] {
        var codes: [ResetCode] = []
        try fixture.desk.noteCodeRequest(typed)
        try fixture.settleCodeRequests { _, code in codes.append(code) }
        return codes
    }

    private func use(_ code: ResetCode) throws -> PasswordReset {
        try fixture.desk.reset(typed: "boss@example.org", code: code.grouped, newPassword: new)
    }

    @Test("A code changes the password once")
    func once() throws {
        let code = try #require(try mailed(for: "boss@example.org").first)
        let session = try fixture.signIn("boss")
        #expect(try use(code) == .done)
        #expect(try fixture.desk.sessions(of: session.account).isEmpty)
        _ = try fixture.signIn("boss", new)
        #expect(try use(code) == .wrong)
    }

    @Test("Asking and trying cost the same whether or not there is such an account")
    func sameWork() throws {
        func work(_ typed: String) throws -> Int {
            let before = fixture.passwords.count
            _ = try mailed(for: typed)
            #expect(try fixture.desk.reset(typed: typed, code: "000 000 000", newPassword: new) == .wrong)
            return fixture.passwords.count - before
        }
        #expect(try work("boss@example.org") == 2)
        #expect(try work("nobody@example.org") == 2)
        #expect(try work("not an address") == 2)
    }

    @Test("A code lives for an hour of running time, whatever the wall clock says and over restarts")
    func lifetime() throws {
        fixture.clock.setWall(1_800_000_000)
        let code = try #require(try mailed(for: "boss").first)
        fixture.clock.setWall(1_000_000_000)
        fixture.clock.run(1000)
        _ = try fixture.signIn("boss")
        fixture.clock.restart(as: "second")
        fixture.clock.run(2599)
        let desk = try fixture.reopened()
        #expect(try desk.hasCode(1))
        fixture.clock.run(1)
        #expect(try !desk.hasCode(1))
        #expect(try desk.reset(typed: "boss", code: code.grouped, newPassword: new) == .wrong)
    }

    @Test("Five wrong tries end a code")
    func tries() throws {
        let code = try #require(try mailed(for: "boss").first)
        for _ in 0..<5 {
            let wrong = code.grouped == "000 000 000" ? "000 000 001" : "000 000 000"
            #expect(try fixture.desk.reset(typed: "boss", code: wrong, newPassword: new) == .wrong)
        }
        fixture.clock.run(60)
        #expect(try use(code) == .wrong)
    }

    @Test("A password with the account's name or address in it is refused to who has the code, and costs them no try")
    func unfit() throws {
        try fixture.add("Konstantin.Petrov", email: "kp@example.org")
        let code = try fixture.desk.issueCode(for: try #require(AccountName("Konstantin.Petrov"))).grouped
        func use(_ code: String, _ password: String, typed: String) throws -> PasswordReset {
            try fixture.desk.reset(typed: typed, code: code, newPassword: password)
        }
        let wrong = code == "000 000 000" ? "000 000 001" : "000 000 000"
        #expect(try use(wrong, "konstantin.petrov", typed: "kp@example.org") == .wrong)
        for _ in 0..<4 {
            #expect(try use(code, "konstantin.petrov", typed: "kp@example.org") == .unfit(.tooSimple))
            #expect(try use(code, "my kp@example.org", typed: "Konstantin.Petrov") == .unfit(.tooSimple))
        }
        #expect(try use(code, new, typed: "kp@example.org") == .done)
    }

    @Test("Side by side a code is used once")
    func parallel() async throws {
        let code = try #require(try mailed(for: "boss").first)
        let (desk, new) = (fixture.desk, new)
        let done = Tally()
        await withTaskGroup { group in
            for _ in 0..<20 {
                group.addTask {
                    if (try? desk.reset(typed: "boss", code: code.grouped, newPassword: new)) == .done {
                        done.add()
                    }
                }
            }
        }
        #expect(done.count == 1)
    }

    @Test("Three codes an hour are sent for an account")
    func requests() throws {
        for _ in 0..<3 { #expect(try mailed(for: "boss").count == 1) }
        #expect(try mailed(for: "boss").isEmpty)
        fixture.clock.run(3600)
        #expect(try mailed(for: "boss").count == 1)
    }

    @Test("Without mail the request waits for an administrator, whose code ends the waiting")
    func withoutMail() throws {
        for typed in ["boss", "nobody", "boss@example.org"] { try fixture.desk.noteCodeRequest(typed) }
        try fixture.settleCodeRequests()
        fixture.clock.run(90)
        let waiting = try fixture.desk.codeRequests(unsent: [])
        #expect(waiting.map(\.account.name) == ["boss"])
        #expect(waiting.map(\.askedAgo) == [90])
        let code = try fixture.desk.issueCode(for: try #require(AccountName("boss")))
        #expect(try fixture.desk.codeRequests(unsent: []).isEmpty)
        #expect(try use(code) == .done)
    }

    @Test("Whose code no mail system has taken waits for an administrator as well, whose code takes its place")
    func refusedMail() throws {
        let spool = MailSpool(DeskFiles(state: fixture.folder.path))
        let address = try #require(EmailAddress("boss@example.org"))
        try fixture.desk.noteCodeRequest("boss")
        try fixture.settleCodeRequests { account, code throws(DeskError) in
            try spool.put(MailFile(resetAt: address, subject: "s", text: code.grouped), as: .reset(account: account.id))
        }
        #expect(try fixture.desk.codeRequests(unsent: []).isEmpty)
        #expect(try fixture.desk.codeRequests(unsent: spool.unsentCodes).map(\.account.name) == ["boss"])
        let code = try fixture.desk.issueCode(for: try #require(AccountName("boss")), inPlaceOf: spool)
        #expect(spool.items.isEmpty)
        #expect(try fixture.desk.codeRequests(unsent: spool.unsentCodes).isEmpty)
        #expect(try use(code) == .done)
    }

    @Test("Of requests that nobody has looked at yet fifty are kept, and more of them write nothing")
    func flood() throws {
        for number in 0..<50 { try fixture.desk.noteCodeRequest("name\(number)") }
        let journal = try fixture.folder.read("desk.sqlite-wal").count
        for _ in 0..<50 { try fixture.desk.noteCodeRequest("boss") }
        #expect(try fixture.folder.read("desk.sqlite-wal").count == journal)
        let before = fixture.passwords.count
        try fixture.settleCodeRequests()
        #expect(fixture.passwords.count - before == 50)
    }

    @Test("No code lies readable in the file")
    func hashed() throws {
        let code = try #require(try mailed(for: "boss").first)
        let digits = Array(code.grouped.filter { $0 != " " }.utf8)
        for name in try fixture.folder.names() {
            #expect(try fixture.folder.read(name).firstRange(of: digits) == nil)
        }
    }

    @Test("A code is typed with or without spaces", arguments: ["123456789", "123 456 789", "123-456-789"])
    func typing(text: String) { #expect(ResetCode(text)?.grouped == "123 456 789") }

    @Test("Anything else is no code", arguments: ["", "12345678", "1234567890", "abcdefghi", "１２３４５６７８９"])
    func notCodes(text: String) { #expect(ResetCode(text) == nil) }
}

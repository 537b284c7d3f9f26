import PobratimTesting
import StaffDesk
import Testing

@Suite("Accounts")
struct AccountTests {
    private let fixture: DeskFixture

    init() throws { fixture = try DeskFixture() }

    @Test("There is no account that nobody made")
    func startsEmpty() throws {
        #expect(try fixture.desk.accounts.isEmpty)
        #expect(try fixture.desk.signIn(name: "admin", password: "admin") == .wrong)
    }

    @Test("Names and e-mail addresses are unique, whatever their capitals")
    func unique() throws {
        try fixture.add("Иван", email: "ivan@example.org")
        #expect(throws: DeskError.nameTaken) { try fixture.add("иван") }
        #expect(throws: DeskError.emailTaken) { try fixture.add("other", email: "IVAN@example.org") }
        #expect(try fixture.desk.accounts.map(\.name) == ["Иван"])
    }

    @Test("The last administrator cannot be removed")
    func lastAdministrator() throws {
        try fixture.add("boss", role: .administrator)
        try fixture.add("helper")
        let boss = try #require(AccountName("boss"))
        #expect(throws: DeskError.lastAdministrator) { try fixture.desk.remove(boss) }
        try fixture.add("second", role: .administrator)
        try fixture.desk.remove(boss)
        #expect(throws: DeskError.noSuchAccount) { try fixture.desk.remove(boss) }
        #expect(try fixture.desk.accounts.map(\.name) == ["helper", "second"])
    }

    @Test("Who is removed is signed out at once")
    func removalEndsSessions() throws {
        try fixture.add("helper")
        guard case .done(let token) = try fixture.desk.signIn(name: "helper", password: DeskFixture.password) else {
            Issue.record("not signed in")
            return
        }
        try fixture.desk.remove(try #require(AccountName("helper")))
        #expect(try fixture.desk.session(token) == nil)
    }

    @Test(
        "A name is letters of one script, digits, dots, hyphens and low lines, and looks like no other",
        arguments: [
            ("Иван.Петров", true), ("a", false), ("a b", false), ("a@b", false), ("x\ny", false), ("', DROP--", false),
            ("<b>", false), ("é-2_x", true), ("e\u{301}e", false), (String(repeating: "я", count: 41), false),
            ("\u{430}nna", false), ("ａｎｎａ", false), ("ﬁn", false), ("..", false), ("2026", false), ("李明", true),
            ("Strauß", true), ("Ирина-2", true),
        ]
    )
    func names(text: String, isTaken: Bool) {
        #expect((AccountName(text) != nil) == isTaken)
    }

    @Test(
        "An e-mail address needs no quoting anywhere",
        arguments: [
            ("a.b+c@example.org", true), ("a@b@c", false), ("a@", false), ("@b", false), ("a b@c", false),
            ("a@b\r\nBcc: c@d", false), ("<a@b>", false), ("a..b@c", false), ("иван@пример.рф", false),
            ("a@xn--e1afmkfd.xn--p1ai", true), ("\"a\"@b", false), ("-x,y@b", false),
        ]
    )
    func emails(text: String, isTaken: Bool) {
        #expect((EmailAddress(text) != nil) == isTaken)
    }

    @Test("A password is long, and not the name")
    func passwordRules() {
        #expect(PasswordRules.fault(in: "short", of: "ivan") == .tooShort)
        #expect(PasswordRules.fault(in: String(repeating: "abcd", count: 51), of: "ivan") == .tooLong)
        #expect(PasswordRules.fault(in: "ababababab", of: "ivan") == .tooSimple)
        #expect(PasswordRules.fault(in: "my Ivan 1234567", of: "ivan") == .tooSimple)
        #expect(PasswordRules.fault(in: "верный конь 7", of: "ivan") == nil)
    }

    @Test(
        "SQL in a field is text",
        arguments: ["'; DROP TABLE accounts; --", "\" OR 1=1 --", "a' OR 'a'='a", "%", "\0x"]
    )
    func sqlIsText(text: String) throws {
        let account = try fixture.add("boss", role: .administrator)
        #expect(try fixture.desk.signIn(name: text, password: text) == .wrong)
        #expect(try fixture.desk.signIn(name: "boss", password: text) == .wrong)
        try fixture.desk.noteCodeRequest(text)
        try fixture.settleCodeRequests()
        #expect(try fixture.desk.reset(typed: text, code: text, newPassword: text) == .wrong)
        let message = try MessageText(text)
        let number = try fixture.desk.keep(.report, message, by: account, about: text, language: text)
        #expect(try fixture.desk.message(number)?.text == message.text)
        try fixture.desk.store([.nothingFound(query: text): 3, .languageWished(text): 3])
        #expect(try fixture.desk.accounts.count == 1)
    }
}

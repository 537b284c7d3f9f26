import Database
import PobratimTesting
import StaffDesk
import Testing

@Suite("Sessions")
struct SessionTests {
    private let fixture: DeskFixture

    init() throws {
        fixture = try DeskFixture()
        try fixture.add("boss", role: .administrator)
    }

    private func token() throws -> Token {
        guard case .done(let token) = try fixture.desk.signIn(name: "boss", password: DeskFixture.password) else {
            throw DeskFixture.NotSignedIn()
        }
        return token
    }

    @Test("Each sign-in has a token of its own, which the file does not hold")
    func tokens() throws {
        let (first, second) = (try token(), try token())
        #expect(first != second)
        let names = try fixture.folder.names()
        #expect(names.contains("desk.sqlite-wal"))
        for name in names {
            let bytes = try fixture.folder.read(name)
            #expect(bytes.firstRange(of: Array(first.text.utf8)) == nil)
        }
    }

    @Test("A session ends after a quarter of an hour without a request")
    func idle() throws {
        let token = try token()
        for _ in 0..<4 {
            fixture.clock.run(14 * 60)
            #expect(try fixture.desk.session(token) != nil)
        }
        fixture.clock.run(15 * 60)
        #expect(try fixture.desk.session(token) == nil)
    }

    @Test("A session ends after eight hours whatever happens in it")
    func absolute() throws {
        let token = try token()
        for _ in 0..<47 {
            fixture.clock.run(600)
            #expect(try fixture.desk.session(token) != nil)
        }
        fixture.clock.run(600)
        #expect(try fixture.desk.session(token) == nil)
    }

    @Test("One session can be ended, and all of them")
    func ending() throws {
        let (first, second, third) = (try token(), try token(), try token())
        try fixture.desk.end(first)
        #expect(try fixture.desk.session(first) == nil)
        let account = try #require(try fixture.desk.session(second)).account
        #expect(try fixture.desk.sessions(of: account).count == 2)
        try fixture.desk.endAllSessions(of: account)
        #expect(try fixture.desk.session(second) == nil)
        #expect(try fixture.desk.session(third) == nil)
    }

    @Test("A new password ends every other session, and only the present password makes one")
    func passwordChange() throws {
        let (mine, other) = (try token(), try token())
        let session = try #require(try fixture.desk.session(mine))
        #expect(try fixture.desk.changePassword(of: session, from: "wrong", to: "another horse 8") == .wrong)
        #expect(
            try fixture.desk.changePassword(of: session, from: DeskFixture.password, to: "another horse 8") == .changed
        )
        #expect(try fixture.desk.session(mine) != nil)
        #expect(try fixture.desk.session(other) == nil)
        #expect(try fixture.desk.signIn(name: "boss", password: DeskFixture.password) == .wrong)
        _ = try fixture.signIn("boss", "another horse 8")
    }

    @Test("Who is signed in stays so while the disk takes nothing")
    func fullDisk() throws {
        let token = try token()
        let disk = try Connection(writing: fixture.folder.path("desk.sqlite"))
        fixture.clock.run(120)
        try disk.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON sessions BEGIN SELECT raise(ABORT, 'no room'); END"
        )
        #expect(try fixture.desk.session(token)?.seenAgo == 120)
    }

    @Test("The key of a form belongs to one token, and does not tell it")
    func formKeys() throws {
        let (first, second) = (fixture.desk.newToken(), fixture.desk.newToken())
        #expect(first.isFormKey(first.formKey))
        #expect(!second.isFormKey(first.formKey))
        #expect(!first.isFormKey(first.text))
        #expect(!first.isFormKey(""))
    }

    @Test("A reading of the clock that is older than another process's is no start of the machine, and no time")
    func olderReading() throws {
        fixture.clock.run(700)
        let token = try token()
        let other = try StaffDesk(
            path: fixture.folder.path("desk.sqlite"),
            clock: HandClock(),
            passwords: fixture.passwords
        )
        try other.noteCodeRequest("boss")
        fixture.clock.run(60)
        #expect(try fixture.desk.session(token)?.begunAgo == 60)
        _ = try other.issueCode(for: try #require(AccountName("boss")))
        #expect(try fixture.desk.session(token)?.begunAgo == 60)
        #expect(try fixture.desk.hasCode(1))
    }

    @Test("A restart of the server keeps sessions; running time goes on over a restart of the machine")
    func restarts() throws {
        let token = try token()
        #expect(try fixture.reopened().session(token) != nil)
        fixture.clock.restart(as: "second")
        fixture.clock.run(14 * 60)
        #expect(try fixture.reopened().session(token) != nil)
        fixture.clock.run(15 * 60)
        #expect(try fixture.reopened().session(token) == nil)
    }
}

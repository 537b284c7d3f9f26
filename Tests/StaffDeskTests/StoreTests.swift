import Database
import PobratimTesting
import StaffDesk
import Testing

@Suite("The desk's database")
struct StoreTests {
    private let fixture: DeskFixture

    init() throws { fixture = try DeskFixture() }

    @Test("Only its owner may read it")
    func permissions() throws {
        for name in try fixture.folder.names() { #expect(try fixture.folder.permissions(name) == 0o600) }
    }

    @Test("A database of something else is left alone")
    func foreign() throws {
        let path = fixture.folder.path("other.sqlite")
        try Connection(writing: path).execute("CREATE TABLE t(x)")
        let before = try fixture.folder.read("other.sqlite")
        #expect(throws: DeskError.foreign) { try StaffDesk(path: path) }
        #expect(try fixture.folder.read("other.sqlite") == before)
    }

    @Test("A damaged head is refused", arguments: [-1, 0, 1])
    func damagedHead(version: Int) throws {
        let path = fixture.folder.path("damaged.sqlite")
        try Connection(writing: path).execute(
            "PRAGMA application_id = 1349476932; PRAGMA user_version = \(version); CREATE TABLE t(x)"
        )
        #expect(throws: DeskError.self) { try StaffDesk(path: path) }
    }

    @Test("A file of the release before gets what it lacks, and keeps what it has")
    func older() throws {
        try fixture.add("ivan")
        try Connection(writing: fixture.folder.path("desk.sqlite")).execute(
            "ALTER TABLE outbox DROP COLUMN first_message; PRAGMA user_version = 1"
        )
        let desk = try fixture.reopened()
        #expect(try desk.accounts.map(\.name) == ["ivan"])
        #expect(try desk.letter(health: []).messageCount == 0)
    }

    @Test("A file of a newer release is refused, not changed")
    func newer() throws {
        try Connection(writing: fixture.folder.path("desk.sqlite")).execute("PRAGMA user_version = 9")
        #expect(throws: DeskError.tooNew(found: 9, newestKnown: 2)) { try fixture.reopened() }
    }

    @Test("The files of its log stay when it is closed, empty: what hides them from an update knows no new ones")
    func logStays() throws {
        let path = fixture.folder.path("closed.sqlite")
        do {
            let desk = try StaffDesk(path: path)
            #expect(try desk.accounts.isEmpty)
        }
        #expect(try fixture.folder.read("closed.sqlite-wal") == [])
        #expect(try fixture.folder.names().contains("closed.sqlite-shm"))
    }

    @Test("The kiosk keeps its name")
    func name() throws {
        #expect(fixture.desk.kioskName.utf8.count == 16)
        #expect(try fixture.reopened().kioskName == fixture.desk.kioskName)
    }
}

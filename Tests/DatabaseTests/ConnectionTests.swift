import Database
import Glibc
import PobratimTesting
import Testing

@Suite("Opening databases")
struct ConnectionTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func make(_ name: String, _ sql: String) throws -> String {
        let connection = try Connection(writing: folder.path(name))
        try connection.execute(sql)
        return folder.path(name)
    }

    private func open(_ path: String, maximumValueByteCount: Int = 1 << 20) throws(DatabaseError) -> Connection {
        try Connection(hostileFile: path, maximumValueByteCount: maximumValueByteCount)
    }

    @Test(
        "Any path opens, whatever a URI would make of it",
        arguments: ["a b", "50%.db", "a?mode=rw", "a#b", "ы&=;\"'"]
    )
    func opensAnyPath(name: String) throws {
        let path = try make(name, "CREATE TABLE t(x); INSERT INTO t VALUES (7)")
        let statement = try open(path).prepare("SELECT x FROM t")
        #expect(try statement.step())
        #expect(statement.integer(0) == 7)
        #expect(try folder.names() == [name])
    }

    @Test("The pages of a file that stay in memory are bounded as asked")
    func pageCache() throws {
        let path = try make("pages", "CREATE TABLE t(x)")
        let connection = try Connection(hostileFile: path, maximumValueByteCount: 1 << 20, pageCacheByteCount: 64 << 10)
        let statement = try connection.prepare("PRAGMA cache_size")
        #expect(try statement.step())
        // Negative for KiB rather than pages.
        #expect(statement.integer(0) == -64)
    }

    @Test("A missing file is called missing, and is not made")
    func missing() throws {
        #expect(throws: DatabaseError.missing(path: folder.path("none"))) { try open(folder.path("none")) }
        #expect(throws: DatabaseError.missing(path: "")) { try open("") }
        #expect(throws: DatabaseError.missing(path: "")) { try Connection(writing: "") }
        #expect(try folder.names() == [])
    }

    @Test("A folder, a pipe, a device and a loop of links are no regular files")
    func irregular() throws {
        _ = try runCommand(["mkfifo", "pipe"], folder: folder.path)
        _ = try runCommand(["ln", "-s", "loop", "loop"], folder: folder.path)
        for path in [folder.path, folder.path("pipe"), folder.path("loop"), "/dev/zero"] {
            #expect(throws: DatabaseError.notRegularFile(path: path)) { try open(path) }
        }
    }

    @Test("What the file system says of a path is kept, call and code")
    func fileSystem() {
        let path = folder.path(String(repeating: "n", count: 300))
        let failure = DatabaseError.Failure(call: "stat", code: 36, message: "File name too long")
        #expect(throws: DatabaseError.ioFailed(failure)) { try open(path) }
    }

    @Test("A file that this user may not read is told as such", .enabled(if: geteuid() != 0, "root may read anything"))
    func notPermitted() throws {
        let path = try make("p", "CREATE TABLE t(x)")
        _ = try runCommand(["chmod", "000", "p"], folder: folder.path)
        #expect(throws: DatabaseError.notPermitted(path: path)) { try open(path) }
    }

    @Test("A file that is no database is called so, by the first statement")
    func notADatabase() throws {
        try folder.write(Array(repeating: 65, count: 4096), to: "text")
        let error = #expect(throws: DatabaseError.self) {
            try open(folder.path("text")).prepare("SELECT 1 FROM sqlite_schema")
        }
        guard case .notADatabase(let failure) = error else {
            Issue.record("found \(String(describing: error))")
            return
        }
        #expect(failure.code == 26)
        #expect(failure.message == "file is not a database")
    }

    @Test("Pages that contradict each other are damage")
    func damaged() throws {
        let path = try make("d", "CREATE TABLE t(x); INSERT INTO t VALUES (zeroblob(20000))")
        var bytes = try folder.read("d")
        bytes.replaceSubrange(4096..<8192, with: repeatElement(0xff, count: 4096))
        try folder.write(bytes, to: "d")
        let error = #expect(throws: DatabaseError.self) { try open(path).prepare("SELECT x FROM t").step() }
        guard case .damaged(let failure) = error else {
            Issue.record("found \(String(describing: error))")
            return
        }
        #expect(failure.call == "sqlite3_step")
    }

    @Test("A value over the limit is refused, not held")
    func tooLarge() throws {
        let path = try make("l", "CREATE TABLE t(x); INSERT INTO t VALUES (zeroblob(100000))")
        let connection = try open(path, maximumValueByteCount: 50_000)
        let error = #expect(throws: DatabaseError.self) { try connection.prepare("SELECT x FROM t").step() }
        guard case .tooLarge = error else {
            Issue.record("found \(String(describing: error))")
            return
        }
    }

    @Test("A statement ends when its budget of steps is spent")
    func budget() throws {
        let connection = try open(try make("b", "CREATE TABLE t(x)"))
        let endless = try connection.prepare(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 1 FROM n WHERE i < 0"
        )
        connection.stepBudget = 100_000
        let error = #expect(throws: DatabaseError.self) { try endless.step() }
        guard case .tookTooLong = error else {
            Issue.record("found \(String(describing: error))")
            return
        }
        connection.stepBudget = nil
        #expect(try connection.prepare("SELECT 1").step())
    }

    @Test("A hostile file is not written, its views are not opened, and no other file is reached")
    func switchedOff() throws {
        let connection = try open(try make("v", "CREATE TABLE t(x); CREATE VIEW v AS SELECT 1 AS x"))
        for sql in [
            "INSERT INTO t VALUES (1)", "SELECT * FROM v", "ATTACH 'other' AS other", "SELECT load_extension('x')",
            "SELECT \"no such column\" FROM t",
        ] {
            #expect(throws: DatabaseError.self, "\(sql)") { _ = try connection.prepare(sql).step() }
        }
        #expect(try folder.names() == ["v"])
    }

    @Test("A broken constraint, a file in use and SQL that is none are told apart")
    func otherRefusals() throws {
        let connection = try Connection(
            writing: try make("c", "CREATE TABLE t(x PRIMARY KEY); INSERT INTO t VALUES (1)")
        )
        let broken = #expect(throws: DatabaseError.self) { try connection.execute("INSERT INTO t VALUES (1)") }
        if case .constraintBroken = broken {} else { Issue.record("found \(String(describing: broken))") }
        let other = try Connection(writing: folder.path("c"))
        try other.execute("BEGIN EXCLUSIVE")
        let busy = #expect(throws: DatabaseError.self) { try connection.execute("INSERT INTO t VALUES (2)") }
        if case .busy = busy {} else { Issue.record("found \(String(describing: busy))") }
        let refused = #expect(throws: DatabaseError.self) { try other.execute("SELEKT") }
        if case .refused(let failure) = refused {
            #expect(failure.message == "near \"SELEKT\": syntax error")
        } else {
            Issue.record("found \(String(describing: refused))")
        }
        let full = #expect(throws: DatabaseError.self) {
            try other.execute("PRAGMA max_page_count = 4; INSERT INTO t VALUES (zeroblob(100000))")
        }
        if case .diskFull = full {} else { Issue.record("found \(String(describing: full))") }
    }
}

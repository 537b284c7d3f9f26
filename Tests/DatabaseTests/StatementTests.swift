import Database
import PobratimTesting
import Testing

@Suite("Statements and blobs")
struct StatementTests {
    private let folder: TemporaryFolder
    private let connection: Connection

    init() throws {
        folder = try TemporaryFolder()
        connection = try Connection(writing: folder.path("s"))
        try connection.execute("CREATE TABLE t(x, y)")
    }

    @Test("What is bound comes back with its type, empty values too")
    func roundTrip() throws {
        let insert = try connection.prepare("INSERT INTO t VALUES (?1, ?2)")
        try insert.bind("", at: 1)
        try insert.bind([UInt8](), at: 2)
        #expect(try insert.step() == false)
        insert.reset()
        try insert.bind("Циндао\0!", at: 1)
        try insert.bind([1, 2, 3], at: 2)
        #expect(try insert.step() == false)
        insert.reset()
        try insert.bind(Int64.min, at: 1)
        #expect(try insert.step() == false)

        let select = try connection.prepare("SELECT x, y FROM t ORDER BY rowid")
        #expect(try select.step())
        #expect([0, 1].map(select.type(ofColumn:)) == [.text, .blob])
        #expect(select.text(0).isEmpty)
        #expect(try select.step())
        #expect(select.text(0) == "Циндао\0!")
        #expect(select.withBytes(ofColumn: 1) { $0.count } == 3)
        #expect(try select.step())
        #expect(select.integer(0) == .min)
        #expect(select.type(ofColumn: 1) == .null)
        #expect(select.withBytes(ofColumn: 1) { $0.count } == 0)
        #expect(try select.step() == false)
    }

    @Test("A blob is read whole, and only where it has the size that its row told")
    func blob() throws {
        var random = SplitMix64(seed: 1)
        let bytes = random.bytes(30_000)
        let insert = try connection.prepare("INSERT INTO t VALUES (1, ?1)")
        try insert.bind(bytes, at: 1)
        _ = try insert.step()
        insert.reset()
        #expect(try connection.blob(table: "t", column: "y", row: 1, byteCount: 30_000) == bytes)
        #expect(throws: DatabaseError.self) {
            try connection.blob(table: "t", column: "y", row: 1, byteCount: 30_001)
        }
        #expect(throws: DatabaseError.self) { try connection.blob(table: "t", column: "y", row: 2, byteCount: 0) }
        let open = try connection.openBlob(table: "t", column: "y", row: 1, byteCount: 30_000)
        for range in [0..<30_000, 12_345..<23_456, 29_999..<30_000, 7..<7] {
            #expect(try open.bytes(in: range) == Array(bytes[range]))
        }
    }
}

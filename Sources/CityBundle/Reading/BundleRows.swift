internal import Database

/// The one table of a bundle, read from a file that may lie. It gives what rows say; ``OpenBundle`` compares that with
/// the manifest.
final class BundleRows {
    /// The table, to the letter: a bundle's schema is this text and the index that its primary key implies.
    static let schema = "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)"
    /// A regular file; what else is in `mode` is permissions.
    static let regularFileMode: Int64 = 0o100_000
    /// Steps for what concerns a single row, and for reading the schema.
    private static let stepsForOneRow = 100_000
    /// A scan makes a dozen steps a row.
    private static let stepsForEachScannedRow = 100
    /// Enough for the way to a row, which every reader goes. The pages of members would fill more with what nobody reads
    /// again: who needs a member twice keeps its answer, and the system keeps the file.
    private static let pageCacheByteCount = 256 * 1024

    private let connection: Connection
    private let lookup: Statement
    private let fileByteCount: Int
    private var openBlobs: [Ticket: Blob] = [:]
    private var ticketCount = 0

    /// Stands for a member that is open to be read piece by piece.
    struct Ticket: Hashable, Sendable {
        fileprivate let number: Int
    }

    /// Where a member is, and what its row says of it.
    struct Row {
        var id: Int64
        /// `sz`: bytes once inflated.
        var inflatedByteCount: Int
        /// `length(data)`.
        var storedByteCount: Int
    }

    init(path: String, limits: BundleLimits) throws(BundleError) {
        let file = try RegularFile(path: path)
        try BundleHeader.check(try file.prefix(BundleHeader.byteCount), fileByteCount: file.byteCount)
        fileByteCount = file.byteCount
        do {
            connection = try Connection(
                hostileFile: path,
                maximumValueByteCount: limits.storedValueByteCount,
                pageCacheByteCount: Self.pageCacheByteCount
            )
            connection.stepBudget = Self.stepsForOneRow
        } catch { throw .database(error) }
        try Self.checkSchema(connection)
        do {
            lookup = try connection.prepare(
                "SELECT rowid, mode, sz, typeof(data), length(data) FROM sqlar WHERE name = ?1"
            )
        } catch { throw .database(error) }
    }

    /// - Returns: `nil` when there is no such row.
    func row(named name: String, or fault: BundleError) throws(BundleError) -> Row? {
        connection.stepBudget = Self.stepsForOneRow
        do {
            defer { lookup.reset() }
            try lookup.bind(name, at: 1)
            guard try lookup.step() else { return nil }
            guard let row = row(lookup, firstColumn: 0) else { throw Refusal.row }
            return row
        } catch let error as DatabaseError {
            throw .database(error)
        } catch {
            throw fault
        }
    }

    func data(of row: Row) throws(BundleError) -> [UInt8] {
        connection.stepBudget = Self.stepsForOneRow
        do {
            return try connection.blob(table: "sqlar", column: "data", row: row.id, byteCount: row.storedByteCount)
        } catch { throw .database(error) }
    }

    func open(_ row: Row) throws(BundleError) -> Ticket {
        do {
            ticketCount += 1
            let ticket = Ticket(number: ticketCount)
            openBlobs[ticket] = try connection.openBlob(
                table: "sqlar",
                column: "data",
                row: row.id,
                byteCount: row.storedByteCount
            )
            return ticket
        } catch { throw .database(error) }
    }

    /// - Parameter range: within the member, which has not been closed.
    func bytes(in range: Range<Int>, of ticket: Ticket) throws(BundleError) -> [UInt8] {
        guard let blob = openBlobs[ticket] else { preconditionFailure("what is closed is not read") }
        connection.stepBudget = Self.stepsForOneRow
        do { return try blob.bytes(in: range) } catch { throw .database(error) }
    }

    func close(_ ticket: Ticket) { openBlobs[ticket] = nil }

    /// Hands over every name in order and the row's id, out of the index alone.
    func forEachName(
        atMost count: Int,
        _ body: (Span<UInt8>, Int64) throws(BundleError) -> Void
    ) throws(BundleError) {
        connection.stepBudget = Self.stepsForOneRow + count * Self.stepsForEachScannedRow
        let statement: Statement
        do { statement = try connection.prepare("SELECT name, rowid FROM sqlar ORDER BY name") } catch {
            throw .database(error)
        }
        while true {
            do { guard try statement.step() else { return } } catch { throw .database(error) }
            let id = statement.integer(1)
            // SQLite takes any type in any column. A name that is no text is not listed under any text.
            guard statement.type(ofColumn: 0) == .text else { throw .memberUnlisted(Excerpt(statement.text(0))) }
            try statement.withBytes(ofColumn: 0) { name throws(BundleError) in try body(name, id) }
        }
    }

    /// Hands over every row in the order of the table, with its name; `nil` for a row that breaks the rules.
    func forEachRow(_ body: (String, Int64, Row?) throws(BundleError) -> Void) throws(BundleError) {
        let statement: Statement
        do {
            statement = try connection.prepare(
                "SELECT name, rowid, mode, sz, typeof(data), length(data) FROM sqlar NOT INDEXED"
            )
        } catch { throw .database(error) }
        while true {
            connection.stepBudget = Self.stepsForOneRow
            do { guard try statement.step() else { return } } catch { throw .database(error) }
            try body(statement.text(0), statement.integer(1), row(statement, firstColumn: 1))
        }
    }
}

extension BundleRows {
    private enum Refusal: Error { case row }

    /// The columns `rowid, mode, sz, typeof(data), length(data)`; `nil` where they are not a regular file's.
    private func row(_ statement: Statement, firstColumn: Int) -> Row? {
        guard (1...2).allSatisfy({ statement.type(ofColumn: firstColumn + $0) == .integer }),
            statement.integer(firstColumn + 1) & ~0o777 == Self.regularFileMode,
            statement.text(firstColumn + 3) == "blob",
            let inflatedByteCount = Int(exactly: statement.integer(firstColumn + 2)), inflatedByteCount >= 0,
            let storedByteCount = Int(exactly: statement.integer(firstColumn + 4)),
            // More than the file has would be memory taken for nothing.
            storedByteCount <= min(inflatedByteCount, fileByteCount)
        else { return nil }
        return Row(
            id: statement.integer(firstColumn),
            inflatedByteCount: inflatedByteCount,
            storedByteCount: storedByteCount
        )
    }

    private static func checkSchema(_ connection: Connection) throws(BundleError) {
        var found: [String] = []
        do {
            let statement = try connection.prepare(
                "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid LIMIT 3"
            )
            while try statement.step() {
                found.append((0..<4).map(statement.text).joined(separator: "|"))
            }
        } catch { throw .database(error) }
        let expected = ["table|sqlar|sqlar|\(schema)", "index|sqlite_autoindex_sqlar_1|sqlar|"]
        guard found == expected else {
            let surprise = found.first { !expected.contains($0) } ?? "\(found.count) of \(expected.count) entries"
            throw .schema(found: Excerpt(surprise))
        }
    }
}

internal import Database

/// The one table of a bundle, read from a file that may lie. It gives what rows say; ``OpenBundle`` compares that with
/// the manifest.
///
/// Names and rows are read by this program itself, page by page. SQLite reads the data alone, from rows whose way and
/// whose size were found sound before.
final class BundleRows {
    /// The table, to the letter: a bundle's schema is this text and the index that its primary key implies.
    static let schema = "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)"
    /// A regular file; what else is in `mode` is permissions.
    static let regularFileMode: Int64 = 0o100_000
    /// Steps for what concerns a single row, and for reading the schema.
    private static let stepsForOneRow = 100_000
    /// Enough for the way to a row, which every reader goes. The pages of members would fill more with what nobody reads
    /// again: who needs a member twice keeps its answer, and the system keeps the file.
    private static let pageCacheByteCount = 256 * 1024

    private let connection: Connection
    private let names: NameIndex
    private let table: RowTable
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
        let pages = try BundlePages(path: path)
        let schema = try BundleSchema(of: pages)
        names = NameIndex(pages: pages, root: schema.indexRoot)
        table = RowTable(pages: pages, root: schema.tableRoot)
        do {
            connection = try Connection(
                hostileFile: path,
                maximumValueByteCount: limits.storedValueByteCount,
                pageCacheByteCount: Self.pageCacheByteCount
            )
            connection.stepBudget = Self.stepsForOneRow
        } catch { throw .database(error) }
    }

    /// - Parameter fault: what a row is that breaks the rules, or has another name than the index says.
    /// - Returns: `nil` when there is no such row.
    func row(named name: String, or fault: BundleError) throws(BundleError) -> Row? {
        guard let id = try names.row(named: name) else { return nil }
        let entry = try table.entry(id)
        guard let row = entry.row, let found = entry.name, found.elementsEqual(name.utf8) else { throw fault }
        return row
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
    ///
    /// - Parameter body: throws at a name that it has had before.
    func forEachName(_ body: (Span<UInt8>, Int64) throws(BundleError) -> Void) throws(BundleError) {
        try names.forEachName(body)
    }

    /// Hands over every row in the order of the table, with its name; `nil` for a row that breaks the rules.
    func forEachRow(_ body: (String, Int64, Row?) throws(BundleError) -> Void) throws(BundleError) {
        try table.forEachEntry { entry throws(BundleError) in
            try body(String(decoding: entry.name ?? [], as: UTF8.self), entry.id, entry.row)
        }
    }
}

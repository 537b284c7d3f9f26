internal import Database

/// Where the one table of a bundle and its one index start. Read from page 1, which holds both entries of the schema and
/// nothing else, before SQLite has opened the file.
struct BundleSchema {
    let tableRoot: UInt32
    let indexRoot: UInt32

    private static let table = "table|sqlar|sqlar|\(BundleRows.schema)"
    private static let index = "index|sqlite_autoindex_sqlar_1|sqlar|"

    /// - Throws: ``BundleError/schema(found:)``, ``BundleError/database(_:)``.
    init(of pages: BundlePages) throws(BundleError) {
        let page = try pages.page(1)
        guard page.kind == .tableLeaf else { throw .schema(found: Excerpt("a schema of several pages")) }
        var found: [String] = []
        var roots: [Int64] = []
        // The third is a surprise already.
        for index in 0..<min(page.cellCount, 3) {
            let (entry, root) = try Self.entry(index, on: page)
            found.append(entry)
            if let root { roots.append(root) }
        }
        let expected = [Self.table, Self.index]
        guard found == expected else {
            let surprise = found.first { !expected.contains($0) } ?? "\(found.count) of \(expected.count) entries"
            throw .schema(found: Excerpt(surprise))
        }
        let numbers = roots.compactMap { UInt32(exactly: $0) }.filter { $0 >= 2 && Int($0) <= pages.count }
        guard numbers.count == 2, numbers[0] != numbers[1] else {
            throw .damaged(page: 1, "the schema's trees start nowhere")
        }
        tableRoot = numbers[0]
        indexRoot = numbers[1]
    }

    /// The columns `type|name|tbl_name|sql` of an entry, and its `rootpage`.
    private static func entry(_ index: Int, on page: TreePage) throws(BundleError) -> (String, Int64?) {
        let cell = try checking { () throws(DatabaseError) in try page.cell(at: index) }
        guard cell.firstOverflowPage == nil else {
            return (String(decoding: page.beginning(of: cell), as: UTF8.self), nil)
        }
        let record = try checking { () throws(DatabaseError) in try page.record(of: cell) }
        guard record.columns.count == 5 else { throw .damaged(page: 1, "the schema has other columns") }
        let texts = [0, 1, 2, 4].map { column in
            guard case .text(let range) = record.columns[column] else { return "" }
            return String(decoding: page.text(range), as: UTF8.self)
        }
        guard case .integer(let root) = record.columns[3] else { return (texts.joined(separator: "|"), nil) }
        return (texts.joined(separator: "|"), root)
    }
}

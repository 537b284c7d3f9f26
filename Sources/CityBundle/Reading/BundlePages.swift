internal import Database

/// The pages of a file that may lie, read by this program itself. SQLite follows whatever a file says, at a cost that the
/// file decides; here each way down a tree is as long as ``TreePage/maximumDepth`` at most, and no number is believed
/// before it was compared with the file's size.
///
/// To be used by one thread at a time.
final class BundlePages {
    /// Every look-up goes through the same few interior pages.
    private static let keptPageCount = 64

    let byteCount: Int
    /// How many pages the file has.
    var count: Int { Int(pageCount) }
    private let file: RegularFile
    private let pageCount: UInt32
    private var kept: [UInt32: TreePage] = [:]

    /// - Throws: what ``BundleHeader/check(_:fileByteCount:)`` does; ``BundleError/file(path:call:errno:)``,
    ///   ``BundleError/notRegularFile(path:)``.
    init(path: String) throws(BundleError) {
        file = try RegularFile(path: path)
        byteCount = file.byteCount
        try BundleHeader.check(try file.prefix(BundleHeader.byteCount), fileByteCount: byteCount)
        // The header counts them in four bytes, and its count is the right one.
        pageCount = UInt32(byteCount / BundleHeader.pageByteCount)
    }

    /// - Throws: ``BundleError/file(path:call:errno:)``, ``BundleError/database(_:)``.
    func page(_ number: UInt32) throws(BundleError) -> TreePage {
        if let page = kept[number] { return page }
        let bytes = try file.bytes(
            count: BundleHeader.pageByteCount,
            at: (Int(number) - 1) * BundleHeader.pageByteCount
        )
        let page = try checking { () throws(DatabaseError) in
            let page = try TreePage(number: number, bytes: bytes, pageCount: pageCount)
            try Self.checkOrder(of: page)
            return page
        }
        if !page.kind.isLeaf {
            if kept.count == Self.keptPageCount { kept.removeAll(keepingCapacity: true) }
            kept[number] = page
        }
        return page
    }

    /// SQLite, which reads the data, looks a row up as ``RowTable`` does, so that both find the same one. That holds where
    /// ids rise.
    private static func checkOrder(of page: TreePage) throws(DatabaseError) {
        guard page.kind.isTable, page.number != 1 else { return }
        var last = Int64.min
        for index in 0..<page.cellCount {
            let id = try page.cell(at: index).rowID
            guard index == 0 || id > last else { throw .damaged(page: page.number, "its rows are not in order") }
            last = id
        }
    }

    /// A page of one of the two trees, so deep below its root.
    func page(_ number: UInt32, ofTable isTable: Bool, depth: Int) throws(BundleError) -> TreePage {
        let page = try page(number)
        guard page.kind.isTable == isTable else { throw .damaged(page: number, "it belongs to another kind of tree") }
        guard depth < TreePage.maximumDepth else { throw .damaged(page: number, "it lies too deep in its tree") }
        // An empty page would be a page that any number of others may point at.
        guard page.cellCount > 0 || depth == 0 && page.kind.isLeaf else { throw .damaged(page: number, "it is empty") }
        return page
    }
}

/// Runs what reads a page, and says why it was refused.
func checking<Result>(_ body: () throws(DatabaseError) -> Result) throws(BundleError) -> Result {
    do { return try body() } catch { throw .database(error) }
}

extension BundleError {
    /// A page breaks a rule of the file format, or of bundles.
    static func damaged(page: UInt32, _ message: String) -> BundleError {
        .database(.damaged(page: page, message))
    }
}

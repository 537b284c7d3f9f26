internal import Database

/// The table of a bundle, by the ids of its rows. Of a row only its cell is read: the name, the numbers, and how long the
/// data is. All of that lies in the cell, however long the data.
struct RowTable {
    let pages: BundlePages
    let root: UInt32

    /// A row as it lies there.
    struct Entry {
        var id: Int64
        /// The bytes of `name`; `nil` where it is no text, or does not lie in the cell.
        var name: ArraySlice<UInt8>?
        /// `nil` for a row that breaks the rules.
        var row: BundleRows.Row?
        /// All the bytes of the row.
        var byteCount: Int
    }

    /// - Throws: ``BundleError/database(_:)`` where there is no such row, as the index knows it.
    func entry(_ id: Int64) throws(BundleError) -> Entry {
        var number = root
        for depth in 0...TreePage.maximumDepth {
            let page = try pages.page(number, ofTable: true, depth: depth)
            let found = try Self.place(of: id, on: page)
            guard page.kind.isLeaf else {
                number = found.child
                continue
            }
            guard let cell = found.cell, cell.rowID == id else { break }
            return try entry(cell, on: page)
        }
        throw .damaged(page: number, "row \(id) of the index is not in the table")
    }

    /// Hands over every row in the order of the table.
    ///
    /// - Throws: ``BundleError/database(_:)`` where the rows are not in order, or claim more bytes than the file has.
    func forEachEntry(_ body: (Entry) throws(BundleError) -> Void) throws(BundleError) {
        var last: Int64?
        var remaining = pages.byteCount
        try walk(root, depth: 0) { page, cell throws(BundleError) in
            if let last, cell.rowID <= last { throw .damaged(page: page.number, "its rows are not in order") }
            last = cell.rowID
            let entry = try entry(cell, on: page)
            remaining -= entry.byteCount
            guard remaining >= 0 else { throw .damaged(page: page.number, "rows claim more bytes than the file has") }
            try body(entry)
        }
    }

    private func walk(
        _ number: UInt32,
        depth: Int,
        _ body: (TreePage, TreeCell) throws(BundleError) -> Void
    ) throws(BundleError) {
        let page = try pages.page(number, ofTable: true, depth: depth)
        for index in 0..<page.cellCount {
            let cell = try checking { () throws(DatabaseError) in try page.cell(at: index) }
            if let child = cell.leftChild { try walk(child, depth: depth + 1, body) } else { try body(page, cell) }
        }
        guard !page.kind.isLeaf else { return }
        try walk(
            try checking { () throws(DatabaseError) in try page.rightmostChild() },
            depth: depth + 1,
            body
        )
    }

    /// On a leaf the first cell whose id is not smaller; on an interior page the child that such ids are below.
    private static func place(
        of id: Int64,
        on page: TreePage
    ) throws(BundleError) -> (cell: TreeCell?, child: UInt32) {
        try checking { () throws(DatabaseError) in
            var low = 0
            var high = page.cellCount
            while low < high {
                let middle = (low + high) / 2
                if try page.cell(at: middle).rowID < id { low = middle + 1 } else { high = middle }
            }
            let cell = low < page.cellCount ? try page.cell(at: low) : nil
            guard !page.kind.isLeaf else { return (cell, 0) }
            if let child = cell?.leftChild { return (cell, child) }
            return (cell, try page.rightmostChild())
        }
    }

    private func entry(_ cell: TreeCell, on page: TreePage) throws(BundleError) -> Entry {
        let record = try checking { () throws(DatabaseError) in try page.record(of: cell) }
        var entry = Entry(id: cell.rowID, byteCount: cell.payloadByteCount)
        if case .text(let range)? = record.columns.first { entry.name = page.text(range) }
        entry.row = row(cell.rowID, record)
        return entry
    }

    /// The columns `name, mode, mtime, sz, data`; `nil` where they are not a regular file's.
    private func row(_ id: Int64, _ record: TreeRecord) -> BundleRows.Row? {
        guard record.columns.count == 5, case .integer(let mode) = record.columns[1],
            mode & ~0o777 == BundleRows.regularFileMode, case .integer(let size) = record.columns[3],
            case .blob(let storedByteCount) = record.columns[4], let inflatedByteCount = Int(exactly: size),
            inflatedByteCount >= 0,
            // More than the file has would be memory taken for nothing.
            storedByteCount <= min(inflatedByteCount, pages.byteCount)
        else { return nil }
        return BundleRows.Row(id: id, inflatedByteCount: inflatedByteCount, storedByteCount: storedByteCount)
    }
}

internal import Database

/// The index of a bundle: names in the order of their bytes, each with the id of its row. A name has at most 200 bytes, so
/// every key lies wholly in its page; one that goes on elsewhere is refused before anything follows it.
struct NameIndex {
    let pages: BundlePages
    let root: UInt32

    /// A key: the bytes of the name, and the row.
    private typealias Key = (name: ArraySlice<UInt8>, row: Int64)

    /// - Returns: the id of the row with this name; `nil` where there is none.
    func row(named name: String) throws(BundleError) -> Int64? {
        let name = Array(name.utf8)
        var number = root
        for depth in 0...TreePage.maximumDepth {
            let page = try pages.page(number, ofTable: false, depth: depth)
            var low = 0
            var high = page.cellCount
            while low < high {
                let middle = (low + high) / 2
                let key = try Self.key(of: try Self.cell(middle, on: page), on: page)
                switch ByteOrder(key.name.span, name.span) {
                case .same: return key.row
                case .before: low = middle + 1
                case .after: high = middle
                }
            }
            guard !page.kind.isLeaf else { return nil }
            number = try Self.child(low, of: page)
        }
        return nil
    }

    /// Hands over every name with its row, in the order of the index.
    ///
    /// - Parameter body: throws at a name that it has had before, or the walk may be long.
    func forEachName(_ body: (Span<UInt8>, Int64) throws(BundleError) -> Void) throws(BundleError) {
        try walk(root, depth: 0, body)
    }

    private func walk(
        _ number: UInt32,
        depth: Int,
        _ body: (Span<UInt8>, Int64) throws(BundleError) -> Void
    ) throws(BundleError) {
        let page = try pages.page(number, ofTable: false, depth: depth)
        for index in 0..<page.cellCount {
            let cell = try Self.cell(index, on: page)
            if let child = cell.leftChild { try walk(child, depth: depth + 1, body) }
            let key = try Self.key(of: cell, on: page)
            try body(key.name.span, key.row)
        }
        if !page.kind.isLeaf { try walk(try Self.child(page.cellCount, of: page), depth: depth + 1, body) }
    }

    private static func cell(_ index: Int, on page: TreePage) throws(BundleError) -> TreeCell {
        try checking { () throws(DatabaseError) in try page.cell(at: index) }
    }

    private static func child(_ index: Int, of page: TreePage) throws(BundleError) -> UInt32 {
        try checking { () throws(DatabaseError) in
            guard index < page.cellCount, let child = try page.cell(at: index).leftChild else {
                return try page.rightmostChild()
            }
            return child
        }
    }

    /// - Throws: ``BundleError/memberUnlisted(_:)`` for a key that is no name, as no manifest lists it.
    private static func key(of cell: TreeCell, on page: TreePage) throws(BundleError) -> Key {
        guard cell.firstOverflowPage == nil else { throw .memberUnlisted(beginning(of: cell, on: page)) }
        let record = try checking { () throws(DatabaseError) in try page.record(of: cell) }
        guard record.columns.count == 2, case .integer(let row) = record.columns[1] else {
            throw .damaged(page: page.number, "a key of the index is none")
        }
        // SQLite takes any type in any column. A name that is no text is not listed under any text.
        guard case .text(let range) = record.columns[0] else {
            throw .memberUnlisted(beginning(of: cell, on: page))
        }
        return (page.text(range), row)
    }

    private static func beginning(of cell: TreeCell, on page: TreePage) -> Excerpt {
        Excerpt(String(decoding: page.beginning(of: cell).prefix(1024), as: UTF8.self))
    }
}

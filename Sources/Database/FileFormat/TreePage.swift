/// One page of a b-tree, as SQLite's documented file format has it (https://sqlite.org/fileformat2.html#b_tree_pages).
/// The page gives nothing that it has not checked: every offset lies within it, every child within the file.
///
/// ```
/// offset  size  field 0       1     2: index, interior   5: table, interior   10: index, leaf   13: table, leaf 1
/// 2     first free block; nothing here follows it 3       2     number of cells 5       2     start of the cells;
/// nothing here depends on it 7       1     fragmented free bytes 8       4     rightmost child; interior pages alone
/// 8, 12   2     offset of each cell, in the order of keys ``` On page 1 all of it stands behind the hundred bytes of
/// the file's header; offsets of cells count from the page's start. The page has no reserved bytes at its end: whoever
/// reads the file's header has seen to that.
package struct TreePage {
    package enum Kind: UInt8, Sendable {
        case indexInterior = 2
        case tableInterior = 5
        case indexLeaf = 10
        case tableLeaf = 13

        package var isLeaf: Bool { self == .indexLeaf || self == .tableLeaf }
        package var isTable: Bool { self == .tableInterior || self == .tableLeaf }
    }

    /// SQLite itself goes no deeper (`BTCURSOR_MAX_DEPTH`).
    package static let maximumDepth = 20

    package let number: UInt32
    package let kind: Kind
    package let cellCount: Int
    /// The pages of the file, counted.
    let pageCount: UInt32
    let bytes: [UInt8]
    private let pointers: Int

    /// - Parameters:
    ///   - number: which page of the file, from 1 on.
    ///   - bytes: the whole page.
    ///   - pageCount: of the file.
    /// - Throws: ``DatabaseError/damaged(_:)``.
    package init(number: UInt32, bytes: [UInt8], pageCount: UInt32) throws(DatabaseError) {
        let start = number == 1 ? 100 : 0
        guard bytes.count >= start + 12, let kind = Kind(rawValue: bytes[start]) else {
            throw .damaged(page: number, "it is no page of a tree")
        }
        let cellCount = Int(bytes[start + 3]) << 8 | Int(bytes[start + 4])
        let pointers = start + (kind.isLeaf ? 8 : 12)
        guard pointers + 2 * cellCount <= bytes.count else {
            throw .damaged(page: number, "its cells do not fit into it")
        }
        self.number = number
        self.bytes = bytes
        self.pageCount = pageCount
        self.kind = kind
        self.cellCount = cellCount
        self.pointers = pointers
    }

    /// The child with the greatest keys, of an interior page.
    package func rightmostChild() throws(DatabaseError) -> UInt32 {
        precondition(!kind.isLeaf, "a leaf has no children")
        return try child(at: pointers - 4)
    }

    /// The checked offset at which a cell starts.
    func start(ofCell index: Int) throws(DatabaseError) -> Int {
        precondition((0..<cellCount).contains(index), "there is no such cell")
        let offset = word16(at: pointers + 2 * index)
        guard offset >= pointers + 2 * cellCount, offset + 4 <= bytes.count else {
            throw .damaged(page: number, "a cell lies outside of it")
        }
        return offset
    }

    /// The number of a page other than the first, at an offset that lies in the page.
    func child(at offset: Int) throws(DatabaseError) -> UInt32 {
        let child = bytes[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard child >= 2, child <= pageCount else {
            throw .damaged(page: number, "it points at page \(child) of \(pageCount)")
        }
        return child
    }

    private func word16(at offset: Int) -> Int { Int(bytes[offset]) << 8 | Int(bytes[offset + 1]) }

    /// A number of one to nine bytes, seven bits each, the last one eight
    /// (https://sqlite.org/fileformat2.html#varint).
    ///
    /// - Parameters:
    ///   - offset: where it starts; then, where it ends.
    ///   - end: what it may not reach beyond.
    func varint(at offset: inout Int, before end: Int) throws(DatabaseError) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<9 {
            guard offset < end else { throw .damaged(page: number, "a number does not end") }
            let byte = bytes[offset]
            offset += 1
            if index == 8 { return value << 8 | UInt64(byte) }
            value = value << 7 | UInt64(byte & 0x7f)
            if byte & 0x80 == 0 { return value }
        }
        return value
    }
}

extension DatabaseError {
    /// Names what is wrong with a page, under SQLite's own code for a damaged file.
    package static func damaged(page: UInt32, _ message: String) -> DatabaseError {
        .damaged(Failure(call: "page \(page)", code: damagedCode, message: message))
    }
}

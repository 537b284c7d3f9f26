/// A SQLite file whose pages are laid by hand, as somebody would who means harm
/// (https://sqlite.org/fileformat2.html#b_tree_pages).
package struct ForgedPages {
    package static let pageByteCount = 4096
    /// Where a bundle's trees start.
    package static let tableRoot: UInt32 = 2
    package static let indexRoot: UInt32 = 3

    package private(set) var bytes: [UInt8]

    /// - Parameter bytes: of a good file.
    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var pageCount: UInt32 { UInt32(bytes.count / Self.pageByteCount) }

    /// Puts a page into the place of another, or behind the last. The header counts it.
    package mutating func replace(_ number: UInt32, with page: [UInt8]) {
        precondition(page.count == Self.pageByteCount && number <= pageCount + 1)
        let start = (Int(number) - 1) * Self.pageByteCount
        bytes.replaceSubrange(start..<min(start + Self.pageByteCount, bytes.count), with: page)
        count(pageCount)
    }

    /// Makes the header count so many pages.
    package mutating func count(_ pages: UInt32) { bytes.replaceSubrange(28..<32, with: Self.word(pages)) }

    package static func word(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    package static func varint(_ value: UInt64) -> [UInt8] {
        if value >> 56 != 0 {
            return (0..<8).map { UInt8(truncatingIfNeeded: value >> (57 - 7 * UInt64($0))) & 0x7f | 0x80 }
                + [UInt8(truncatingIfNeeded: value)]
        }
        var bytes = [UInt8(value & 0x7f)]
        var rest = value >> 7
        while rest > 0 {
            bytes.insert(UInt8(rest & 0x7f) | 0x80, at: 0)
            rest >>= 7
        }
        return bytes
    }

    /// A page of a tree.
    ///
    /// - Parameters:
    ///   - kind: 2, 5, 10 or 13.
    ///   - cells: in the order of their keys.
    ///   - rightmost: the last child of an interior page.
    package static func page(_ kind: UInt8, cells: [[UInt8]], rightmost: UInt32? = nil) -> [UInt8] {
        var page = [UInt8](repeating: 0, count: pageByteCount)
        var end = pageByteCount
        var pointers: [UInt8] = []
        for cell in cells {
            end -= cell.count
            page.replaceSubrange(end..<(end + cell.count), with: cell)
            pointers += word(UInt32(end)).suffix(2)
        }
        let head = [kind, 0, 0] + word(UInt32(cells.count)).suffix(2) + word(UInt32(end)).suffix(2) + [0]
        let start = head + (rightmost.map(word) ?? []) + pointers
        precondition(start.count <= end, "the cells fit into the page")
        page.replaceSubrange(0..<start.count, with: start)
        return page
    }

    /// A cell whose payload claims more than lies in it and goes on elsewhere.
    ///
    /// - Parameters:
    ///   - payload: bytes that it claims.
    ///   - isTable: whose rules say how much lies in the cell.
    ///   - start: the first bytes of the payload.
    package static func cell(
        child: UInt32? = nil,
        payload: Int,
        rowID: UInt64? = nil,
        isTable: Bool = false,
        start: [UInt8],
        overflow: UInt32
    ) -> [UInt8] {
        let least = (pageByteCount - 12) * 32 / 255 - 23
        let most = isTable ? pageByteCount - 35 : (pageByteCount - 12) * 64 / 255 - 23
        let filling = least + (payload - least) % (pageByteCount - 4)
        let local = filling <= most ? filling : least
        return (child.map(word) ?? []) + varint(UInt64(payload)) + (rowID.map(varint) ?? []) + start
            + [UInt8](repeating: 0x61, count: local - start.count) + word(overflow)
    }
}

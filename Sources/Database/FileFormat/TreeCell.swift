/// One cell of a page (https://sqlite.org/fileformat2.html#b_tree_pages, "B-tree Cell Format"):
///
/// ```
///                  left child   payload's byte count   row id   payload's local part   first overflow page
/// table, leaf                   varint                 varint   bytes                  4 bytes, where needed table,
/// interior  4 bytes                             varint index, leaf                   varint
/// bytes                  4 bytes, where needed index, interior  4 bytes      varint                          bytes
/// 4 bytes, where needed ``` A cell is valid if and only if it lies within its page, its pages are pages of the file,
/// and its payload is no larger than the pages of the file together.
package struct TreeCell {
    /// The child with the keys before this one; `nil` on a leaf.
    package let leftChild: UInt32?
    /// The key of a table's cell; 0 for an index.
    package let rowID: Int64
    /// How long the payload says it is, the overflow included.
    package let payloadByteCount: Int
    /// The place of the local part in the page.
    let local: Range<Int>
    /// The page on which the rest of the payload starts; `nil` for a payload that is wholly local.
    package let firstOverflowPage: UInt32?
}

extension TreePage {
    /// - Throws: ``DatabaseError/damaged(_:)``.
    package func cell(at index: Int) throws(DatabaseError) -> TreeCell {
        var offset = try start(ofCell: index)
        var leftChild: UInt32?
        if !kind.isLeaf {
            leftChild = try child(at: offset)
            offset += 4
        }
        if kind == .tableInterior {
            let key = Int64(bitPattern: try varint(at: &offset, before: bytes.count))
            return TreeCell(
                leftChild: leftChild,
                rowID: key,
                payloadByteCount: 0,
                local: offset..<offset,
                firstOverflowPage: nil
            )
        }
        let claim = try varint(at: &offset, before: bytes.count)
        guard claim <= UInt64(pageCount) * UInt64(bytes.count) else {
            throw .damaged(page: number, "a cell claims more bytes than the file has")
        }
        let payloadByteCount = Int(claim)
        let rowID = kind.isTable ? Int64(bitPattern: try varint(at: &offset, before: bytes.count)) : 0
        let localByteCount = localByteCount(of: payloadByteCount)
        let isWhole = localByteCount == payloadByteCount
        let end = offset + localByteCount
        guard end + (isWhole ? 0 : 4) <= bytes.count else { throw .damaged(page: number, "a cell lies outside of it") }
        return TreeCell(
            leftChild: leftChild,
            rowID: rowID,
            payloadByteCount: payloadByteCount,
            local: offset..<end,
            firstOverflowPage: isWhole ? nil : try child(at: end)
        )
    }

    /// How much of a payload lies in the cell: in the words of the format, with U the bytes of a page, "X is U-35 for
    /// table b-tree leaf pages or ((U-12)*64/255)-23 for index pages", "M is always ((U-12)*32/255)-23", "K is
    /// M+((P-M)%(U-4))"; then "if P<=X then all P bytes", "if P>X and K<=X then the first K bytes", else "the first M
    /// bytes".
    private func localByteCount(of payload: Int) -> Int {
        let usable = bytes.count
        let most = kind.isTable ? usable - 35 : (usable - 12) * 64 / 255 - 23
        if payload <= most { return payload }
        let least = (usable - 12) * 32 / 255 - 23
        let filling = least + (payload - least) % (usable - 4)
        return filling <= most ? filling : least
    }
}

/// The columns of a cell's payload (https://sqlite.org/fileformat2.html#record_format): the byte count of the header,
/// one serial type a column, then the values one after the other.
///
/// ```
/// serial type     value 0               NULL 1, 2, 3, 4      integer of 1, 2, 3, 4 bytes 5, 6            integer of 6,
/// 8 bytes 7               real 8, 9            the integers 0 and 1, without bytes even, from 12   blob of (type - 12)
/// / 2 bytes odd, from 13    text of (type - 13) / 2 bytes ``` A record is valid if and only if its header lies in the
/// cell, names at most ``maximumColumnCount`` columns of these types, and header and values together have as many bytes
/// as the payload.
package struct TreeRecord {
    /// Far above the five of a bundle's table.
    static let maximumColumnCount = 16

    package enum Column: Hashable, Sendable {
        case null
        case integer(Int64)
        case real
        case blob(byteCount: Int)
        /// A text, and its place in the page.
        case text(Range<Int>)
        /// Text that does not lie wholly in the cell.
        case longText(byteCount: Int)
    }

    package let columns: [Column]
}

extension TreePage {
    /// - Throws: ``DatabaseError/damaged(_:)``.
    package func record(of cell: TreeCell) throws(DatabaseError) -> TreeRecord {
        var offset = cell.local.lowerBound
        let headerByteCount = try varint(at: &offset, before: cell.local.upperBound)
        guard headerByteCount <= UInt64(cell.local.count) else {
            throw .damaged(page: number, "a record's header is longer than its cell")
        }
        let header = cell.local.lowerBound + Int(headerByteCount)
        var value = header
        // Values may lie beyond the cell, where only their sizes are known.
        let end = cell.local.lowerBound + cell.payloadByteCount
        var columns: [TreeRecord.Column] = []
        columns.reserveCapacity(5)
        while offset < header {
            let type = try varint(at: &offset, before: header)
            guard columns.count < TreeRecord.maximumColumnCount, let byteCount = Self.byteCount(ofSerialType: type),
                byteCount <= end - value
            else { throw .damaged(page: number, "a record's columns do not fit into it") }
            let range = value..<(value + byteCount)
            columns.append(try column(type, range, isLocal: range.upperBound <= cell.local.upperBound))
            value += byteCount
        }
        guard offset == header, value == end else {
            throw .damaged(page: number, "a record has other bytes than its header says")
        }
        return TreeRecord(columns: columns)
    }

    /// The bytes of a text column.
    package func text(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

    /// The part of a payload's first column that lies in the page, to be shown to people.
    package func beginning(of cell: TreeCell) -> ArraySlice<UInt8> {
        var offset = cell.local.lowerBound
        guard let header = try? varint(at: &offset, before: cell.local.upperBound), header < UInt64(cell.local.count)
        else { return [] }
        return bytes[(cell.local.lowerBound + Int(header))..<cell.local.upperBound]
    }

    private static func byteCount(ofSerialType type: UInt64) -> Int? {
        switch type {
        case 0, 8, 9: 0
        case 1...4: Int(type)
        case 5: 6
        case 6, 7: 8
        case 10, 11: nil
        default: Int((type - 12) / 2)
        }
    }

    private func column(
        _ type: UInt64,
        _ range: Range<Int>,
        isLocal: Bool
    ) throws(DatabaseError) -> TreeRecord.Column {
        switch type {
        case 0: return .null
        case 8: return .integer(0)
        case 9: return .integer(1)
        case 7: return .real
        case 1...6:
            guard isLocal else { throw .damaged(page: number, "a number lies outside of its cell") }
            let isNegative = bytes[range.lowerBound] & 0x80 != 0
            return .integer(bytes[range].reduce(isNegative ? -1 : 0) { $0 << 8 | Int64($1) })
        default:
            guard type % 2 == 1 else { return .blob(byteCount: range.count) }
            return isLocal ? .text(range) : .longText(byteCount: range.count)
        }
    }
}

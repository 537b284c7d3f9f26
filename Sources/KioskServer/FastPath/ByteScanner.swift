/// Goes through the bytes of a request's head, eight at a time where it can.
///
/// The bytes themselves are handed to each function, as a span cannot be kept.
struct ByteScanner {
    /// Why it cannot go on.
    enum Stop: Error {
        /// The bytes end here, and nothing was wrong.
        case end
        case doubt
    }

    var position = 0

    mutating func byte(of bytes: Span<UInt8>) throws(Stop) -> UInt8 {
        guard position < bytes.count else { throw .end }
        position += 1
        return bytes[position - 1]
    }

    mutating func expect(_ text: StaticString, in bytes: Span<UInt8>) throws(Stop) {
        for offset in 0..<text.utf8CodeUnitCount {
            guard try byte(of: bytes) == text.utf8Start[offset] else { throw .doubt }
        }
    }

    /// Finds the space behind the target, which comes next.
    mutating func endOfTarget(in bytes: Span<UInt8>) throws(Stop) -> Int {
        while true {
            switch try byte(of: bytes) {
            case UInt8(ascii: " "):
                position -= 1
                return position
            case 0x21...0x7E: continue
            default: throw .doubt
            }
        }
    }

    /// Tells whether the head ends here; the empty line is read then.
    mutating func isAtEmptyLine(of bytes: Span<UInt8>) throws(Stop) -> Bool {
        guard position < bytes.count else { throw .end }
        guard bytes[position] == 0x0D else { return false }
        try expect("\r\n", in: bytes)
        return true
    }

    /// A token and the colon behind it.
    mutating func fieldName(in bytes: Span<UInt8>) throws(Stop) -> Range<Int> {
        let start = position
        var end = start
        while end < bytes.count, Self.isTokenByte(bytes[unchecked: end]) { end += 1 }
        position = end
        guard try byte(of: bytes) == UInt8(ascii: ":"), end > start else { throw .doubt }
        return start..<end
    }

    /// Up to the end of the line, which is read, without the spaces around it.
    mutating func fieldValue(in bytes: Span<UInt8>) throws(Stop) -> Range<Int> {
        var start = position
        try skipPrintable(in: bytes)
        var end = position
        guard try byte(of: bytes) == 0x0D, try byte(of: bytes) == 0x0A else { throw .doubt }
        while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
        while start < end, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return start..<end
    }

    /// Goes to the first byte outside of 0x20...0x7E, which is there.
    private mutating func skipPrintable(in bytes: Span<UInt8>) throws(Stop) {
        let raw = bytes.bytes
        var place = position
        while place + 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
            let others = Self.othersThanPrintable(in: word)
            guard others == 0 else {
                position = place + others.trailingZeroBitCount / 8
                return
            }
            place += 8
        }
        while place < bytes.count, (0x20...0x7E).contains(bytes[unchecked: place]) { place += 1 }
        position = place
        guard place < bytes.count else { throw .end }
    }

    /// The highest bit of each of eight bytes that is not in 0x20...0x7E: which has that bit, would lose it when 0x20
    /// is taken from it with the bit set, or gets it when 1 is added. Nothing is carried from one byte to the next.
    private static func othersThanPrintable(in word: UInt64) -> UInt64 {
        let high: UInt64 = 0x8080_8080_8080_8080
        let tooLow = (word | high) &- 0x2020_2020_2020_2020
        let tooHigh = (word & ~high) &+ 0x0101_0101_0101_0101
        return (word | ~tooLow | tooHigh) & high
    }

    /// RFC 9110, section 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        // Most are letters. Of the others there is one bit for each of 128 bytes.
        if (byte | 0x20) &- 0x61 < 26 { return true }
        return byte < 64
            ? (0x03FF_6CFA_0000_0000 as UInt64) >> UInt64(byte) & 1 == 1
            : byte < 128 && (0x57FF_FFFF_C7FF_FFFE as UInt64) >> UInt64(byte - 64) & 1 == 1
    }
}

/// A gzip file made from a zlib stream without touching the deflate stream within.
///
/// ```
/// zlib (RFC 1950)                     gzip (RFC 1952)
/// offset  size                        offset  size
/// 0       2     header                0       10    header: 1f 8b, 8 deflate, no flags, no time,
/// 2       n     deflate stream                      no extra flags, 255 unknown system
/// 2 + n   4     Adler-32              10      n     deflate stream
///                                     10 + n  4     CRC-32, little-endian
///                                     14 + n  4     inflated size modulo 2^32, little-endian
/// ```
package enum GzipFrame {
    static let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]

    /// - Parameter zlib: a stream of at least six bytes, which ``StoredMember`` has checked.
    static func bytes(around zlib: [UInt8], crc32: UInt32, inflatedByteCount: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(zlib.count + 12)
        bytes += header
        bytes += zlib[2..<(zlib.count - 4)]
        for word in [crc32, UInt32(truncatingIfNeeded: inflatedByteCount)] {
            for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        return bytes
    }

    /// What such a file holds.
    ///
    /// - Returns: `nil` for any other file, and for one that is larger than `limit` once inflated.
    package static func content(of bytes: [UInt8], atMost limit: Int) -> [UInt8]? {
        guard bytes.count > header.count + 8, bytes.starts(with: header) else { return nil }
        let end = bytes.count - 8
        let words = [end, end + 4].map { start in
            (0..<4).reduce(0 as UInt32) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }
        }
        let count = Int(words[1])
        guard count <= limit, let content = try? Zlib.inflated(raw: bytes[header.count..<end], to: count),
            Zlib.crc32(of: content) == words[0]
        else { return nil }
        return content
    }
}

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
enum GzipFrame {
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
}

/// The first hundred bytes of a bundle (https://sqlite.org/fileformat2.html#the_database_header).
///
/// ```
/// offset  size  field                          in a bundle
/// 0       16    "SQLite format 3" and a zero
/// 16      2     page size                      4096
/// 18      2     write and read version         1, 1: no write-ahead log
/// 20      1     reserved bytes of each page    0
/// 24      4     file change counter            1, whatever SQLite counted
/// 28      4     pages                          byte count / 4096
/// 52      4     largest root page              0: the file does not vacuum itself
/// 60      4     user_version                   the format, 1
/// 68      4     application_id                 "Pobr"
/// 92      4     the counter that 28 holds for  1
/// 96      4     number of the writing SQLite   3040001, whatever wrote it
/// ```
/// All numbers are big-endian. The writer sets the last four fields that depend on who wrote, so that the same members
/// give the same bytes on any machine. A header is valid if and only if the fields down to `application_id` are as
/// above; those that are normalised are not checked.
enum BundleHeader {
    static let byteCount = 100
    static let pageByteCount = 4096
    static let applicationID: UInt32 = 0x506F_6272
    static let newestFormat = 1

    /// Where the writing SQLite leaves its traces, and what stands there instead.
    static let normalised: [(offset: Int, value: UInt32)] = [(24, 1), (92, 1), (96, 3_040_001)]

    private static let magic = Array("SQLite format 3\0".utf8)

    /// - Parameter fileByteCount: how long the file is.
    /// - Throws: ``BundleError/notABundle``, ``BundleError/formatTooNew(found:newestReadable:)``,
    ///   ``BundleError/byteCount(expected:found:)``.
    static func check(_ bytes: [UInt8], fileByteCount: Int) throws(BundleError) {
        guard bytes.count >= byteCount, bytes.starts(with: magic), word(bytes, at: 68) == applicationID else {
            throw .notABundle
        }
        let format = Int(word(bytes, at: 60))
        guard format <= newestFormat else { throw .formatTooNew(found: format, newestReadable: newestFormat) }
        guard format == newestFormat, word(bytes, at: 16) == UInt32(pageByteCount) << 16 | 0x0101,
            bytes[20] == 0, word(bytes, at: 52) == 0
        else { throw .notABundle }
        let expected = Int(word(bytes, at: 28)) * pageByteCount
        guard expected == fileByteCount else { throw .byteCount(expected: expected, found: fileByteCount) }
    }

    static func bytes(of word: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }

    private static func word(_ bytes: [UInt8], at offset: Int) -> UInt32 {
        bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | UInt32($1) }
    }
}

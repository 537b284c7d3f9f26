internal import Synchronization

/// Remembers which members of an open bundle were hashed in full. Whoever reads one again need not inflate it again, which
/// takes most of the time of a reading.
///
/// Bytes that have rotted since then differ in their CRC-32. Whoever can forge that can replace the bundle and the program,
/// too.
final class VerifiedMembers: Sendable {
    private struct Note {
        /// Made of the CRC-32 of the stored bytes, the count that they inflate to and the beginning of the expected digest,
        /// so that another row, to which a rotten index leads, counts as unknown. 0 stands for no member.
        var mark: UInt32 = 0
        /// The CRC-32 of the inflated bytes.
        var crc32: UInt32 = 0
    }

    /// One note a row, eight bytes each. `pobratim pack` numbers rows from 1 on; a row with another number is hashed each
    /// time.
    private let notes: Mutex<[Note]>

    /// - Parameter count: how many rows the bundle has.
    init(count: Int) {
        notes = Mutex(Array(repeating: Note(), count: count + 1))
    }

    /// - Returns: the CRC-32 of what these stored bytes inflate to, where they were found to be the expected member's.
    func crc32(of stored: [UInt8], in row: BundleRows.Row, expected: Digest) -> UInt32? {
        guard let place = Int(exactly: row.id), place > 0 else { return nil }
        let note = notes.withLock { notes in place < notes.count ? notes[place] : Note() }
        guard note.mark != 0, note.mark == Self.mark(stored, row, expected) else { return nil }
        return note.crc32
    }

    /// - Parameter crc32: the CRC-32 of the inflated bytes.
    func insert(_ stored: [UInt8], inflatingTo crc32: UInt32, in row: BundleRows.Row, expected: Digest) {
        let note = Note(mark: Self.mark(stored, row, expected), crc32: crc32)
        notes.withLock { notes in
            if let place = Int(exactly: row.id), notes.indices.contains(place) { notes[place] = note }
        }
    }

    private static func mark(_ stored: [UInt8], _ row: BundleRows.Row, _ expected: Digest) -> UInt32 {
        // The multiplication spreads the count over all the bits, so that one that is off by a little changes many.
        let count = UInt32(truncatingIfNeeded: row.inflatedByteCount) &* 0x9E37_79B1
        return Zlib.crc32(of: stored) ^ count ^ expected.beginning
    }
}

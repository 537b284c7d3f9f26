internal import Synchronization

/// Which members of an open bundle were hashed in full, and what they were then: whoever reads one again need not inflate it
/// again, which takes most of the time of a reading.
///
/// Bytes that have rotted since then differ in their CRC-32; whoever can forge that can write the file of the bundle, and
/// the program.
final class ProvenMembers: Sendable {
    private struct Proof {
        /// Of the stored bytes, with the count that they inflate to and the beginning of the digest that was expected:
        /// another row, to which a rotten index leads, proves nothing. 0 is as good as none.
        var mark: UInt32 = 0
        /// Of the inflated bytes.
        var crc32: UInt32 = 0
    }

    /// By row, eight bytes each. `pobratim pack` numbers rows from 1 on; rows with other numbers are hashed each time.
    private let proofs: Mutex<[Proof]>

    /// - Parameter count: of rows.
    init(count: Int) {
        proofs = Mutex(Array(repeating: Proof(), count: count + 1))
    }

    /// - Returns: the CRC-32 of what these stored bytes inflate to, where they were found to be the expected member's.
    func crc32(of stored: [UInt8], in row: BundleRows.Row, expected: Digest) -> UInt32? {
        guard let place = Int(exactly: row.id), place > 0 else { return nil }
        let proof = proofs.withLock { proofs in place < proofs.count ? proofs[place] : Proof() }
        guard proof.mark != 0, proof.mark == Self.mark(stored, row, expected) else { return nil }
        return proof.crc32
    }

    /// - Parameter crc32: of the inflated bytes.
    func insert(_ stored: [UInt8], inflatingTo crc32: UInt32, in row: BundleRows.Row, expected: Digest) {
        let proof = Proof(mark: Self.mark(stored, row, expected), crc32: crc32)
        proofs.withLock { proofs in
            if let place = Int(exactly: row.id), proofs.indices.contains(place) { proofs[place] = proof }
        }
    }

    private static func mark(_ stored: [UInt8], _ row: BundleRows.Row, _ expected: Digest) -> UInt32 {
        // Spread over all the bits, so that a count that is off by a little changes many.
        let count = UInt32(truncatingIfNeeded: row.inflatedByteCount) &* 0x9E37_79B1
        return Zlib.crc32(of: stored) ^ count ^ expected.beginning
    }
}

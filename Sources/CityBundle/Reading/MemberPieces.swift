internal import Synchronization

/// A member that is stored as it is and was hashed in full, to be read piece by piece.
///
/// Threads may share it. Whoever is through with it closes it, on a thread that may wait for the disk.
package protocol MemberPieces: Sendable {
    var digest: Digest { get }
    var byteCount: Int { get }
    /// - Parameter range: within the member.
    func bytes(in range: Range<Int>) throws(BundleError) -> [UInt8]
    func close()
}

/// The pieces of a member on disk. It is opened when the first is read.
final class StoredPieces: MemberPieces {
    /// Bytes at a time, while it is hashed.
    static let pieceByteCount = 64 * 1024

    let digest: Digest
    let byteCount: Int
    private let bundle: OpenBundle
    private let row: BundleRows.Row
    private let ticket = Mutex<BundleRows.Ticket?>(nil)

    init(_ row: BundleRows.Row, in bundle: OpenBundle, digest: Digest) {
        self.row = row
        self.bundle = bundle
        self.digest = digest
        byteCount = row.storedByteCount
    }

    deinit { close() }

    func bytes(in range: Range<Int>) throws(BundleError) -> [UInt8] {
        try ticket.withLock { ticket throws(BundleError) in
            let open = if let ticket { ticket } else { try bundle.open(row) }
            ticket = open
            return try bundle.bytes(in: range, of: open)
        }
    }

    func close() {
        let open = ticket.withLock { $0.take() }
        if let open { bundle.close(open) }
    }
}

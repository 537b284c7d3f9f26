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

/// The pieces of a member on disk.
final class StoredPieces: MemberPieces {
    /// Bytes at a time, while it is hashed.
    static let pieceByteCount = 64 * 1024

    let digest: Digest
    let byteCount: Int
    private let bundle: OpenBundle
    private let ticket: BundleRows.Ticket

    init(_ ticket: BundleRows.Ticket, in bundle: OpenBundle, digest: Digest, byteCount: Int) {
        self.ticket = ticket
        self.bundle = bundle
        self.digest = digest
        self.byteCount = byteCount
    }

    deinit { close() }

    func bytes(in range: Range<Int>) throws(BundleError) -> [UInt8] { try bundle.bytes(in: range, of: ticket) }

    func close() { bundle.close(ticket) }
}

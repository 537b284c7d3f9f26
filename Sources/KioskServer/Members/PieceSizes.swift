internal import Synchronization

/// How large the pieces are in which large members go out: the more of them are under way, the smaller. Of each some
/// lie in memory: what the connection holds for the network, 64 KiB at the most and a piece, and one that waits.
final class PieceSizes: Sendable {
    /// Bytes, for a piece of each.
    private static let budget = 2 * 1024 * 1024
    /// The size that the network's buffer takes at once, in bytes.
    private static let largest = 64 * 1024
    /// The least size, in bytes, that is worth a trip to a reader's thread; above 128 members under way the sum grows.
    /// With 256 pictures of 800 kB under way the server held 80 MB in pieces of 64 KiB, 27 MB in pieces of 16 KiB at
    /// twice the processor time, and 19 MB in pieces of 8 KiB at three times as much.
    private static let smallest = 16 * 1024

    private let underWay = Atomic(0)

    func began() { underWay.add(1, ordering: .relaxed) }

    func ended() { underWay.subtract(1, ordering: .relaxed) }

    /// Bytes.
    var current: Int {
        min(Self.largest, max(Self.smallest, Self.budget / max(1, underWay.load(ordering: .relaxed))))
    }
}

internal import Synchronization

/// Counts in memory; ``StaffDesk/store(_:)`` writes what ``take()`` hands over, once in a quarter of an hour.
package final class UsageCounter: Sendable {
    /// Different things between two writes; what is beyond is not counted, but for views, of which a bundle has few kinds.
    static let mostKinds = 500

    private let counts = Mutex<[UsageEvent: Int]>([:])

    package init() {}

    /// - Returns: whether this is the first since the last ``take()``, so that a write falls due.
    @discardableResult
    package func count(_ event: UsageEvent) -> Bool {
        counts.withLock { counts in
            let isFirst = counts.isEmpty
            guard event.kind == .view || counts.count < Self.mostKinds || counts[event] != nil else { return false }
            counts[event, default: 0] += 1
            return isFirst
        }
    }

    package func take() -> [UsageEvent: Int] {
        counts.withLock { counts in
            let taken = counts
            counts = [:]
            return taken
        }
    }
}

internal import Synchronization

/// Counts in memory; ``StaffDesk/store(_:)`` writes what ``take()`` hands over, once in a quarter of an hour.
package final class UsageCounter: Sendable {
    /// Different events of one kind between two writes; what is beyond is not counted. Each kind has room of its own, so
    /// that no number of odd searches keeps the others out.
    static let mostOfKind = 500

    private let counts = Mutex(Counts())

    private struct Counts {
        var events: [UsageEvent: Int] = [:]
        /// How many different ones of each kind there are.
        var differentOnes: [UsageEvent.Kind: Int] = [:]
    }

    package init() {}

    /// - Returns: whether this is the first since the last ``take()``, so that a write falls due.
    @discardableResult
    package func count(_ event: UsageEvent) -> Bool {
        counts.withLock { counts in
            if let known = counts.events.index(forKey: event) {
                counts.events.values[known] += 1
                return false
            }
            let ofKind = counts.differentOnes[event.kind, default: 0]
            guard ofKind < Self.mostOfKind, event.detail != nil else { return false }
            defer { counts.events[event] = 1 }
            counts.differentOnes[event.kind] = ofKind + 1
            return counts.events.isEmpty
        }
    }

    package func take() -> [UsageEvent: Int] {
        counts.withLock { counts in
            defer { counts = Counts() }
            return counts.events
        }
    }
}

internal import Synchronization

/// The ready answers of the bundle that is active.
final class CurrentAnswers: Sendable {
    private let current: Mutex<ReadyAnswers>

    init(_ first: ReadyAnswers) { current = Mutex(first) }

    func snapshot() -> ReadyAnswers { current.withLock { $0 } }

    func replace(with next: ReadyAnswers) { current.withLock { $0 = next } }
}

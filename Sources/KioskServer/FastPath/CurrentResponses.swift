internal import Synchronization

/// The ready answers of the bundle that is active.
final class CurrentResponses: Sendable {
    private let current: Mutex<ResponseCache>

    init(_ first: ResponseCache) { current = Mutex(first) }

    func snapshot() -> ResponseCache { current.withLock { $0 } }

    func replace(with next: ResponseCache) { current.withLock { $0 = next } }
}

internal import NIOPosix
internal import Synchronization

/// The few threads that wait for the disk, so that neither event loops nor Swift's shared threads do.
struct ReaderThreads: Sendable {
    static let usualQueue = 1024

    private let pool: NIOThreadPool
    private let longestQueue: Int
    private let state = State()

    private final class State: Sendable {
        let isStopping = Atomic(false)
        /// Work that runs or waits.
        let taken = Atomic(0)
    }

    /// Long work asks this now and then, and gives up.
    var isStopping: Bool { state.isStopping.load(ordering: .relaxed) }

    /// - Parameter longestQueue: how much work may run or wait at a time. A connection that closes leaves what it asked for
    ///   behind, so connections alone bound nothing.
    init(count: Int, longestQueue: Int = usualQueue) {
        self.longestQueue = longestQueue
        pool = NIOThreadPool(numberOfThreads: count)
        pool.start()
    }

    /// - Returns: `nil` when the threads have been stopped, or too much waits for them already.
    func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value? {
        let before = state.taken.wrappingAdd(1, ordering: .relaxed).oldValue
        defer { state.taken.wrappingSubtract(1, ordering: .relaxed) }
        guard before < longestQueue else { return nil }
        return await withCheckedContinuation { continuation in
            pool.submit { state in
                switch state {
                case .active: continuation.resume(returning: work())
                case .cancelled: continuation.resume(returning: nil)
                }
            }
        }
    }

    /// Returns when no thread works any more.
    func stop() async {
        state.isStopping.store(true, ordering: .relaxed)
        // The pool reports an error only where it was started from outside.
        try? await pool.shutdownGracefully()
    }
}

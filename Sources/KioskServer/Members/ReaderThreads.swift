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
        await withCheckedContinuation { continuation in
            run(work) { continuation.resume(returning: $0) }
        }
    }

    /// - Parameter then: is called on the thread that worked, or at once, with `nil` as above.
    func run<Value: Sendable>(
        _ work: @escaping @Sendable () -> Value,
        then: @escaping @Sendable (Value?) -> Void
    ) {
        let before = state.taken.wrappingAdd(1, ordering: .relaxed).oldValue
        guard before < longestQueue else {
            state.taken.wrappingSubtract(1, ordering: .relaxed)
            return then(nil)
        }
        pool.submit { [state] item in
            then(item == .active ? work() : nil)
            state.taken.wrappingSubtract(1, ordering: .relaxed)
        }
    }

    /// Returns when no thread works any more, and all who wait have been told.
    func stop() async {
        state.isStopping.store(true, ordering: .relaxed)
        // The pool reports an error only where it was started from outside.
        try? await pool.shutdownGracefully()
        // It tells those whose work will not run on threads of its own choice.
        while state.taken.load(ordering: .relaxed) > 0 { try? await Task.sleep(for: .milliseconds(1)) }
    }
}

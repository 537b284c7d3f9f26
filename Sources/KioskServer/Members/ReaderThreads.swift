internal import NIOPosix
internal import Synchronization

/// The few threads that wait for the disk, so that neither event loops nor Swift's shared threads do.
struct ReaderThreads: Sendable {
    private let pool: NIOThreadPool
    private let stopping = StopFlag()

    private final class StopFlag: Sendable {
        let isSet = Mutex(false)
    }

    /// Long work asks this now and then, and gives up.
    var isStopping: Bool { stopping.isSet.withLock { $0 } }

    init(count: Int) {
        pool = NIOThreadPool(numberOfThreads: count)
        pool.start()
    }

    /// - Returns: `nil` when the threads have been stopped.
    func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value? {
        await withCheckedContinuation { continuation in
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
        stopping.isSet.withLock { $0 = true }
        // The pool reports an error only where it was started from outside.
        try? await pool.shutdownGracefully()
    }
}

internal import Glibc

/// Threads beside Swift's own, for work that waits or is shared.
package enum Threads {
    /// As many as the machine runs at once, at most four: more would wait for the same disk.
    package static var usefulCount: Int { min(4, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Runs `body` on each thread, and returns when all are done.
    ///
    /// - Parameter body: gets the thread's number, from 0.
    package static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        var threads: [pthread_t] = []
        for number in 1..<max(1, count) {
            var thread = pthread_t()
            if begin(&thread, { body(number) }) == 0 { threads.append(thread) } else { body(number) }
        }
        body(0)
        for thread in threads { pthread_join(thread, nil) }
    }

    /// Runs `body` on a thread of its own, for which nobody waits.
    ///
    /// - Returns: 0, or the system's reason for giving no thread; `body` is not run then.
    package static func start(_ body: @escaping @Sendable () -> Void) -> Int32 {
        var thread = pthread_t()
        let code = begin(&thread, body)
        if code == 0 { pthread_detach(thread) }
        return code
    }

    /// Runs `body`, which may wait for a disk, on a thread of its own. Swift's shared threads are free for others meanwhile:
    /// a machine with one core has a single one.
    package static func runApart<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            let code = start { continuation.resume(returning: body()) }
            // Others wait along, which is better than that nothing is done.
            if code != 0 { continuation.resume(returning: body()) }
        }
    }

    private static func begin(_ thread: inout pthread_t, _ body: @escaping @Sendable () -> Void) -> Int32 {
        let start = Unmanaged.passRetained(Start(body))
        let code = pthread_create(
            &thread,
            nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body()
                return nil
            },
            start.toOpaque()
        )
        if code != 0 { start.release() }
        return code
    }

    private final class Start: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}

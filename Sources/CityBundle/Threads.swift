internal import Glibc

/// Work that several threads share.
enum Threads {
    /// As many as the machine runs at once, at most four: more would wait for the same disk.
    static var usefulCount: Int { min(4, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Runs `body` on each thread, and returns when all are done.
    ///
    /// - Parameter body: gets the thread's number, from 0.
    static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        var threads: [pthread_t] = []
        for number in 1..<max(1, count) {
            var thread = pthread_t()
            let start = Unmanaged.passRetained(Start { body(number) })
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
            if code == 0 { threads.append(thread) } else { start.takeRetainedValue().body() }
        }
        body(0)
        for thread in threads { pthread_join(thread, nil) }
    }

    private final class Start {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}

// Dispatch has not marked its sources Sendable yet, though they are safe to use from any thread.
@preconcurrency internal import Dispatch
internal import Glibc

/// SIGTERM and SIGINT, taken over from the moment this value exists, so that none is lost between start and the first
/// request.
package struct TerminationSignals: Sendable {
    private static let numbers = [SIGTERM, SIGINT]

    private let arrivals: AsyncStream<Int32>

    package init() {
        let (arrivals, continuation) = AsyncStream<Int32>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let sources = Self.numbers.map { number in
            // The default action would end the process before the source could tell.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(number) }
            return source
        }
        continuation.onTermination = { _ in for source in sources { source.cancel() } }
        for source in sources { source.activate() }
        self.arrivals = arrivals
    }

    /// Returns at the first signal, or when the task is cancelled. A second signal ends the process at once.
    package func arrive() async {
        for await _ in arrivals { break }
        for number in Self.numbers { signal(number, SIG_DFL) }
    }
}

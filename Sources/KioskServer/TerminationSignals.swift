// Dispatch has not marked its sources Sendable yet, though they are safe to use from any thread.
@preconcurrency internal import Dispatch
internal import Glibc

/// SIGTERM and SIGINT, taken over from the moment this value exists, so that none is lost between start and the first
/// request.
///
/// Each writes into a pipe, whichever thread the system gives it to. Dispatch's own source of signals counts on threads
/// that block them, and the main thread does not: there one in twenty was lost.
package struct TerminationSignals: Sendable {
    private static let numbers = [SIGTERM, SIGINT]

    private let arrivals: AsyncStream<Void>

    package init() {
        let (arrivals, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        self.arrivals = arrivals
        var ends: [Int32] = [-1, -1]
        // If there is not even a pipe, a signal ends the process as it always does.
        guard pipe(&ends) == 0 else { return }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        let source = DispatchSource.makeReadSource(fileDescriptor: ends[0], queue: .global())
        source.setEventHandler {
            continuation.yield()
            source.cancel()
        }
        source.activate()
        SignalPipe.writingEnd = ends[1]
        for number in Self.numbers { signal(number) { SignalPipe.note($0) } }
    }

    /// Returns at the first signal, or when the task is cancelled. A second signal ends the process at once.
    package func arrive() async {
        for await _ in arrivals { break }
        for number in Self.numbers { signal(number, SIG_DFL) }
    }
}

/// The state that a signal's handler may touch.
private enum SignalPipe {
    /// Written before the first handler can run.
    nonisolated(unsafe) static var writingEnd: Int32 = -1

    static func note(_ number: Int32) {
        let interrupted = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(writingEnd, &byte, 1)
        errno = interrupted
    }
}

internal import CityBundle
internal import Glibc

/// Takes the messages that come over the control socket, one after the other, on a thread of its own.
package final class ControlServer: Sendable {
    /// A message, and the way back.
    package struct Request: Sendable {
        package let message: ControlMessage
        fileprivate let descriptor: Int32

        /// Answers, and ends the conversation. To be called once.
        package func answer(_ answer: ControlAnswer) {
            // Who asked may have gone.
            _ = ControlSocket.send(answer.line, to: descriptor)
            close(descriptor)
        }
    }

    package let requests: AsyncStream<Request>
    private let descriptor: Int32
    private let path: String

    /// - Throws: ``UpdateError/alreadyServed(state:)``, ``UpdateError/socketPathTooLong(path:)``,
    ///   ``UpdateError/file(path:call:errno:)``.
    package init(_ state: StateFolder) throws(UpdateError) {
        path = state.controlPath
        // Two that start in the same instant both find nobody at the socket; the lock only one of them gets.
        guard let lock = try HeldLock(ifFree: state.serverLockPath), !ControlClient(state).isServed else {
            throw .alreadyServed(state: state.path)
        }
        // Nobody listens there: a server that was killed left it.
        unlink(path)
        let descriptor = try ControlSocket.make()
        let code = try ControlSocket.withAddress(path) { bind(descriptor, $0, $1) }
        guard code == 0, chmod(path, 0o600) == 0, listen(descriptor, 8) == 0 else {
            let code = errno
            close(descriptor)
            throw .file(path: path, call: .socket, errno: code)
        }
        self.descriptor = descriptor
        let (requests, continuation) = AsyncStream<Request>.makeStream()
        self.requests = requests
        let loop = AcceptLoop(descriptor: descriptor, continuation: continuation, lock: lock)
        let failure = Threads.start { loop.run() }
        guard failure == 0 else {
            close(descriptor)
            throw .file(path: path, call: .socket, errno: failure)
        }
    }

    /// No more messages are taken.
    package func stop() {
        unlink(path)
        // Wakes the thread, which then closes the socket.
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    private final class AcceptLoop: Sendable {
        let descriptor: Int32
        let continuation: AsyncStream<Request>.Continuation
        let lock: HeldLock

        init(descriptor: Int32, continuation: AsyncStream<Request>.Continuation, lock: HeldLock) {
            self.descriptor = descriptor
            self.continuation = continuation
            self.lock = lock
        }

        func run() {
            while true {
                let connection = accept(descriptor, nil, nil)
                if connection < 0 {
                    if errno == EINTR || errno == ECONNABORTED { continue }
                    // As `stop` leaves the socket. Anything else, a table of files that is full, passes.
                    if errno == EINVAL || errno == EBADF { break }
                    usleep(100_000)
                    continue
                }
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                // A client that says nothing must not hold up the next.
                ControlSocket.limit(connection, to: .seconds(2))
                guard let line = ControlSocket.readLine(from: connection), let message = ControlMessage(line: line)
                else {
                    close(connection)
                    continue
                }
                continuation.yield(Request(message: message, descriptor: connection))
            }
            close(descriptor)
            lock.letGo()
            continuation.finish()
        }
    }
}

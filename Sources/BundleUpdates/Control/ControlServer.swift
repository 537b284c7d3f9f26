internal import CityBundle
internal import Files
internal import Glibc

/// Takes the messages that come over the control socket, one after the other, on a thread of its own.
package final class ControlServer: Sendable {
    /// A message, and the way back.
    package struct Request: Sendable {
        package let message: ControlMessage
        fileprivate let socket: LocalSocket

        /// Answers, and ends the conversation. To be called once.
        package func answer(_ answer: ControlAnswer) {
            // Who asked may have gone.
            _ = socket.send("\(answer.line)\n")
            socket.close()
        }
    }

    package let requests: AsyncStream<Request>
    private let socket: LocalSocket
    private let path: String

    /// - Throws: ``UpdateError/alreadyServed(state:)``, ``UpdateError/socketPathTooLong(path:)``,
    ///   ``UpdateError/file(path:call:errno:)``.
    package init(_ state: StateFolder) throws(UpdateError) {
        path = state.controlPath
        // Two that start in the same instant both find nobody at the socket; the lock only one of them gets.
        guard let lock = try FileLock(ifFree: state.serverLockPath), !ControlClient(state).isServed else {
            throw .alreadyServed(state: state.path)
        }
        // Nobody listens there: a server that was killed left it.
        unlink(path)
        guard let address = LocalAddress(path: path) else { throw .socketPathTooLong(path: path) }
        let code: Int32
        do throws(FileError) {
            socket = try LocalSocket(.stream)
            code = socket.listen(at: address, queue: 8)
        } catch {
            throw UpdateError(error)
        }
        guard code == 0 else { throw .file(path: path, call: .socket, errno: code) }
        let (requests, continuation) = AsyncStream<Request>.makeStream()
        self.requests = requests
        let loop = AcceptLoop(socket: socket, continuation: continuation, lock: lock)
        let failure = Threads.start { loop.run() }
        guard failure == 0 else { throw .file(path: path, call: .socket, errno: failure) }
    }

    /// No more messages are taken.
    package func stop() {
        unlink(path)
        // Wakes the thread, which then closes the socket.
        socket.shutDown()
    }

    private final class AcceptLoop: Sendable {
        let socket: LocalSocket
        let continuation: AsyncStream<Request>.Continuation
        let lock: FileLock

        init(socket: LocalSocket, continuation: AsyncStream<Request>.Continuation, lock: FileLock) {
            self.socket = socket
            self.continuation = continuation
            self.lock = lock
        }

        func run() {
            while let connection = socket.accept() {
                // A client that says nothing must not hold up the next.
                connection.limit(to: .seconds(2))
                guard let line = connection.readLine(atMost: ControlMessage.maximumLineByteCount),
                    let message = ControlMessage(line: line)
                else { continue }
                continuation.yield(Request(message: message, socket: connection))
            }
            socket.close()
            lock.letGo()
            continuation.finish()
        }
    }
}

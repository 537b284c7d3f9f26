import Dispatch
import Files
import Glibc
import Synchronization
import Testing

@testable import BundleUpdates

/// Listens where a server would, on threads of its own: what an update asks is heard, and answered as a test wishes.
enum StandInServer {
    /// Runs `body` meanwhile.
    ///
    /// - Parameter answer: `nil` hangs up.
    /// - Returns: what was heard.
    static func heard(
        at kiosk: Kiosk,
        answering answer: @escaping @Sendable (ControlMessage) -> ControlAnswer? = { _ in .done },
        while body: @escaping @Sendable () throws -> Void
    ) async throws -> [ControlMessage] {
        let socket = try listeningSocket(of: kiosk, queue: 8)
        let heard = Mutex<[ControlMessage]>([])
        let ended = DispatchSemaphore(value: 0)
        DispatchQueue.global().async {
            while let connection = socket.accept() {
                let line = connection.readLine(atMost: ControlMessage.maximumLineByteCount)
                if let message = line.flatMap(ControlMessage.init) {
                    heard.withLock { $0.append(message) }
                    if let answer = answer(message) { _ = connection.send("\(answer.line)\n") }
                }
            }
            ended.signal()
        }
        let result = await onThreadOfItsOwn {
            defer {
                socket.shutDown()
                ended.wait()
                socket.close()
                unlink(kiosk.state.controlPath)
            }
            try body()
        }
        try result.get()
        return heard.withLock { $0 }
    }

    /// - Parameter queue: connections that wait to be taken.
    static func listeningSocket(of kiosk: Kiosk, queue: Int32) throws -> LocalSocket {
        let socket = try LocalSocket(.stream)
        let address = try #require(LocalAddress(path: kiosk.state.controlPath))
        #expect(socket.listen(at: address, queue: queue) == 0)
        return socket
    }

    /// The few threads that tests share must not wait for an answer.
    static func onThreadOfItsOwn<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async -> Result<Value, any Error> {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: Result { try body() }) }
        }
    }
}

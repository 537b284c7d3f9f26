import Dispatch
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
        let descriptor = try listeningSocket(of: kiosk, queue: 8)
        let heard = Mutex<[ControlMessage]>([])
        let ended = DispatchSemaphore(value: 0)
        DispatchQueue.global().async {
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0 else { break }
                if let message = ControlSocket.readLine(from: connection).flatMap(ControlMessage.init) {
                    heard.withLock { $0.append(message) }
                    if let answer = answer(message) { _ = ControlSocket.send(answer.line, to: connection) }
                }
                close(connection)
            }
            ended.signal()
        }
        let result = await onThreadOfItsOwn {
            defer {
                shutdown(descriptor, Int32(SHUT_RDWR))
                ended.wait()
                close(descriptor)
                unlink(kiosk.state.controlPath)
            }
            try body()
        }
        try result.get()
        return heard.withLock { $0 }
    }

    /// - Parameter queue: connections that wait to be taken.
    static func listeningSocket(of kiosk: Kiosk, queue: Int32) throws -> Int32 {
        let descriptor = try ControlSocket.make()
        #expect(try ControlSocket.withAddress(kiosk.state.controlPath) { bind(descriptor, $0, $1) } == 0)
        #expect(listen(descriptor, queue) == 0)
        return descriptor
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

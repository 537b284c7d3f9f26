internal import NIOCore
internal import Synchronization

/// The connections that are open, so that they can be told when the server stops.
final class Connections: Sendable {
    private let open = Mutex<[ObjectIdentifier: any Channel]>([:])

    /// Counts the connection in until it closes.
    func add(_ connection: any Channel) {
        let id = ObjectIdentifier(connection)
        open.withLock { $0[id] = connection }
        connection.closeFuture.whenComplete { _ in _ = self.open.withLock { $0.removeValue(forKey: id) } }
    }

    /// Asks each to close as soon as it owes no answer.
    func finish() {
        for connection in all { connection.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
    }

    func closeAll() {
        for connection in all { connection.close(promise: nil) }
    }

    private var all: [any Channel] { open.withLock { Array($0.values) } }
}

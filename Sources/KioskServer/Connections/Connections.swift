internal import NIOCore
internal import Synchronization

/// The connections that are open at one listener, so that they can be told when the server stops, or when others wait.
final class Connections: Sendable {
    private struct Open {
        var channels: [ObjectIdentifier: (number: Int, channel: any Channel)] = [:]
        var count = 0
    }

    /// The most connections at a time; more wait in the system's queue.
    private let maximum: Int
    private let open = Mutex(Open())

    init(maximum: Int) {
        self.maximum = maximum
    }

    /// Counts the connection in until it closes. When that was the last place, the oldest connection that waits for its
    /// client loses its own, so that those who only hold a place keep nobody out; where all are busy, the first that
    /// comes to wait.
    func add(_ connection: any Channel) {
        let id = ObjectIdentifier(connection)
        open.withLock { open in
            open.count += 1
            open.channels[id] = (open.count, connection)
        }
        connection.closeFuture.whenComplete { _ in
            self.remove(connection)
            MemoryReturn.connectionClosed()
        }
        makeRoomWhereFull(besides: id)
    }

    /// Called when a connection comes to wait for its client.
    ///
    /// - Parameter newest: a connection that has only come, and keeps its place.
    func makeRoomWhereFull(besides newest: ObjectIdentifier? = nil) {
        let others = open.withLock { open in
            open.channels.count < maximum ? [] : open.channels.filter { $0.key != newest }.map(\.value)
        }
        guard !others.isEmpty else { return }
        // The one that makes room is among the system's connections until its closing is known everywhere: it must
        // not be counted, nor asked again.
        let request = EvictionRequest { self.remove($0) }
        for other in others.sorted(by: { $0.number < $1.number }) {
            guard !request.isMet else { return }
            other.channel.pipeline.fireUserInboundEventTriggered(request)
        }
    }

    private func remove(_ connection: any Channel) {
        _ = open.withLock { $0.channels.removeValue(forKey: ObjectIdentifier(connection)) }
    }

    /// Asks each to close as soon as it owes no answer.
    func finish() {
        for connection in all { connection.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
    }

    func closeAll() {
        for connection in all { connection.close(promise: nil) }
    }

    private var all: [any Channel] { open.withLock { $0.channels.values.map(\.channel) } }
}

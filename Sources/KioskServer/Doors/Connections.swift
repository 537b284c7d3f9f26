internal import NIOCore
internal import Synchronization

/// The connections that are open at one door, so that they can be told when the server stops, or when others wait.
final class Connections: Sendable {
    private struct Open {
        var channels: [ObjectIdentifier: (number: Int, channel: any Channel)] = [:]
        var count = 0
    }

    /// At a time; more wait in the system's queue.
    private let maximum: Int
    private let open = Mutex(Open())

    init(maximum: Int) {
        self.maximum = maximum
    }

    /// Counts the connection in until it closes. When that was the last place, the oldest connection that waits for its
    /// client loses its own, so that those who only hold a place keep nobody out.
    func add(_ connection: any Channel) {
        let id = ObjectIdentifier(connection)
        let isFull = open.withLock { open in
            open.count += 1
            open.channels[id] = (open.count, connection)
            return open.channels.count >= maximum
        }
        connection.closeFuture.whenComplete { _ in
            _ = self.open.withLock { $0.channels.removeValue(forKey: id) }
        }
        if isFull { makeRoom(besides: id) }
    }

    private func makeRoom(besides newest: ObjectIdentifier) {
        let request = RoomRequest()
        let others = open.withLock { $0.channels.filter { $0.key != newest }.values }
        for other in others.sorted(by: { $0.number < $1.number }) {
            guard !request.isMet else { return }
            other.channel.pipeline.fireUserInboundEventTriggered(request)
        }
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

/// Asks a connection that waits for its client to make room. The first one does.
final class RoomRequest: Sendable {
    private let met = Mutex(false)

    var isMet: Bool { met.withLock { $0 } }

    /// - Returns: whether nobody has done so before.
    func meet() -> Bool {
        met.withLock { met in
            defer { met = true }
            return !met
        }
    }
}

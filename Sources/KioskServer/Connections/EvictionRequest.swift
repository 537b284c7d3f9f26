internal import NIOCore
internal import Synchronization

/// Asks a connection that waits for its client to make room. The first one does.
final class EvictionRequest: Sendable {
    private let met = Mutex(false)
    private let onMeeting: @Sendable (any Channel) -> Void

    init(onMeeting: @escaping @Sendable (any Channel) -> Void) { self.onMeeting = onMeeting }

    var isMet: Bool { met.withLock { $0 } }

    /// - Parameter connection: the one that will close.
    /// - Returns: whether nobody has done so before.
    func meet(_ connection: any Channel) -> Bool {
        let isFirst = met.withLock { met in
            defer { met = true }
            return !met
        }
        if isFirst { onMeeting(connection) }
        return isFirst
    }
}

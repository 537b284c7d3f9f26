internal import Files
internal import Glibc

/// Speaks to the server that runs on a state folder, if one does.
package struct ControlClient: Sendable {
    /// A server answers at once, but for ``ControlMessage/tryStaged(folder:)``.
    package static let idleTimeout = Duration.seconds(5)

    /// What came back.
    package enum Reply: Hashable, Sendable {
        case answer(ControlAnswer)
        case noServer
        /// A server took the message, and went away or did not answer in time.
        case silence
    }

    let path: String

    package init(_ state: StateFolder) { path = state.controlPath }

    /// - Parameter idleTimeout: how long each step may take.
    package func ask(_ message: ControlMessage, idleTimeout: Duration = Self.idleTimeout) -> Reply {
        guard let socket = try? LocalSocket(.stream) else { return .noServer }
        socket.limit(to: idleTimeout)
        switch connect(socket) {
        case 0: break
        // Its queue is full of messages that nobody took.
        case EAGAIN, ETIMEDOUT: return .silence
        default: return .noServer
        }
        guard socket.send("\(message.line)\n"),
            let answer = socket.readLine(atMost: ControlMessage.maximumLineByteCount).flatMap(ControlAnswer.init)
        else { return .silence }
        return .answer(answer)
    }

    /// Lets a running server show what `state.json` names now.
    func show() -> Visibility {
        switch ask(.reload) {
        case .answer(.done), .answer(.told): .now
        case .answer(.refused), .answer(.unread), .noServer: .atNextStart
        case .silence: .serverSilent
        }
    }

    /// Tells whether a server listens there.
    package var isServed: Bool {
        guard let socket = try? LocalSocket(.stream) else { return false }
        socket.limit(to: Self.idleTimeout)
        return [0, EAGAIN, ETIMEDOUT].contains(connect(socket))
    }

    /// - Returns: the `errno` of the call, 0 where it came through.
    private func connect(_ socket: LocalSocket) -> Int32 {
        LocalAddress(path: path).map(socket.connect) ?? ENAMETOOLONG
    }
}

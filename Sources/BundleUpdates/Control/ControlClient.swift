internal import Glibc

/// Speaks to the server that runs on a state folder, if one does.
package struct ControlClient: Sendable {
    /// A server answers at once, but for ``ControlMessage/tryStaged(folder:)``.
    package static let patience = Duration.seconds(5)

    /// What came back.
    package enum Reply: Hashable, Sendable {
        case answer(ControlAnswer)
        case noServer
        /// A server took the message, and went away or did not answer in time.
        case silence
    }

    let path: String

    package init(_ state: StateFolder) { path = state.controlPath }

    /// - Parameter patience: how long each step may take.
    package func ask(_ message: ControlMessage, patience: Duration = Self.patience) -> Reply {
        guard let descriptor = try? ControlSocket.make() else { return .noServer }
        defer { close(descriptor) }
        ControlSocket.limit(descriptor, to: patience)
        switch connect(descriptor) {
        case 0: break
        // Its queue is full of messages that nobody took.
        case EAGAIN, ETIMEDOUT: return .silence
        default: return .noServer
        }
        guard ControlSocket.send(message.line, to: descriptor),
            let answer = ControlSocket.readLine(from: descriptor).flatMap(ControlAnswer.init)
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

    /// Whether a server listens there.
    package var isServed: Bool {
        guard let descriptor = try? ControlSocket.make() else { return false }
        defer { close(descriptor) }
        ControlSocket.limit(descriptor, to: Self.patience)
        return [0, EAGAIN, ETIMEDOUT].contains(connect(descriptor))
    }

    /// - Returns: the `errno` of the call, 0 where it came through.
    private func connect(_ descriptor: Int32) -> Int32 {
        let code = try? ControlSocket.withAddress(path) { Glibc.connect(descriptor, $0, $1) == 0 ? 0 : errno }
        return code ?? ENAMETOOLONG
    }
}

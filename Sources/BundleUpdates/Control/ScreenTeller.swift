/// Tells a running server how an update goes, for those who look at its screen.
final class ScreenTeller {
    /// `nil` where nobody is to be told.
    private let server: ControlClient?
    private let onSilence: () -> Void
    private var isSilent = false

    /// - Parameter onSilence: called once, when a server does not answer. Nothing more is told to it then.
    init(server: ControlClient?, onSilence: @escaping () -> Void = {}) {
        self.server = server
        self.onSilence = onSilence
    }

    /// Who does not listen misses nothing that an update depends on.
    func tell(_ message: ControlMessage) {
        guard !isSilent, let server, server.ask(message) == .silence else { return }
        noteSilence()
    }

    /// Somebody else has waited for an answer in vain.
    func noteSilence() {
        guard !isSilent else { return }
        isSilent = true
        onSilence()
    }
}

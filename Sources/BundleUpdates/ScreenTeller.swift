/// Tells a running server how an update goes, for those who look at its screen.
struct ScreenTeller: Sendable {
    /// `nil` where nobody is to be told.
    let server: ControlClient?

    /// Who does not listen misses nothing that an update depends on.
    func tell(_ message: ControlMessage) { _ = server?.ask(message) }
}

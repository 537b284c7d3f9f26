/// The sentences of a page after a form did something.
enum DeskSaid: String, CaseIterable, Sendable {
    case signedOut = "signed-out"
    case reset
    case password
    case email
    case sessions
    case wished
    case done
    case removed
    /// Somebody was added.
    case noCode = "no-code"
    /// Somebody asked for a code; what is said depends on whether mail is handed over.
    case asked
}

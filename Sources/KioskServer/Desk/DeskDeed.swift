/// What a form does, by its hidden field `do`.
enum DeskDeed: String, Hashable, Sendable {
    case signIn = "sign-in"
    case signOut = "sign-out"
    case askForCode = "ask-for-code"
    case useCode = "use-code"
    case changeEmail = "change-email"
    case changePassword = "change-password"
    case endSessions = "end-sessions"
    case keepMessage = "keep-message"
    case wish
    case issueCode = "issue-code"
    case addAccount = "add-account"
    case removeAccount = "remove-account"
}

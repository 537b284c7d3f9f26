internal import Cities
internal import CityPages
internal import StaffDesk

/// What the desk pages say, in one language. Plain text.
struct DeskWords: Sendable {
    var titles: [PageAddress.DeskPage: String]

    // MARK: Forms

    var name: String
    var password: String
    var newPassword: String
    var passwordHint: String
    var email: String
    var nameOrEmail: String
    var code: String
    var codeHint: String
    var mistakes: String

    // MARK: Signing in

    var signInLead: String
    var signIn: String
    var signOut: String
    var signedInAs: @Sendable (_ name: String) -> String
    var signInFirst: String
    var wrongSignIn: String
    var waitSeconds: @Sendable (_ seconds: Int) -> String
    var busy: String
    var staleForm: String
    var tooSlow: String
    var tooLarge: String
    var wrongKind: String
    var broken: String

    // MARK: Resetting a password

    var askForCode: String
    var askForCodeLead: String
    var askForCodeButton: String
    /// With mail, and without.
    var asked: (mail: String, noMail: String)
    var useCode: String
    var useCodeButton: String
    var wrongCode: String
    var forgotten: String

    // MARK: The personal page

    var ownData: String
    var role: String
    var roles: [Account.Role: String]
    var noEmail: String
    var changeEmail: String
    var emailHint: String
    var wrongEmail: String
    var emailTaken: String
    var currentPassword: String
    var wrongPassword: String
    var changePassword: String
    var passwordFaults: [PasswordRules.Fault: String]
    var sessions: String
    var thisSession: String
    var minutesAgo: @Sendable (_ begun: Int, _ seen: Int) -> String
    var askedAgo: @Sendable (_ minutes: Int) -> String
    var endAllSessions: String
    var ownMessages: String
    var noMessages: String
    var save: String

    // MARK: Messages

    var supportLead: String
    var reportLead: String
    var text: String
    var textHint: String
    var about: @Sendable (_ page: String) -> String
    var aboutTitled: @Sendable (_ title: String) -> String
    var send: String
    /// The number, and what has become of it, and no more.
    var kept: @Sendable (_ number: Int, _ state: String) -> String
    var emptyText: String
    var tooLongText: String
    var tooMany: String
    var tooManyOfVisit: String
    /// No more room.
    var full: String
    var kinds: [DeskMessage.Kind: String]
    var state: @Sendable (DeskMessage.State) -> String
    var written: @Sendable (Moment) -> String

    // MARK: The service page

    var service: String
    var bundles: String
    var bundleNames: (current: String, previous: String, held: String)
    var none: String
    var onTrial: String
    var wishes: [KioskRequests.Wish: String]
    var asksNobody: String
    var notPossible: String
    var health: String
    var disk: String
    var memory: String
    var temperature: String
    var running: String
    var free: @Sendable (_ free: Int, _ total: Int) -> String
    var upFor: @Sendable (_ seconds: Int) -> String
    var lastErrors: String
    var noErrors: String
    var views: String
    var viewsLead: @Sendable (_ count: Int, _ days: Int) -> String
    var day: String
    var noViews: String
    var codeRequests: String
    var noCodeRequests: String
    var issueCode: String
    var codeFor: @Sendable (_ name: String) -> String
    var codeLead: String
    var accounts: String
    var remove: String
    var removeQuestion: @Sendable (_ name: String) -> String
    var removeSurely: String
    var addAccount: String
    var addAccountLead: String
    var add: String
    var badName: String
    var nameTaken: String
    var lastAdministrator: String
    var noSuchAccount: String
    var noPassword: String
    var backToAccount: String

    /// What was done, by the word in the address (`?said=…`).
    var said: [DeskSaid: String]

    func of(_ fault: FormBody.Fault) -> String {
        switch fault {
        case .otherKind: wrongKind
        case .tooSlow: tooSlow
        case .tooLarge: tooLarge
        }
    }

    static func of(_ language: String) -> DeskWords {
        LanguageTag(rawValue: language) == .russian ? .russian : .english
    }
}

/// What a page says after a form did something.
enum DeskSaid: String, Hashable, Sendable {
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
    case asked
}

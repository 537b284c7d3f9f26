/// The texts of the desk pages in one language, as plain text.
package struct DeskWords: Decodable, Sendable {
    // MARK: Forms

    package let name: String
    package let password: String
    package let newPassword: String
    package let passwordHint: Phrase<Slot.Count>
    package let email: String
    package let nameOrEmail: String
    package let code: String
    package let codeHint: String
    package let mistakes: String

    // MARK: Signing in

    package let signInLead: String
    package let signIn: String
    package let signOut: String
    package let signedInAs: Phrase<Slot.Name>
    package let signInFirst: String
    package let wrongSignIn: String
    package let waitSeconds: Phrase<Slot.Seconds>
    package let busy: String
    package let staleForm: String
    package let tooSlow: String
    package let tooLarge: String
    package let wrongKind: String
    package let broken: String

    // MARK: Resetting a password

    package let askForCode: String
    package let askForCodeLead: String
    package let askForCodeButton: String
    package let asked: Asked
    package let useCode: String
    package let useCodeButton: String
    package let wrongCode: String
    package let forgotten: String

    // MARK: The personal page

    package let ownData: String
    package let role: String
    /// A word for each `Account.Role`.
    package let roles: ByName<String>
    package let noEmail: String
    package let changeEmail: String
    package let emailHint: String
    package let wrongEmail: String
    package let emailTaken: String
    package let currentPassword: String
    package let wrongPassword: String
    package let changePassword: String
    package let passwordFaults: PasswordFaults
    package let sessions: String
    package let thisSession: String
    package let minutesAgo: Phrase<Slot.Begun, Slot.Seen>
    package let askedAgo: Phrase<Slot.Minutes>
    package let endAllSessions: String
    package let ownMessages: String
    package let noMessages: String
    package let save: String

    // MARK: Messages

    package let supportLead: String
    package let reportLead: String
    package let text: String
    package let textHint: Phrase<Slot.Characters>
    package let about: Phrase<Slot.Page>
    package let aboutTitled: Phrase<Slot.Title>
    package let send: String
    /// The number, and what has become of it, and no more.
    package let kept: Phrase<Slot.MessageNumber, Slot.State>
    package let emptyText: String
    package let tooLongText: Phrase<Slot.Characters>
    package let tooMany: String
    package let tooManyOfVisit: String
    /// No more room.
    package let full: String
    /// A word for each `DeskMessage.Kind`.
    package let kinds: ByName<String>
    package let state: State
    /// The time of a message that was written before the machine knew it.
    package let writtenUnknown: Phrase<Slot.Boot>

    // MARK: The service page

    package let service: String
    package let bundles: String
    package let bundleNames: BundleNames
    package let none: String
    package let onTrial: String
    /// A word for each `KioskRequests.Wish`.
    package let wishes: ByName<String>
    package let asksNobody: String
    package let notPossible: String
    package let health: String
    package let disk: String
    package let memory: String
    package let temperature: String
    package let running: String
    package let free: Phrase<Slot.Free, Slot.Total>
    package let upFor: Phrase<Slot.Days, Slot.Hours, Slot.Minutes>
    package let lastErrors: String
    package let noErrors: String
    package let views: String
    package let viewsLead: Phrase<Slot.Count, Slot.Days>
    package let day: String
    package let noViews: String
    package let codeRequests: String
    package let noCodeRequests: String
    package let issueCode: String
    package let codeFor: Phrase<Slot.Name>
    package let codeLead: String
    package let accounts: String
    package let remove: String
    package let removeQuestion: Phrase<Slot.Name>
    package let removeSurely: String
    package let addAccount: String
    package let addAccountLead: String
    package let add: String
    package let badName: String
    package let nameTaken: String
    package let lastAdministrator: String
    package let noSuchAccount: String
    package let noPassword: String
    package let backToAccount: String

    /// A sentence for what was done, by `DeskSaid`.
    package let said: ByName<String>

    /// After somebody asked for a code: where this machine hands over mail, and where it does not.
    package struct Asked: Decodable, Sendable {
        package let mail: String
        package let noMail: String
    }

    /// A sentence for each `PasswordRules.Fault`.
    package struct PasswordFaults: Decodable, Sendable {
        package let tooShort: Phrase<Slot.Count>
        package let tooLong: Phrase<Slot.Count>
        package let tooSimple: String
        package let untypable: String
    }

    /// A word for each `DeskMessage.State`.
    package struct State: Decodable, Sendable {
        package let written: String
        package let mailed: String
        package let left: String
        package let leftOn: Phrase<Slot.DayText>
    }

    package struct BundleNames: Decodable, Sendable {
        package let current: String
        package let previous: String
        package let held: String
    }
}

internal import Cities
internal import CityPages
internal import Logging
internal import StaffDesk

/// Makes each desk page, and carries out its forms.
struct DeskController: Sendable {
    let executor: DeskExecutor

    typealias Failure = DeskExecutor.Failure

    /// The fields of a form, so that nobody types them twice, and the faults in them.
    struct Mistake: Sendable {
        var fields = FormFields()
        /// The faults, by the name of the field.
        var errors: [String: String] = [:]
        /// A fault that is no single field's.
        var general: String?
        var action: DeskAction?
    }

    func show(_ visit: DeskVisit) async throws(Failure) -> DeskReply {
        switch visit.address.page {
        case .signIn: signInPage(visit, Mistake())
        case .reset: resetPage(visit, Mistake())
        case .account: try await accountPage(visit)
        case .support, .report: try await messagePage(visit, Mistake())
        }
    }

    /// - Parameter fields: of a form that came from a page of ours.
    func act(_ action: DeskAction, _ fields: FormFields, _ visit: DeskVisit) async throws(Failure) -> DeskReply {
        switch (visit.address.page, action) {
        case (.signIn, .signIn): try await signIn(fields, visit)
        case (.signIn, .signOut): try await signOut(visit)
        case (.reset, .askForCode): try await askForCode(fields, visit)
        case (.reset, .useCode): try await useCode(fields, visit)
        case (.support, .keepMessage), (.report, .keepMessage): try await keepMessage(fields, visit)
        case (.account, .changeEmail), (.account, .changePassword), (.account, .endSessions):
            try await changeAccount(action, fields, visit)
        case (.account, .wish), (.account, .issueCode), (.account, .addAccount), (.account, .removeAccount):
            try await serve(action, fields, visit)
        default: try await show(visit)
        }
    }

    /// A page that says what is wrong with a form, in place of it: the form may hold a message that nobody wants to
    /// write again.
    func refuse(_ fields: FormFields, because reason: String, _ visit: DeskVisit) async throws(Failure) -> DeskReply {
        let mistake = Mistake(fields: fields, general: reason, action: DeskAction(rawValue: fields["do"]))
        switch visit.address.page {
        case .signIn: return signInPage(visit, mistake)
        case .reset: return resetPage(visit, mistake)
        case .account: return try await accountPage(visit, mistake)
        case .support, .report: return try await messagePage(visit, mistake)
        }
    }

    /// Logs what others should be able to look up later. It never says who typed what.
    func note(_ event: Logger.Message, _ account: Account) {
        executor.logger.notice(event, metadata: ["account.number": "\(account.id)"])
    }
}

/// The actions of forms, by the hidden field `do`.
enum DeskAction: String, Hashable, Sendable {
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

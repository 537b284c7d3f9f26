internal import Cities
internal import CityPages
internal import Logging
internal import StaffDesk

/// What each desk page shows, and what its forms do.
struct DeskClerk: Sendable {
    let room: DeskRoom

    typealias Failure = DeskRoom.Failure

    /// What a form said, so that nobody types it twice, and what was wrong with it.
    struct Mistake: Sendable {
        var fields = FormFields()
        /// By the name of the field.
        var errors: [String: String] = [:]
        /// About no one field.
        var general: String?
        var deed: DeskDeed?
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
    func act(_ deed: DeskDeed, _ fields: FormFields, _ visit: DeskVisit) async throws(Failure) -> DeskReply {
        switch (visit.address.page, deed) {
        case (.signIn, .signIn): try await signIn(fields, visit)
        case (.signIn, .signOut): try await signOut(visit)
        case (.reset, .askForCode): try await askForCode(fields, visit)
        case (.reset, .useCode): try await useCode(fields, visit)
        case (.support, .keepMessage), (.report, .keepMessage): try await keepMessage(fields, visit)
        case (.account, .changeEmail), (.account, .changePassword), (.account, .endSessions):
            try await changeAccount(deed, fields, visit)
        case (.account, .wish), (.account, .issueCode), (.account, .addAccount), (.account, .removeAccount):
            try await serve(deed, fields, visit)
        default: try await show(visit)
        }
    }

    /// A page that says what is wrong with a form, in place of it: the form may hold a message that nobody wants to write
    /// again.
    func refuse(_ fields: FormFields, because reason: String, _ visit: DeskVisit) async throws(Failure) -> DeskReply {
        let mistake = Mistake(fields: fields, general: reason, deed: DeskDeed(rawValue: fields["do"]))
        switch visit.address.page {
        case .signIn: return signInPage(visit, mistake)
        case .reset: return resetPage(visit, mistake)
        case .account: return try await accountPage(visit, mistake)
        case .support, .report: return try await messagePage(visit, mistake)
        }
    }

    /// Where something happened that others should be able to look up later. Never who typed what.
    func note(_ event: Logger.Message, _ account: Account) {
        room.logger.notice(event, metadata: ["account.number": "\(account.id)"])
    }
}

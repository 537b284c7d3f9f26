internal import Logging
internal import StaffDesk
internal import Words

extension DeskController {
    /// Carries out the forms of the service page, for an administrator.
    func serve(_ action: DeskAction, _ fields: FormFields, _ visit: DeskVisit) async throws(Failure) -> DeskReply {
        guard let session = visit.session, visit.isAdministrator else { return try await accountPage(visit) }
        switch action {
        case .wish:
            guard let wish = KioskRequests.Wish(rawValue: fields["wish"]) else {
                return try await servicePage(visit, Mistake())
            }
            return try await fulfil(wish, session, visit)
        case .issueCode:
            return try await issueCode(fields["name"], session, visit)
        case .removeAccount:
            guard let name = AccountName(fields["name"]) else { return try await servicePage(visit, Mistake()) }
            guard fields["sure"] == "1" else { return try await servicePage(visit, Mistake(), removing: name) }
            do {
                try await executor.ask { desk throws(DeskError) in try desk.remove(name) }
            } catch .desk(.lastAdministrator) {
                return try await servicePage(visit, Mistake(general: visit.words.lastAdministrator))
            } catch .desk(.noSuchAccount) {
                return try await servicePage(visit, Mistake(general: visit.words.noSuchAccount))
            }
            note("An account was removed", session.account)
            return .goTo(Self.serviceLink, saying: .removed)
        default:
            return try await addAccount(fields, session, visit)
        }
    }

    private func fulfil(
        _ wish: KioskRequests.Wish,
        _ session: Session,
        _ visit: DeskVisit
    ) async throws(Failure) -> DeskReply {
        let service = executor.front.service
        note("An administrator wished: \(wish.rawValue)", session.account)
        if let own = service.own[wish] {
            guard try await executor.ask({ _ throws(DeskError) in own() }) else {
                return try await servicePage(visit, Mistake(general: visit.words.notPossible))
            }
            return .goTo(Self.serviceLink, saying: .done)
        }
        guard let requests = service.requests else {
            return try await servicePage(visit, Mistake(general: visit.words.asksNobody))
        }
        try await executor.ask { _ throws(DeskError) in try requests.ask(wish) }
        return .goTo(Self.serviceLink, saying: .wished)
    }

    private func issueCode(_ name: String, _ session: Session, _ visit: DeskVisit) async throws(Failure) -> DeskReply {
        guard let name = AccountName(name) else { return try await servicePage(visit, Mistake()) }
        do {
            let spool = executor.front.mail?.spool
            let code = try await executor.hash { desk throws(DeskError) in
                try desk.issueCode(for: name, inPlaceOf: spool)
            }
            note("A code was issued", session.account)
            return try await servicePage(visit, Mistake(), code: (name.text, code))
        } catch .desk(.noSuchAccount) {
            return try await servicePage(visit, Mistake(general: visit.words.noSuchAccount))
        }
    }

    private func addAccount(
        _ fields: FormFields,
        _ session: Session,
        _ visit: DeskVisit
    ) async throws(Failure) -> DeskReply {
        let words = visit.words
        var errors: [String: String] = [:]
        let name = AccountName(fields["new-name"])
        let email = EmailAddress(fields["new-email"])
        if name == nil { errors["new-name"] = words.badName }
        if email == nil, !fields["new-email"].isEmpty { errors["new-email"] = words.wrongEmail }
        let role = Int(fields["role"]).flatMap(Account.Role.init) ?? .staff
        if let name, errors.isEmpty {
            do {
                try await executor.ask { desk throws(DeskError) in
                    try desk.add(name, email: email, role: role, password: nil)
                }
                note("An account was added", session.account)
                return await firstCode(name, session, visit)
            } catch .desk(.nameTaken) {
                errors["new-name"] = words.nameTaken
            } catch .desk(.emailTaken) {
                errors["new-email"] = words.emailTaken
            }
        }
        return try await servicePage(visit, Mistake(fields: fields, errors: errors, action: .addAccount))
    }

    /// The account is there by now, whatever becomes of its code: the form shall not come back, to say that the name is
    /// taken.
    private func firstCode(_ name: AccountName, _ session: Session, _ visit: DeskVisit) async -> DeskReply {
        do throws(Failure) { return try await issueCode(name.text, session, visit) } catch {
            if case .desk(let fault) = error {
                executor.logger.error("No code can be issued", metadata: ["desk.fault": "\(fault)"])
            }
            return .goTo(Self.serviceLink, saying: .noCode)
        }
    }
}

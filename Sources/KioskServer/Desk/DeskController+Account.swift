internal import Cities
internal import CityPages
internal import HTTPTypes
internal import Logging
internal import StaffDesk
internal import Words

extension DeskController {
    /// How the personal page's address says that the service page is meant, and a sign-in what shall come after it.
    static let serviceView = "service"

    func accountPage(_ visit: DeskVisit, _ mistake: Mistake = Mistake()) async throws(Failure) -> DeskReply {
        guard let session = visit.session else {
            let to = visit.query["view"] == Self.serviceView ? Self.serviceView : PageAddress.DeskPage.account.rawValue
            return .goTo(DeskAddress.link(to: .signIn, "to=\(to)"))
        }
        if visit.query["view"] == Self.serviceView, visit.isAdministrator {
            return try await servicePage(visit, mistake)
        }
        let account = session.account
        let files = executor.front.files
        let (sessions, messages) = try await executor.ask { desk throws(DeskError) in
            // Letters that a stick has taken along since are told as gone.
            try desk.settleLetters(files)
            return (try desk.sessions(of: account), try desk.messages(by: account))
        }
        let (parts, words) = (visit.parts, visit.words)
        let service: HTML =
            visit.isAdministrator ? parts.button(Self.serviceLink, words.service) : .empty
        let change = changeFields(visit, mistake)
        return .page(
            """
            \(parts.title(visit.title))\(parts.notice(visit.said))\
            \(parts.errors(change.email + change.password, general: mistake.general))\
            \(parts.section(words.ownData, ownData(account, visit)))\(service)\(signOutForm(visit))\
            \(parts.section(words.ownMessages, parts.list(messages.map { item($0, visit) }, none: words.noMessages)))\
            \(parts.section(words.sessions, sessionList(sessions, visit)))\
            \(parts.section(
                words.changeEmail,
                parts.form(
                    DeskAddress.link(to: .account),
                    .changeEmail,
                    change.email.map(parts.field).joined(),
                    button: words.save
                )
            ))\
            \(parts.section(
                words.changePassword,
                parts.form(
                    DeskAddress.link(to: .account),
                    .changePassword,
                    change.password.map(parts.field).joined(),
                    button: words.save
                )
            ))
            """,
            mistake.errors.isEmpty && mistake.general == nil ? .ok : .unprocessableContent
        )
    }

    private func ownData(_ account: Account, _ visit: DeskVisit) -> HTML {
        visit.parts.facts([
            (visit.words.name, "\(account.name)"), (visit.words.role, "\(visit.words.roles[account.role])"),
            (visit.words.email, "\(account.email ?? visit.words.noEmail)"),
        ])
    }

    /// Shows the text, so that its author can read it again.
    private func item(_ message: DeskMessage, _ visit: DeskVisit) -> HTML {
        let words = visit.words
        let about: HTML = message.page.map { "<br>\(words.about($0))" } ?? .empty
        return """
            <b>№ \(message.number)</b> · \(words.kinds[message.kind]) · \(words.text(of: message.written)) · \
            \(words.text(of: message.state))\(about)<p class="desk-text">\(message.text)</p>
            """
    }

    private func sessionList(_ sessions: [Session], _ visit: DeskVisit) -> HTML {
        let items = sessions.map { session -> HTML in
            let mine: HTML = session.id == visit.session?.id ? " (\(visit.words.thisSession))" : .empty
            return "\(visit.words.minutesAgo(session.begunAgo / 60, session.seenAgo / 60))\(mine)"
        }
        return """
            \(visit.parts.list(items, none: visit.words.none))\
            \(visit.parts.form(
                DeskAddress.link(to: .account),
                .endSessions,
                .empty,
                button: visit.words.endAllSessions
            ))
            """
    }

    private func changeFields(
        _ visit: DeskVisit,
        _ mistake: Mistake
    ) -> (email: [DeskPageParts.Field], password: [DeskPageParts.Field]) {
        let words = visit.words
        let typed = mistake.action == .changeEmail ? mistake.fields["email"] : visit.session?.account.email ?? ""
        let email = DeskPageParts.Field(
            name: "email",
            label: words.email,
            kind: .email,
            value: typed,
            hint: words.emailHint,
            error: mistake.errors["email"],
            isRequired: false
        )
        func present(_ name: String) -> DeskPageParts.Field {
            DeskPageParts.Field(
                name: name,
                label: words.currentPassword,
                kind: .currentPassword,
                error: mistake.errors[name]
            )
        }
        let new = DeskPageParts.Field(
            name: "new",
            label: words.newPassword,
            kind: .newPassword,
            hint: words.passwordHint(PasswordRules.minimumCount),
            error: mistake.errors["new"]
        )
        return ([email, present("present-for-email")], [present("present"), new])
    }

    func changeAccount(
        _ action: DeskAction,
        _ fields: FormFields,
        _ visit: DeskVisit
    ) async throws(Failure) -> DeskReply {
        guard let session = visit.session else { return try await accountPage(visit) }
        switch action {
        case .changeEmail: return try await changeEmail(session, fields, visit)
        case .changePassword: return try await changePassword(session, fields, visit)
        default:
            try await executor.ask { desk throws(DeskError) in try desk.endAllSessions(of: session.account) }
            note("All sessions of an account were ended", session.account)
            return .goTo(DeskAddress.link(to: .signIn), saying: .sessions)
                .setting(DeskCookies.clear(DeskCookies.sessionName))
        }
    }

    /// Only with the password: a code would go to the new address.
    private func changeEmail(
        _ session: Session,
        _ fields: FormFields,
        _ visit: DeskVisit
    ) async throws(Failure) -> DeskReply {
        func again(_ errors: [String: String], general: String? = nil) async throws(Failure) -> DeskReply {
            let mistake = Mistake(fields: fields, errors: errors, general: general, action: .changeEmail)
            return try await accountPage(visit, mistake)
        }
        let typed = fields["email"].filter { $0 != " " }
        let email = EmailAddress(typed)
        guard typed.isEmpty || email != nil else { return try await again(["email": visit.words.wrongEmail]) }
        let check = try await executor.hash { desk throws(DeskError) in
            try desk.checkPassword(of: session, fields["present-for-email"])
        }
        switch check {
        case .wrong: return try await again(["present-for-email": visit.words.wrongPassword])
        case .wait(let seconds): return try await again([:], general: visit.words.waitSeconds(seconds))
        case .right: break
        }
        do {
            try await executor.ask { desk throws(DeskError) in try desk.changeEmail(of: session.account, to: email) }
        } catch .desk(.emailTaken) {
            return try await again(["email": visit.words.emailTaken])
        }
        note("An e-mail address was changed", session.account)
        return .goTo(DeskAddress.link(to: .account), saying: .email)
    }

    private func changePassword(
        _ session: Session,
        _ fields: FormFields,
        _ visit: DeskVisit
    ) async throws(Failure) -> DeskReply {
        func again(_ errors: [String: String], general: String? = nil) async throws(Failure) -> DeskReply {
            let mistake = Mistake(fields: fields, errors: errors, general: general, action: .changePassword)
            return try await accountPage(visit, mistake)
        }
        if let fault = PasswordRules.fault(in: fields["new"], of: session.account.name) {
            return try await again(["new": visit.words.text(of: fault)])
        }
        let outcome = try await executor.hash { desk throws(DeskError) in
            try desk.changePassword(of: session, from: fields["present"], to: fields["new"])
        }
        switch outcome {
        case .changed:
            note("A password was changed", session.account)
            return .goTo(DeskAddress.link(to: .account), saying: .password)
        case .wrong: return try await again(["present": visit.words.wrongPassword])
        case .wait(let seconds): return try await again([:], general: visit.words.waitSeconds(seconds))
        }
    }
}

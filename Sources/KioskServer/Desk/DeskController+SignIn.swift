internal import Cities
internal import CityPages
internal import HTTPTypes
internal import StaffDesk
internal import Words

extension DeskController {
    func signInPage(_ visit: DeskVisit, _ mistake: Mistake) -> DeskReply {
        let (parts, words) = (visit.parts, visit.words)
        if let session = visit.session {
            return .page(
                """
                \(parts.title(visit.title))\(parts.notice(visit.said))\
                \(parts.errors([], general: mistake.general))<p class="lead">\(words.signedInAs(session.account.name))</p>
                \(parts.button(DeskAddress.link(to: .account), visit.spoken.deskTitles[PageAddress.DeskPage.account]))\(signOutForm(visit))
                """,
                mistake.general == nil ? .ok : .forbidden
            )
        }
        let name = DeskPageParts.Field(
            name: "name",
            label: words.name,
            kind: .username,
            value: mistake.fields["name"],
            error: mistake.errors["name"]
        )
        let password = DeskPageParts.Field(name: "password", label: words.password, kind: .currentPassword)
        let to = mistake.action == nil ? visit.query : mistake.fields
        return .page(
            """
            \(parts.title(visit.title))\(parts.notice(visit.said))\
            \(parts.errors([name, password], general: mistake.general))<p class="lead">\(words.signInLead)</p>
            \(parts.form(
                DeskAddress.link(to: .signIn),
                .signIn,
                "\(parts.field(name))\(parts.field(password))",
                button: words.signIn,
                hidden: [("to", to["to"]), ("about", to["about"])]
            ))<p><a href="\(DeskAddress.link(to: .reset))">\(words.forgotten)</a></p>

            """,
            mistake.errors.isEmpty && mistake.general == nil ? .ok : .unprocessableContent
        )
    }

    func signOutForm(_ visit: DeskVisit) -> HTML {
        visit.parts.form(DeskAddress.link(to: .signIn), .signOut, .empty, button: visit.words.signOut)
    }

    func signIn(_ fields: FormFields, _ visit: DeskVisit) async throws(Failure) -> DeskReply {
        let outcome = try await executor.hash { desk throws(DeskError) in
            try desk.signIn(name: fields["name"], password: fields["password"])
        }
        switch outcome {
        case .done(let token):
            // Somebody who was signed in here before no longer is.
            if let old = visit.cookies.session {
                try await executor.ask { desk throws(DeskError) in try desk.end(old) }
            }
            if fields["to"] == Self.serviceView {
                return .goTo(DeskAddress.link(to: .account, "view=\(Self.serviceView)"))
                    .setting(DeskCookies.set(DeskCookies.sessionName, token))
            }
            let page = PageAddress.DeskPage(rawValue: fields["to"]) ?? .account
            let about = visit.about(fields["about"]).map { "about=\($0)" } ?? ""
            return .goTo(DeskAddress.link(to: page, page == .report ? about : ""))
                .setting(DeskCookies.set(DeskCookies.sessionName, token))
        case .wrong:
            return signInPage(
                visit,
                Mistake(fields: fields, errors: ["name": visit.words.wrongSignIn], action: .signIn)
            )
        case .wait(let seconds):
            var reply = signInPage(
                visit,
                Mistake(fields: fields, general: visit.words.waitSeconds(seconds), action: .signIn)
            )
            if case .page(let main, _) = reply.content { reply.content = .page(main, .tooManyRequests) }
            return reply
        }
    }

    func signOut(_ visit: DeskVisit) async throws(Failure) -> DeskReply {
        if let token = visit.cookies.session {
            try await executor.ask { desk throws(DeskError) in try desk.end(token) }
        }
        return .goTo(DeskAddress.link(to: .signIn), saying: .signedOut)
            .setting(DeskCookies.clear(DeskCookies.sessionName))
    }
}

internal import Cities
internal import CityPages
internal import HTTPTypes
internal import Logging
internal import StaffDesk
internal import Words

extension DeskController {
    func resetPage(_ visit: DeskVisit, _ mistake: Mistake) -> DeskReply {
        let (parts, words) = (visit.parts, visit.words)
        func field(_ name: String, _ label: String, _ kind: DeskPageParts.Field.Kind, hint: String? = nil)
            -> DeskPageParts.Field
        {
            DeskPageParts.Field(
                name: name,
                label: label,
                kind: kind,
                value: mistake.fields[name],
                hint: hint,
                error: mistake.errors[name]
            )
        }
        let asking = field("who", words.nameOrEmail, .username)
        let using = [
            field("whose", words.nameOrEmail, .username), field("code", words.code, .code, hint: words.codeHint),
            field("password", words.newPassword, .newPassword, hint: words.passwordHint(PasswordRules.minimumCount)),
        ]
        let asked =
            visit.saying == .asked
            ? (executor.front.mail == nil ? words.asked.noMail : words.asked.mail) : visit.said
        return .page(
            """
            \(parts.title(visit.title))\(parts.notice(asked))\
            \(parts.errors([asking] + using, general: mistake.general))\
            \(parts.section(
                words.askForCode,
                """
                <p>\(words.askForCodeLead)</p>
                \(parts.form(
                    DeskAddress.link(to: .reset),
                    .askForCode,
                    parts.field(asking),
                    button: words.askForCodeButton
                ))
                """
            ))\
            \(parts.section(
                words.useCode,
                parts.form(
                    DeskAddress.link(to: .reset),
                    .useCode,
                    using.map(parts.field).joined(),
                    button: words.useCodeButton
                )
            ))
            """,
            mistake.errors.isEmpty && mistake.general == nil ? .ok : .unprocessableContent
        )
    }

    /// The answer goes out before anybody looks whether there is such an account.
    func askForCode(_ fields: FormFields, _ visit: DeskVisit) async throws(Failure) -> DeskReply {
        let typed = fields["who"]
        try await executor.ask { desk throws(DeskError) in try desk.noteCodeRequest(typed) }
        executor.settleCodeRequests()
        return .goTo(DeskAddress.link(to: .reset), saying: .asked)
    }

    func useCode(_ fields: FormFields, _ visit: DeskVisit) async throws(Failure) -> DeskReply {
        let (typed, password) = (fields["whose"], fields["password"])
        func again(_ fault: PasswordRules.Fault) -> DeskReply {
            let words = visit.words.text(of: fault)
            return resetPage(visit, Mistake(fields: fields, errors: ["password": words], action: .useCode))
        }
        // A fault that can be told without looking whose password it is costs no try. The desk knows their name.
        if let fault = PasswordRules.fault(in: password, of: typed) { return again(fault) }
        let outcome = try await executor.hash { desk throws(DeskError) in
            try desk.reset(typed: typed, code: fields["code"], newPassword: password)
        }
        switch outcome {
        case .done:
            executor.logger.notice("A password was set by a code")
            return .goTo(DeskAddress.link(to: .signIn), saying: .reset)
                .setting(DeskCookies.clear(DeskCookies.sessionName))
        case .unfit(let fault): return again(fault)
        case .wrong:
            return resetPage(visit, Mistake(fields: fields, errors: ["code": visit.words.wrongCode], action: .useCode))
        case .wait(let seconds):
            return resetPage(
                visit,
                Mistake(fields: fields, general: visit.words.waitSeconds(seconds), action: .useCode)
            )
        }
    }
}

internal import Cities
internal import CityPages
internal import HTTPTypes
internal import StaffDesk
internal import Words

extension DeskController {
    static let serviceLink = DeskAddress.link(to: .account, "view=\(serviceView)")

    /// - Parameters:
    ///   - code: just issued; it is shown this once.
    ///   - removing: who shall not sign in any more, if that is meant.
    func servicePage(
        _ visit: DeskVisit,
        _ mistake: Mistake,
        code: (name: String, code: ResetCode)? = nil,
        removing: AccountName? = nil
    ) async throws(Failure) -> DeskReply {
        let (parts, words, service) = (visit.parts, visit.words, executor.front.service)
        let spool = executor.front.mail?.spool
        let (accounts, waiting, usage) = try await executor.ask { desk throws(DeskError) in
            (try desk.accounts, try desk.codeRequests(unsent: spool?.unsentCodes ?? []), try desk.usage)
        }
        let machine = try await executor.ask { _ throws(DeskError) in (service.bundles(), service.health()) }
        let shown: HTML =
            code.map { code in
                """
                <div class="desk-notice" role="status"><h2>\(words.codeFor(code.name))</h2>
                <p class="desk-code">\(code.code.grouped)</p>
                <p>\(words.codeLead)</p></div>

                """
            } ?? .empty
        let new = newAccountFields(visit, mistake)
        return .page(
            """
            \(parts.title(words.service))\(parts.notice(visit.said))\(shown)\(question(removing, visit))\
            \(parts.errors(new, general: mistake.general))\
            \(parts.section(words.bundles, "\(bundles(machine.0, words, parts))\(wishForms(machine.0, visit))"))\
            \(parts.section(words.codeRequests, parts.list(waiting.map { request($0, visit) }, none: words.noCodeRequests)))\
            \(parts.section(words.accounts, parts.list(accounts.map { item($0, visit) }, none: words.none)))\
            \(parts.section(words.addAccount, addForm(new, visit, mistake)))\
            \(parts.section(words.health, health(machine.1, words, parts)))\
            \(parts.section(words.views, UsageChart(usage, words: words).html(isText: visit.address.folder.version == .text)))\
            \(parts.button(DeskAddress.link(to: .account), words.backToAccount))
            """,
            mistake.errors.isEmpty && mistake.general == nil ? .ok : .unprocessableContent
        )
    }

    /// Asked once more: a name that is removed takes its sessions and its password with it.
    private func question(_ name: AccountName?, _ visit: DeskVisit) -> HTML {
        guard let name else { return .empty }
        let form = visit.parts.form(
            Self.serviceLink,
            .removeAccount,
            .empty,
            button: visit.words.removeSurely,
            hidden: [("name", name.text), ("sure", "1")]
        )
        return
            "<div class=\"desk-notice\" role=\"status\">\n<p>\(visit.words.removeQuestion(name.text))</p>\n\(form)</div>\n"
    }

    private func bundles(_ bundles: KioskService.Bundles?, _ words: DeskWords, _ parts: DeskPageParts) -> HTML {
        let trial: HTML = bundles?.isOnTrial == true ? " (\(words.onTrial))" : .empty
        return parts.facts([
            (words.bundleNames.current, "\(bundles?.current ?? words.none)\(trial)"),
            (words.bundleNames.previous, "\(bundles?.previous ?? words.none)"),
            (words.bundleNames.held, "\(bundles?.held ?? words.none)"),
        ])
    }

    private func wishForms(_ bundles: KioskService.Bundles?, _ visit: DeskVisit) -> HTML {
        let service = executor.front.service
        let forms = service.wishes(bundles).map { wish in
            visit.parts.form(
                Self.serviceLink,
                .wish,
                .empty,
                button: visit.words.wishes[wish],
                hidden: [("wish", wish.rawValue)]
            )
        }
        let nobody: HTML = service.requests == nil ? "<p>\(visit.words.asksNobody)</p>\n" : .empty
        return "<div class=\"desk-row\">\n\(forms.joined())</div>\n\(nobody)"
    }

    private func request(_ request: CodeRequest, _ visit: DeskVisit) -> HTML {
        let form = visit.parts.form(
            Self.serviceLink,
            .issueCode,
            .empty,
            button: visit.words.issueCode,
            hidden: [("name", request.account.name)]
        )
        return "\(request.account.name), \(visit.words.askedAgo(request.askedAgo / 60))\(form)"
    }

    private func item(_ account: Account, _ visit: DeskVisit) -> HTML {
        let words = visit.words
        let email: HTML = account.email.map { ", \($0)" } ?? .empty
        let pending: HTML = account.hasPassword ? .empty : ", \(words.noPassword)"
        let forms = [(DeskAction.issueCode, words.issueCode), (.removeAccount, words.remove)].map { action, label in
            visit.parts.form(
                Self.serviceLink,
                action,
                .empty,
                button: "\(label): \(account.name)",
                hidden: [("name", account.name)]
            )
        }
        return """
            <b>\(account.name)</b>, \(words.roles[account.role])\(email)\(pending)\
            <div class="desk-row">\(forms.joined())</div>
            """
    }

    private func newAccountFields(_ visit: DeskVisit, _ mistake: Mistake) -> [DeskPageParts.Field] {
        let isAdding = mistake.action == .addAccount
        return [
            DeskPageParts.Field(
                name: "new-name",
                label: visit.words.name,
                value: isAdding ? mistake.fields["new-name"] : "",
                error: mistake.errors["new-name"]
            ),
            DeskPageParts.Field(
                name: "new-email",
                label: visit.words.email,
                value: isAdding ? mistake.fields["new-email"] : "",
                hint: visit.words.emailHint,
                error: mistake.errors["new-email"],
                isRequired: false
            ),
        ]
    }

    private func addForm(_ fields: [DeskPageParts.Field], _ visit: DeskVisit, _ mistake: Mistake) -> HTML {
        let options = Account.Role.allCases.map { role -> HTML in
            let chosen: HTML = mistake.fields["role"] == String(role.rawValue) ? " selected" : .empty
            return "<option value=\"\(role.rawValue)\"\(chosen)>\(visit.words.roles[role])</option>\n"
        }
        let role: HTML = """
            <div class="desk-field">
            <label for="f-role">\(visit.words.role)</label>
            <select id="f-role" name="role">
            \(options.joined())</select>
            </div>

            """
        return """
            <p>\(visit.words.addAccountLead)</p>
            \(visit.parts.form(
                Self.serviceLink,
                .addAccount,
                "\(fields.map(visit.parts.field).joined())\(role)",
                button: visit.words.add
            ))
            """
    }

    private func health(_ health: MachineHealth, _ words: DeskWords, _ parts: DeskPageParts) -> HTML {
        func free(_ free: Int?, _ total: Int?) -> String? {
            guard let free, let total else { return nil }
            return words.free(free / 1_048_576, total / 1_048_576)
        }
        let facts: [(String, String?)] = [
            (words.disk, free(health.diskFree, health.diskTotal)),
            (words.memory, free(health.memoryFree, health.memoryTotal)),
            (words.temperature, health.temperature.map { "\(Int($0.rounded())) °C" }),
            (words.running, words.uptime(seconds: health.uptime)),
        ]
        let known = facts.compactMap { label, value -> (String, HTML)? in value.map { (label, "\($0)") } }
        let errors = (health.errors ?? []).map { error -> HTML in "\(error)" }
        return """
            \(parts.facts(known))<h3>\(words.lastErrors)</h3>
            \(parts.list(errors, none: words.noErrors))
            """
    }
}

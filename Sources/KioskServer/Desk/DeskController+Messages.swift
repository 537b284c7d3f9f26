internal import Cities
internal import CityPages
internal import HTTPTypes
internal import StaffDesk
internal import Words

extension DeskController {
    /// Messages within an hour: of somebody signed in, and of all visitors together.
    private static let mostByAccount = 20
    private static let mostByVisitors = 10

    private func mayWrite(_ visit: DeskVisit) -> Bool {
        visit.session != nil || visit.address.page == .report && executor.front.allowsVisitorReports
    }

    func messagePage(_ visit: DeskVisit, _ mistake: Mistake) async throws(Failure) -> DeskReply {
        let (parts, words) = (visit.parts, visit.words)
        let isReport = visit.address.page == .report
        let about =
            isReport
            ? visit.about(mistake.fields["about"].isEmpty ? visit.query["about"] : mistake.fields["about"]) : nil
        let kept = try await keptNotice(visit)
        var aboutLine: HTML = .empty
        if let about {
            let line = await visit.titleOf(about).map { words.aboutTitled($0) } ?? words.about(about)
            aboutLine = "<p>\(line)</p>\n"
        }
        let isFine = mistake.errors.isEmpty && mistake.general == nil
        guard mayWrite(visit) else {
            let target = "to=\(visit.address.page.rawValue)" + (about.map { "&about=\($0)" } ?? "")
            // A text that somebody wrote before their session ended is not lost.
            let draft = mistake.fields["text"]
            let text: HTML = draft.isEmpty ? .empty : "<p class=\"desk-text\">\(draft)</p>\n"
            return .page(
                """
                \(parts.title(visit.title))\(parts.errors([], general: mistake.general))\
                <p class="lead">\(words.signInFirst)</p>
                \(aboutLine)\(text)\(parts.button(DeskAddress.link(to: .signIn, target), words.signIn))
                """,
                isFine ? .ok : .forbidden
            )
        }
        let field = DeskPageParts.Field(
            name: "text",
            label: words.text,
            kind: .message(maximumCount: MessageText.maximumCount),
            value: mistake.fields["text"],
            hint: words.textHint(visit.mostCharacters),
            error: mistake.errors["text"]
        )
        return .page(
            """
            \(parts.title(visit.title))\(parts.notice(kept))\(parts.errors([field], general: mistake.general))\
            <p class="lead">\(isReport ? words.reportLead : words.supportLead)</p>
            \(aboutLine)\(parts.form(
                DeskAddress.link(to: visit.address.page, about.map { "about=\($0)" } ?? ""),
                .keepMessage,
                parts.field(field),
                button: words.send,
                hidden: about.map { [("about", $0)] } ?? []
            ))
            """,
            isFine ? .ok : .unprocessableContent
        )
    }

    /// Says that a message is kept if it is: the number in an address alone proves nothing.
    private func keptNotice(_ visit: DeskVisit) async throws(Failure) -> String? {
        guard let number = Int(visit.query["kept"]) else { return nil }
        let message = try await executor.ask { desk throws(DeskError) in try desk.message(number) }
        let isOwn =
            message?.author.map { $0 == visit.session?.account.name } ?? executor.hasReported(number, visit.token)
        guard let message, isOwn else { return nil }
        return visit.words.kept(number, visit.words.text(of: message.state))
    }

    func keepMessage(_ fields: FormFields, _ visit: DeskVisit) async throws(Failure) -> DeskReply {
        guard mayWrite(visit) else {
            return try await messagePage(
                visit,
                Mistake(fields: fields, general: visit.words.signInFirst, action: .keepMessage)
            )
        }
        let text: MessageText
        do throws(MessageText.Fault) { text = try MessageText(fields["text"]) } catch {
            let words = error == .empty ? visit.words.emptyText : visit.words.tooLongText(visit.mostCharacters)
            return try await messagePage(visit, Mistake(fields: fields, errors: ["text": words], action: .keepMessage))
        }
        let isReport = visit.address.page == .report
        let author = visit.session?.account
        let about = isReport ? visit.about(fields["about"]) : nil
        let language = visit.address.language.rawValue
        let limit = author == nil ? Self.mostByVisitors : Self.mostByAccount
        guard author != nil || executor.beginReport(of: visit.token) else {
            return try await messagePage(
                visit,
                Mistake(fields: fields, general: visit.words.tooManyOfVisit, action: .keepMessage)
            )
        }
        let mail = executor.front.mail
        var kept: Int?
        defer { if author == nil { executor.endReport(kept, of: visit.token) } }
        do {
            let number = try await executor.ask { desk throws(DeskError) in
                let number = try desk.keep(
                    isReport ? .report : .support,
                    text,
                    by: author,
                    about: about,
                    language: language,
                    atMost: limit
                )
                // The stick takes it home all the same if this fails.
                if let mail, let address = mail.supportAddress, let message = try? desk.message(number) {
                    try? mail.spool.put(MailFile(message, kiosk: desk.kioskName, to: address), as: .message(number))
                }
                return number
            }
            kept = number
            return .goTo(DeskAddress.link(to: visit.address.page, "kept=\(number)"))
        } catch .desk(.tooManyMessages) {
            return try await messagePage(
                visit,
                Mistake(fields: fields, general: visit.words.full, action: .keepMessage)
            )
        } catch .desk(.tooManyWithinHour) {
            return try await messagePage(
                visit,
                Mistake(fields: fields, general: visit.words.tooMany, action: .keepMessage)
            )
        }
    }
}

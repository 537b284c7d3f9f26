internal import Cities
internal import CityBundle
internal import CityPages
internal import HTTPTypes
internal import HummingbirdCore
internal import Logging
internal import StaffDesk
internal import Words

/// The desk pages, live: at the kiosk's own listener, where a desk was set up, in the templates of the bundle's own
/// pages.
struct DeskAnswers<Bundle: PageSource>: Sendable {
    let executor: DeskExecutor
    let readers: ReaderThreads
    let limits: RequestLimits
    /// How long the body of a form may take.
    let formTimeout: Duration

    private var controller: DeskController { DeskController(executor: executor) }

    /// Ends the session of a browser that returns to its start.
    func endVisit(_ request: Request) async {
        guard FormOrigin.isOwn(request.headers, authority: request.head.authority),
            let token = DeskCookies(request.headers[.cookie]).session
        else { return }
        do {
            try await executor.ask { desk throws(DeskError) in try desk.end(token) }
        } catch {
            executor.logger.error("A session cannot be ended", metadata: ["desk.fault": "\(error)"])
        }
    }

    func response(
        to request: Request,
        at address: DeskAddress,
        in template: PageTemplate,
        _ generation: Generation<Bundle>
    ) async -> Response {
        let reply: DeskReply
        do {
            reply = try await self.reply(to: request, at: address, generation)
        } catch {
            reply = broken(error, address, generation.words.words(in: address.language))
        }
        return reply.response(in: template, language: address.language)
    }

    /// The template of a live page, whose forms it takes.
    ///
    /// - Returns: `nil` where the bundle has no such page, or not in the form of a template: then it is sent as packed.
    func template(at address: DeskAddress, _ context: DispatchContext<Bundle>) async -> PageTemplate? {
        let generation = context.generation
        guard generation.isIn(address.language) else { return nil }
        return await generation.livePageTemplate(address.member, readBy: readers, logger: context.logger)
    }

    private func reply(
        to request: Request,
        at address: DeskAddress,
        _ generation: Generation<Bundle>
    ) async throws(DeskExecutor.Failure) -> DeskReply {
        let cookies = DeskCookies(request.headers[.cookie])
        let (authority, referer) = (request.head.authority, request.headers[.referer])
        if request.method != .post, request.uri.query == nil, Self.isService(referer, at: authority, besides: address) {
            return .goTo(DeskAddress.link(to: .account, "view=\(DeskController.serviceView)"))
        }
        let session: Session?
        if let token = cookies.session {
            session = try await executor.ask { desk throws(DeskError) in try desk.session(token) }
        } else {
            session = nil
        }
        let token = cookies.session ?? cookies.visit ?? executor.front.desk.newToken()
        let bundle = generation.bundle
        let visit = DeskVisit(
            address: address,
            spoken: generation.words.words(in: address.language),
            query: FormFields(request.uri.query ?? ""),
            cookies: cookies,
            session: session,
            token: token,
            cameFrom: Self.subject(referer, at: authority),
            hasPage: { name in (try? MemberName(name)).map(bundle.contains) ?? false },
            titleOf: { [readers, executor] name in
                guard let member = try? MemberName(name) else { return nil }
                return await generation.title(of: member, readBy: readers, logger: executor.logger)
            }
        )
        // The name goes into the address, where the links to other sizes and languages keep it.
        if request.method != .post, address.page == .report, visit.query["about"].isEmpty, visit.query["kept"].isEmpty,
            let about = visit.cameFrom.flatMap(visit.about)
        {
            return .goTo(DeskAddress.link(to: .report, "about=\(about)"))
        }
        var reply = try await self.reply(to: request, visit, authority)
        if cookies.session == nil, cookies.visit == nil {
            reply = reply.setting(DeskCookies.set(DeskCookies.visitName, token))
        }
        return reply
    }

    private func reply(
        to request: Request,
        _ visit: DeskVisit,
        _ authority: String?
    ) async throws(DeskExecutor.Failure) -> DeskReply {
        guard request.method == .post else { return try await controller.show(visit) }
        // This is looked at before the body is read, so a form from elsewhere costs nothing.
        guard FormOrigin.isOwn(request.headers, authority: authority) else {
            return try await refused(.forbidden, visit.words.staleForm, FormFields(), visit)
        }
        let fields: FormFields
        switch await FormBody.fields(of: request, limit: limits.bodyByteCount, deadline: formTimeout) {
        case .success(let read): fields = read
        case .failure(let fault):
            return try await refused(fault.status, visit.words.text(of: fault), FormFields(), visit)
        }
        guard visit.token.isFormKey(fields["form"]) else {
            return try await refused(.forbidden, visit.words.staleForm, fields, visit)
        }
        guard let action = DeskAction(rawValue: fields["do"]) else { return try await controller.show(visit) }
        do throws(DeskExecutor.Failure) {
            return try await controller.act(action, fields, visit)
        } catch {
            // The page keeps what was typed: a message that the disk would not take can be sent again.
            let (reason, status) = told(error, visit.words)
            return try await refused(status, reason, fields, visit)
        }
    }

    private func refused(
        _ status: HTTPResponse.Status,
        _ reason: String,
        _ fields: FormFields,
        _ visit: DeskVisit
    ) async throws(DeskExecutor.Failure) -> DeskReply {
        var reply = try await controller.refuse(fields, because: reason, visit)
        if case .page(let main, _) = reply.content { reply.content = .page(main, status) }
        reply.closes = status != .forbidden || fields == FormFields()
        return reply
    }

    private func broken(_ failure: DeskExecutor.Failure, _ address: DeskAddress, _ spoken: Words) -> DeskReply {
        let words = spoken.desk
        let parts = DeskPageParts(words: words, formKey: "")
        let (reason, status) = told(failure, words)
        return .page("\(parts.title(spoken.deskTitles[address.page]))\(parts.errors([], general: reason))", status)
    }

    /// The sentence for the page; the log says more.
    private func told(_ failure: DeskExecutor.Failure, _ words: DeskWords) -> (String, HTTPResponse.Status) {
        if case .desk(let error) = failure {
            executor.logger.error("The desk cannot be reached", metadata: ["desk.fault": "\(error)"])
        }
        return failure == .busy ? (words.busy, .serviceUnavailable) : (words.broken, .internalServerError)
    }

    /// Tells whether somebody was on the service page, in another language or version than now. The links of a packed
    /// page know no query, and they are on the service page still.
    private static func isService(_ referer: String?, at authority: String?, besides address: DeskAddress) -> Bool {
        guard address.page == .account, let referer, let name = page(referer, at: authority),
            let before = DeskAddress(SitePath(name)), before.page == .account, before != address
        else { return false }
        return query(of: referer)["view"] == DeskController.serviceView
    }

    /// The page that a link was on; where that was a desk page, the one that it was about.
    private static func subject(_ referer: String?, at authority: String?) -> String? {
        guard let referer, let name = page(referer, at: authority) else { return nil }
        guard DeskAddress(SitePath(name)) != nil else { return name }
        return query(of: referer)["about"]
    }

    private static func query(of referer: String) -> FormFields {
        FormFields(String(referer.drop { $0 != "?" }.dropFirst().prefix { $0 != "#" }))
    }

    /// The name of the page that a link was on: `Referer`, if it is of this listener.
    private static func page(_ referer: String?, at authority: String?) -> String? {
        guard let referer, let authority else { return nil }
        let start = "http://\(authority)/"
        guard referer.hasPrefix(start) else { return nil }
        return String(referer.dropFirst(start.count).prefix { $0 != "?" && $0 != "#" })
    }
}

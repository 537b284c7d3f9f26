internal import Cities
internal import CityBundle
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Every answer that Hummingbird's router gives.
struct Routes<Bundle: PageSource>: Sendable {
    typealias Context = RouteContext<Bundle>

    private let responder: RouterResponder<Context>
    private let answers: Answers<Bundle>
    private let desk: DeskAnswers<Bundle>?
    let names: RoutedNames

    /// - Parameter desk: `nil` leaves the desk pages as packed.
    init(
        configuration: ServeConfiguration,
        slots: FilledSlots,
        readers: DoorThreads,
        searchers: DoorThreads,
        desk: DeskRoom? = nil
    ) {
        self.desk = desk.map { room in
            DeskAnswers(
                room: room,
                readers: readers[.kiosk],
                limits: configuration.limits,
                formTimeout: configuration.formTimeout
            )
        }
        let answers = Answers<Bundle>(
            configuration: configuration,
            slots: slots,
            readers: readers,
            searchers: searchers
        )
        let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: MemberMiddleware(answers: answers))
        router.get("/") { request, context in answers.languageChoice(request, context) }
        router.get("\(SiteSlot.preferences.path)") { request, context in answers.preferencesStyle(request, context) }
        for slot in [SiteSlot.kioskScript, .liveStyle] {
            router.get("\(slot.path)") { request, context in await answers.slot(slot, request, context) }
        }
        for folder in [":language", ":language/text"] {
            router.get("\(folder)/\(PageAddress.Page.preferences.fileName)") { request, context in
                await answers.preferences(request, context)
            }
            router.get("\(folder)/\(PageAddress.Page.search.fileName)") { request, context in
                await answers.search(request, context)
            }
        }
        router.get("\(SitePath.serverAlive.path)") { _, context in await answers.serverIsAlive(context) }
        router.get("\(SitePath.screen(.events).path)") { request, context in
            await answers.screenEvents(request, context)
        }
        router.post("\(SitePath.screen(.alive).path)") { request, context in
            await answers.screenIsAlive(request, context)
        }
        router.post("\(SitePath.screen(.reset).path)") { request, context in await answers.resetScreen(request, context)
        }
        responder = router.buildResponder()
        names = RoutedNames(router)
        self.answers = answers
    }

    /// Never fails: whatever goes wrong has its answer.
    ///
    /// - Parameter loop: the connection's; `nil` where there is none.
    func response(
        to request: Request,
        door: Door,
        generation: Generation<Bundle>,
        loop: (any EventLoop)?,
        logger: Logger
    ) async -> Response {
        let path = RequestPath(request.uri.path)
        let source = Context.Source(
            logger: logger,
            door: door,
            generation: generation,
            path: path,
            loop: loop,
            usage: desk?.room
        )
        let context = Context(source: source)
        countUsage(of: request, generation)
        if let desk, door == .kiosk, request.method == .post, context.address == .screen(.reset) {
            await desk.endVisit(request)
        }
        if let response = await deskResponse(to: request, context) { return response }
        let isPosted = door == .kiosk && Self.posts(to: context.address)
        guard isPosted ? request.method == .post : [.get, .head].contains(request.method) else {
            return await methodNotAllowed(request, context)
        }
        let response: Response
        do {
            switch path {
            case .root, .member: return try await responder.respond(to: request, context: context)
            // The router would take `//ru//` for `/ru`, and `/screen/events/` for the route without its last slash.
            case .folder, .nothing: response = await answers.member(request, context)
            }
        } catch {
            // The routes themselves throw nothing.
            response = await answers.calmPage(.notFound, request, context)
        }
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// Whether the script of the screen posts to this address.
    private static func posts(to address: SitePath?) -> Bool {
        address == .screen(.alive) || address == .screen(.reset)
    }

    private func countUsage(of request: Request, _ generation: Generation<Bundle>) {
        guard let desk, request.method == .get else { return }
        let event = UsageSigns.event(
            for: request.uri.path,
            request.headers,
            languages: generation.languages,
            authority: request.head.authority
        )
        if let event { desk.room.count(event) }
    }

    /// - Returns: `nil` where the request is for no live page of the desk.
    private func deskResponse(to request: Request, _ context: Context) async -> Response? {
        guard let desk, context.door == .kiosk, let address = DeskAddress(context.address) else { return nil }
        switch request.method {
        case .get, .post: return await desk.response(to: request, at: address, context)
        case .head: return await desk.response(to: request, at: address, context)?.createHeadResponse()
        default: return nil
        }
    }

    private func methodNotAllowed(_ request: Request, _ context: Context) async -> Response {
        var headers = HTTPFields()
        headers[.allow] = await allowedMethods(for: request, context)
        headers[.cacheControl] = CachePolicy.never.field
        headers.append(contentsOf: SecurityHeaders.fields)
        return Response(status: .methodNotAllowed, headers: headers)
    }

    /// The value of `Allow` (RFC 9110, section 10.2.1).
    private func allowedMethods(for request: Request, _ context: Context) async -> String {
        guard context.door == .kiosk else { return "GET, HEAD" }
        if Self.posts(to: context.address) { return "POST" }
        guard let desk, let address = DeskAddress(context.address), await desk.isLive(address, context) else {
            return "GET, HEAD"
        }
        return "GET, HEAD, POST"
    }
}

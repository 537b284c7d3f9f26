internal import Cities
internal import CityBundle
internal import HTTPTypes
internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// Decides who answers a request, by its address and then by its method. Whatever goes wrong has its answer.
struct Dispatcher<Bundle: PageSource>: Sendable {
    typealias Context = DispatchContext<Bundle>

    private let answers: Answers<Bundle>
    private let desk: DeskAnswers<Bundle>?

    /// - Parameter desk: `nil` leaves the desk pages as packed.
    init(
        configuration: ServeConfiguration,
        slots: FilledSlots,
        readers: RoleThreads,
        searchers: RoleThreads,
        desk: DeskExecutor? = nil
    ) {
        answers = Answers(configuration: configuration, slots: slots, readers: readers, searchers: searchers)
        self.desk = desk.map { executor in
            DeskAnswers(
                executor: executor,
                readers: readers[.screen],
                limits: configuration.limits,
                formTimeout: configuration.formTimeout
            )
        }
    }

    /// - Parameter loop: the connection's; `nil` where there is none.
    func response(
        to request: Request,
        role: ListenerRole,
        generation: Generation<Bundle>,
        loop: (any EventLoop)?,
        logger: Logger
    ) async -> Response {
        let context = Context(
            logger: logger,
            role: role,
            generation: generation,
            path: RequestPath(request.uri.path),
            loop: loop,
            usage: desk?.executor
        )
        countUsage(of: request, generation)
        let response = await answer(request, context)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(_ request: Request, _ context: Context) async -> Response {
        switch context.path {
        case .root: await reading(request) { answers.languageChoice(request, context) }
        case .folder, .nothing: await reading(request) { await answers.member(request, context) }
        case .member(let name):
            switch SitePath(name) {
            case .page(let page): await answer(page, request, context)
            case .slot(.preferences): await reading(request) { answers.preferencesStyle(request, context) }
            case .slot(let slot): await reading(request) { await answers.slot(slot, request, context) }
            case .screen(let place) where context.role == .screen: await answer(place, request, context)
            case .serverAlive: await reading(request) { await answers.serverIsAlive(context) }
            // A name has no slash at its end, so it is neither the root nor a folder.
            case .languageChoice, .asset, .image, .cityList, .cityData, .screen, .root, .folder, nil:
                await reading(request) { await answers.packedMember(request, context) }
            }
        }
    }

    private func answer(_ page: PageAddress, _ request: Request, _ context: Context) async -> Response {
        switch page.page {
        case .list, .city, .map, .accessibility: await reading(request) { await answers.packedMember(request, context) }
        case .preferences: await reading(request) { await answers.preferences(page, request, context) }
        case .search: await reading(request) { await answers.search(page, request, context) }
        case .desk(let desk): await answer(DeskAddress(page: desk, folder: page.folder), request, context)
        }
    }

    /// A page of the desk is live on the kiosk's own screen, where a desk was set up, and the bundle has the page.
    private func answer(_ address: DeskAddress, _ request: Request, _ context: Context) async -> Response {
        guard let desk, context.role == .screen, let template = await desk.template(at: address, context) else {
            return await reading(request) { await answers.member(request, context) }
        }
        return await allowing([.get, .head, .post], request) {
            await desk.response(to: request, at: address, in: template, context.generation)
        }
    }

    private func answer(_ place: SitePath.Screen, _ request: Request, _ context: Context) async -> Response {
        switch place {
        case .events: await reading(request) { answers.screenEvents(request, context) }
        case .alive: await allowing([.post], request) { await answers.screenIsAlive(request) }
        case .reset:
            await allowing([.post], request) {
                await desk?.endVisit(request)
                return answers.resetScreen(request)
            }
        }
    }

    // MARK: Methods

    private func reading(_ request: Request, _ body: () async -> Response) async -> Response {
        await allowing([.get, .head], request, body)
    }

    /// - Parameter methods: in the order in which `Allow` names them (RFC 9110, section 10.2.1).
    private func allowing(
        _ methods: [HTTPRequest.Method],
        _ request: Request,
        _ body: () async -> Response
    ) async -> Response {
        guard !methods.contains(request.method) else { return await body() }
        var answer = MadeAnswer(.methodNotAllowed)
        answer.fields[.allow] = methods.map(\.rawValue).joined(separator: ", ")
        return answer.response
    }

    private func countUsage(of request: Request, _ generation: Generation<Bundle>) {
        guard let desk, request.method == .get else { return }
        let event = UsageSigns.event(
            for: request.uri.path,
            request.headers,
            languages: generation.languages,
            authority: request.head.authority
        )
        if let event { desk.executor.count(event) }
    }
}

extension SitePath {
    /// Tells whether ``Dispatcher`` sends the member of this address as it is packed, whatever else a request says.
    var isSentAsPacked: Bool {
        switch self {
        case .page(let address):
            switch address.page {
            case .list, .city, .map, .accessibility: true
            case .preferences, .search, .desk: false
            }
        case .slot, .screen, .serverAlive: false
        case .languageChoice, .asset, .image, .cityList, .cityData, .root, .folder: true
        }
    }
}

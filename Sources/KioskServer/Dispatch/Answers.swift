internal import Cities
internal import CityBundle
internal import CityPages
internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore
internal import StaffDesk
internal import Words

/// Answers each kind of address, but for the desk's (``DeskAnswers``).
struct Answers<Bundle: PageSource>: Sendable {
    typealias Context = DispatchContext<Bundle>

    let configuration: ServeConfiguration
    let slots: FilledSlots
    let readers: RoleThreads
    let searchers: RoleThreads
    private let pieceSizes = PieceSizes()

    /// `/`: to the list in the language that the visitor reads best.
    func languageChoice(_ request: Request, _ context: Context) -> Response {
        let languages = context.generation.siteLanguages
        let language = AcceptLanguage.choice(of: request.headers[.acceptLanguage], among: languages)
        var answer = MadeAnswer(.found, to: "/\(PageAddress(.list, in: language).path)")
        answer.fields[.vary] = "Accept-Language"
        return answer.response
    }

    /// A member as stored, the list of a folder, or the page that says there is none.
    func member(_ request: Request, _ context: Context) async -> Response {
        if let found = await found(request, context) { return found }
        return await errorPage(.notFound, request, context)
    }

    /// The same where the path alone decides: it lets the fast path answer the next request for it.
    func packedMember(_ request: Request, _ context: Context) async -> Response {
        let ready = context.generation.answers
        let name: MemberName? = if case .member(let asked) = context.path { asked } else { nil }
        if let found = await found(request, context) {
            if let name, found.status == .ok || found.status == .notModified { ready.open(name, at: context.role) }
            return found
        }
        let folder = folder(for: request, context)
        let template = await template(in: folder, context)
        let page = ErrorPage(
            reason: .notFound,
            folder: folder,
            words: context.generation.words.words(in: folder.language)
        )
        .made(in: template.value)
        // Outside a language's folder the language is the visitor's, and a template that could not be read now may be
        // read the next time.
        if let name, !template.isUnavailable, SiteFolder(startOf: name.rawValue.utf8.span) == folder {
            ready.insertAbsent(name, at: context.role, in: folder, page: page.answer)
        }
        return page.response
    }

    /// - Returns: `nil` where there is nothing of that name.
    private func found(_ request: Request, _ context: Context) async -> Response? {
        let name: MemberName
        switch context.path {
        case .member(let asked): name = asked
        case .folder(let folder): return index(of: folder, context)
        case .root, .nothing: return nil
        }
        guard context.role.shows(name) else { return nil }
        let found = await context.generation.servable(
            name,
            as: ContentCoding(accepted: request.headers[.acceptEncoding]),
            readBy: readers[context.role],
            whole: configuration.whole,
            logger: context.logger
        )
        switch found {
        case .found(.whole(let representation)): return representation.response(to: Conditions(request.head))
        case .found(.inPieces(let member)):
            return member.response(
                to: Conditions(request.head),
                readBy: readers[context.role],
                in: pieceSizes,
                pacedBy: context.loop
            )
        case .missing: return index(of: name, context)
        case .damaged: return await errorPage(.damaged, request, context)
        case .unavailable: return await errorPage(.busy, request, context)
        }
    }

    /// `preferences.html` of a language: with a query the change that it asks for, else the page.
    func preferences(_ page: PageAddress, _ request: Request, _ context: Context) async -> Response {
        guard context.generation.isIn(page.language), context.generation.bundle.contains(page.member),
            let change = PreferencesChange(query: request.uri.query)
        else { return await member(request, context) }
        let bundle = context.generation.bundle
        return change.response(from: page, cookies: request.headers[.cookie]) { name in
            context.role.shows(name) && bundle.contains(name)
        }
    }

    /// `search.html` of a language: the form and what was found for `q`, above all the cities.
    func search(_ page: PageAddress, _ request: Request, _ context: Context) async -> Response {
        let generation = context.generation
        guard generation.isIn(page.language) else { return await member(request, context) }
        let language = page.language
        let template: SearchTemplate
        switch await generation.searchTemplate(page.member, readBy: readers[context.role], logger: context.logger) {
        case .found(let found): template = found
        case .missing, .damaged: return await member(request, context)
        case .unavailable: return await errorPage(.busy, request, context)
        }
        let words = generation.words.site.best(for: language)
        let query = FormQuery.pairs(in: request.uri.query ?? "").last { $0.name == "q" }?.value ?? ""
        var outcome = SearchMain.Outcome.nothingAsked
        var status = HTTPResponse.Status.ok
        if !query.isEmpty {
            switch await generation.search(query, in: language, by: searchers[context.role], logger: context.logger) {
            case .found(let answer):
                if answer.cities.isEmpty { context.usage?.count(.nothingFound(query: query)) }
                outcome = .answer(answer)
            case .busy: (outcome, status) = (.busy(query: query), .serviceUnavailable)
            case .broken: (outcome, status) = (.failed(query: query), .serviceUnavailable)
            }
        }
        let body = template.page(SearchMain(words: words, outcome: outcome).html)
        return MadeAnswer(status, .html, in: language, body: body).response
    }

    /// Answers a slot: filled for the kiosk's own screen, as packed for other devices.
    func slot(_ slot: SiteSlot, _ request: Request, _ context: Context) async -> Response {
        let coding = ContentCoding(accepted: request.headers[.acceptEncoding])
        guard
            let ready = slots.representation(
                of: slot,
                as: coding,
                at: context.role,
                in: context.generation.words.site
            )
        else {
            return await packedMember(request, context)
        }
        return ready.response(to: Conditions(request.head))
    }

    /// A visitor's text size and colours.
    func preferencesStyle(_ request: Request, _ context: Context) -> Response {
        let preferences = Preferences(cookies: request.headers[.cookie] ?? "")
        return slots.style(for: preferences, at: context.role).response
    }

    func errorPage(_ reason: ErrorPage.Reason, _ request: Request, _ context: Context) async -> Response {
        let folder = folder(for: request, context)
        let words = context.generation.words.words(in: folder.language)
        return ErrorPage(reason: reason, folder: folder, words: words)
            .made(in: await template(in: folder, context).value).response
    }

    private func folder(for request: Request, _ context: Context) -> SiteFolder {
        SiteFolder(
            answering: context.path,
            languages: context.generation.siteLanguages,
            acceptLanguage: request.headers[.acceptLanguage]
        )
    }

    private func template(
        in folder: SiteFolder,
        _ context: Context
    ) async -> Generation<Bundle>.Found<PageTemplate> {
        await context.generation.errorPageTemplate(in: folder, readBy: readers[context.role], logger: context.logger)
    }

    /// `/ru`, `/ru/`, `/ru/text`: relative links need the name of the page.
    private func index(of folder: MemberName, _ context: Context) -> Response? {
        guard let index = try? MemberName("\(folder)/\(PageAddress.Page.list.fileName)"), context.role.shows(index),
            context.generation.bundle.contains(index)
        else { return nil }
        return MadeAnswer(.found, to: "/\(index)").response
    }
}

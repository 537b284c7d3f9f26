internal import Cities
internal import CityBundle
internal import CitySearch
internal import Logging
internal import NIOCore
internal import Synchronization
internal import Words

/// One bundle being served, and what was made ready from it. It goes with the bundle, so nothing of an old bundle can
/// turn up in answers from a new one.
final class Generation<Bundle: PageSource>: Sendable {
    let bundle: Bundle
    /// The bundle's languages, the site's first language first.
    let siteLanguages: [LanguageTag]
    var languages: Set<String> { answers.languages }
    var words: BundleWords { answers.words }

    /// Members and pages that are ready to be sent.
    let answers: ResponseCache
    private let errorPageTemplates = KeptTemplates<PageTemplate>()
    private let livePageTemplates = KeptTemplates<PageTemplate>()
    private let searchTemplates = KeptTemplates<SearchTemplate>()
    private let searcher = Mutex<Searcher>(.notAsked)
    private let damaged = Mutex<Set<MemberName>>([])

    /// The index of the installation, or one that is derived at the first search; it goes with the bundle.
    private enum Searcher {
        case notAsked
        case ready(CitySearcher)
        /// Already in the log.
        case broken
    }

    init(_ bundle: Bundle, cacheByteCount: Int) {
        self.bundle = bundle
        siteLanguages = bundle.info.languages.compactMap(LanguageTag.init)
        answers = ResponseCache(bundle, budget: cacheByteCount)
    }

    /// Tells whether the site is in this language.
    func isIn(_ language: LanguageTag) -> Bool { siteLanguages.contains(language) }

    /// The results of looking for a member.
    enum Found<Value: Sendable>: Sendable {
        case found(Value)
        case missing
        /// The bytes are not the promised ones. Already in the log.
        case damaged
        /// Nobody could look now: too much waits to be read, or the server is stopping.
        case unavailable

        var value: Value? { if case .found(let value) = self { value } else { nil } }
        var isUnavailable: Bool { if case .unavailable = self { true } else { false } }
    }

    /// - Parameter whole: see ``WholeMembers``.
    func servable(
        _ name: MemberName,
        as coding: ContentCoding,
        readBy readers: ReaderThreads,
        whole: WholeMembers,
        logger: Logger
    ) async -> Found<ResponseCache.Servable> {
        if let kept = answers.representation(name, coding) { return .found(.whole(kept)) }
        let isWanted = answers.isAskedAgain(name)
        let limit = isWanted ? whole.atMost : whole.atOnce
        return await read(name, by: readers, logger: logger) { [answers] _ throws(BundleError) in
            try answers.read(name, as: coding, largest: limit, isWanted: isWanted)
        }
    }

    /// The template of error pages in one language and version, with its links made absolute.
    func errorPageTemplate(
        in folder: SiteFolder,
        readBy readers: ReaderThreads,
        logger: Logger
    ) async -> Found<PageTemplate> {
        let name = folder.page(.preferences).member
        return await template(of: name, in: errorPageTemplates, readBy: readers, logger: logger) { page in
            PageTemplate(page)?.anchored(at: name)
        }
    }

    /// The template of a page that the server fills at its own address, `ru/desk/sign-in.html`; `nil` where the bundle
    /// has none, or one of another kind.
    func livePageTemplate(_ name: MemberName, readBy readers: ReaderThreads, logger: Logger) async -> PageTemplate? {
        await template(of: name, in: livePageTemplates, readBy: readers, logger: logger) { PageTemplate($0) }.value
    }

    /// The title of a page, for people to read, without the site's behind it. Read anew each time, as few ask.
    func title(of name: MemberName, readBy readers: ReaderThreads, logger: Logger) async -> String? {
        let site =
            SiteFolder(startOf: name.rawValue.utf8.span).flatMap { bundle.info.title[$0.language.rawValue] } ?? ""
        let title = await read(name, by: readers, logger: logger) { bundle throws(BundleError) in
            try bundle.member(name).flatMap { PageTemplate($0.inflated())?.title(withoutSite: site) }
        }
        return title.value.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The template of a search page, `ru/search.html`; missing where the bundle has none, or one of another kind.
    func searchTemplate(_ name: MemberName, readBy readers: ReaderThreads, logger: Logger) async -> Found<
        SearchTemplate
    > {
        await template(of: name, in: searchTemplates, readBy: readers, logger: logger) { SearchTemplate($0) }
    }

    private func template<Template: Sendable>(
        of name: MemberName,
        in kept: KeptTemplates<Template>,
        readBy readers: ReaderThreads,
        logger: Logger,
        _ make: @escaping @Sendable ([UInt8]) -> Template?
    ) async -> Found<Template> {
        if let template = kept[name] { return .found(template) }
        let found = await read(name, by: readers, logger: logger) { bundle throws(BundleError) in
            try bundle.member(name).flatMap { make($0.inflated()) }
        }
        if let template = found.value { kept.keep(template, of: name) }
        return found
    }

    /// The results of a search.
    enum Searched: Sendable {
        case found(SearchAnswer)
        /// Too many wait for their answers, or the server is stopping.
        case busy
        /// Why is in the log.
        case broken
    }

    func search(
        _ query: String,
        in language: LanguageTag,
        by searchers: ReaderThreads,
        logger: Logger
    ) async -> Searched {
        let searched = await searchers.run { () -> Searched in
            guard let searcher = self.searcher({ searchers.isStopping }, logger) else {
                return searchers.isStopping ? .busy : .broken
            }
            do throws(SearchError) { return .found(try searcher.search(query, in: language)) } catch {
                // Not the query: what people look for is nobody's business.
                logger.error("A search failed", metadata: ["search.fault": "\(error)"])
                return .broken
            }
        }
        return searched ?? .busy
    }

    private func searcher(_ isStopping: @escaping @Sendable () -> Bool, _ logger: Logger) -> CitySearcher? {
        searcher.withLock { state in
            switch state {
            case .ready(let searcher): return searcher
            case .broken: return nil
            case .notAsked: break
            }
            do throws(SearchError) {
                let searcher: CitySearcher
                if let installed = installedSearcher() {
                    searcher = installed
                } else {
                    logger.notice("The first search waits for its index, which is being made")
                    searcher = try CitySearcher(
                        indexing: bundle,
                        words: words.site.all,
                        isCancelled: isStopping
                    )
                    logger.notice("The search index is made")
                }
                state = .ready(searcher)
                return searcher
            } catch {
                // A server that stops has no fault to report.
                guard error != .cancelled else { return nil }
                state = .broken
                logger.error(
                    "The search index cannot be made",
                    metadata: ["bundle.id": "\(bundle.manifestDigest)", "search.fault": "\(error)"]
                )
                return nil
            }
        }
    }

    /// Opens the index that was derived at the installation. One that is missing, rotten or another bundle's counts as
    /// none.
    private func installedSearcher() -> CitySearcher? {
        guard let path = bundle.searchIndexPath else { return nil }
        return try? CitySearcher(path: path, of: bundle, words: words.site.all)
    }

    private func read<Value: Sendable>(
        _ name: MemberName,
        by readers: ReaderThreads,
        logger: Logger,
        _ work: @escaping @Sendable (Bundle) throws(BundleError) -> Value?
    ) async -> Found<Value> {
        guard bundle.contains(name) else { return .missing }
        let result = await readers.run { [bundle] () -> Result<Value?, BundleError> in
            Result { () throws(BundleError) in try work(bundle) }
        }
        switch result {
        case .success(let value?): return .found(value)
        case .success(nil): return .missing
        case .failure(let error):
            report(name, error, to: logger)
            return .damaged
        case nil: return .unavailable
        }
    }

    /// Once a member, however often it is asked for.
    private func report(_ name: MemberName, _ error: BundleError, to logger: Logger) {
        guard damaged.withLock({ $0.insert(name).inserted }) else { return }
        logger.error(
            "A member of the bundle is damaged",
            metadata: [
                "bundle.id": "\(bundle.manifestDigest)", "bundle.member": "\(name)", "bundle.fault": "\(error)",
            ]
        )
    }
}

/// The templates of one kind that were made of pages of a bundle, each once.
final class KeptTemplates<Template: Sendable>: Sendable {
    private let templates = Mutex<[MemberName: Template]>([:])

    subscript(page: MemberName) -> Template? { templates.withLock { $0[page] } }

    func keep(_ template: Template, of page: MemberName) { templates.withLock { $0[page] = template } }
}

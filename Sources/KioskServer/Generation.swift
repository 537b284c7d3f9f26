internal import Cities
internal import CityBundle
internal import CitySearch
internal import Logging
internal import NIOCore
internal import Synchronization

/// One bundle being served, and what was made ready from it. It goes with the bundle, so nothing of an old bundle can
/// turn up in answers from a new one.
final class Generation<Bundle: PageSource>: Sendable {
    let bundle: Bundle
    let languages: Set<String>

    private let ready: Mutex<RepresentationCache>
    private let frames = Mutex<[MemberName: PageFrame]>([:])
    private let twinFrames = Mutex<[MemberName: PageFrame]>([:])
    private let searchFrames = Mutex<[MemberName: SearchFrame]>([:])
    private let search = Mutex<Search>(.notAsked)
    private let damaged = Mutex<Set<MemberName>>([])

    /// The index of the installation, or one that is derived at the first search; it goes with the bundle.
    private enum Search {
        case notAsked
        case ready(CitySearcher)
        /// Already in the log.
        case broken
    }

    init(_ bundle: Bundle, cacheByteCount: Int) {
        self.bundle = bundle
        languages = Set(bundle.info.languages)
        ready = Mutex(RepresentationCache(budget: cacheByteCount))
    }

    /// What came of looking for a member.
    enum Found<Value: Sendable>: Sendable {
        case found(Value)
        case missing
        /// The bytes are not the promised ones. Already in the log.
        case damaged
        /// The server is stopping.
        case stopped
    }

    /// - Parameter largestKept: bodies above it are made anew each time, in bytes.
    func representation(
        of name: MemberName,
        as coding: ContentCoding,
        readBy readers: ReaderThreads,
        largestKept: Int,
        logger: Logger
    ) async -> Found<Representation> {
        if let kept = kept(name, coding) { return .found(kept) }
        let found = await read(name, by: readers, logger: logger) { Representation($0, as: coding) }
        if case .found(let representation) = found, representation.body.readableBytes <= largestKept {
            let form = representation.hasOtherForm ? coding : .identity
            ready.withLock { $0.insert(representation, for: RepresentationCache.Key(name: name, coding: form)) }
        }
        return found
    }

    /// The frame of the live pages in one language, with its links made absolute.
    func frame(_ place: FramePlace, readBy readers: ReaderThreads, logger: Logger) async -> PageFrame? {
        guard let name = place.member else { return nil }
        if let frame = frames.withLock({ $0[name] }) { return frame }
        let found = await read(name, by: readers, logger: logger) { member in
            PageFrame(member.inflated())?.anchored(at: name)
        }
        guard case .found(let frame?) = found else { return nil }
        frames.withLock { $0[name] = frame }
        return frame
    }

    /// The frame of a page that the server fills at its own address, `ru/desk/sign-in.html`; `nil` where the bundle has
    /// none, or one of another kind.
    func twinFrame(_ name: MemberName, readBy readers: ReaderThreads, logger: Logger) async -> PageFrame? {
        if let frame = twinFrames.withLock({ $0[name] }) { return frame }
        let found = await read(name, by: readers, logger: logger) { PageFrame($0.inflated()) }
        guard case .found(let frame?) = found else { return nil }
        twinFrames.withLock { $0[name] = frame }
        return frame
    }

    /// The frame of a search page, `ru/search.html`; `nil` where the bundle has none, or one of another kind.
    func searchFrame(_ name: MemberName, readBy readers: ReaderThreads, logger: Logger) async -> SearchFrame? {
        if let frame = searchFrames.withLock({ $0[name] }) { return frame }
        let found = await read(name, by: readers, logger: logger) { SearchFrame($0.inflated()) }
        guard case .found(let frame?) = found else { return nil }
        searchFrames.withLock { $0[name] = frame }
        return frame
    }

    /// - Parameter searchers: one thread of its own, since the first search waits for the index; pages do not.
    /// - Returns: `nil` where there is no answer. Why is in the log.
    func searchAnswer(
        to query: String,
        in language: LanguageTag,
        by searchers: ReaderThreads,
        logger: Logger
    ) async -> SearchAnswer? {
        let answer = await searchers.run { () -> SearchAnswer? in
            guard let searcher = self.searcher({ searchers.isStopping }, logger) else { return nil }
            do throws(SearchError) { return try searcher.search(query, in: language) } catch {
                // Not the query: what people look for is nobody's business.
                logger.error("A search failed", metadata: ["search.fault": "\(error)"])
                return nil
            }
        }
        return answer ?? nil
    }

    private func searcher(_ isStopping: @escaping @Sendable () -> Bool, _ logger: Logger) -> CitySearcher? {
        search.withLock { search in
            switch search {
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
                    searcher = try CitySearcher(indexing: bundle, isCancelled: isStopping)
                    logger.notice("The search index is made")
                }
                search = .ready(searcher)
                return searcher
            } catch {
                // A server that stops has no fault to report.
                guard error != .cancelled else { return nil }
                search = .broken
                logger.error(
                    "The search index cannot be made",
                    metadata: ["bundle.id": "\(bundle.manifestDigest)", "search.fault": "\(error)"]
                )
                return nil
            }
        }
    }

    /// From the index that was derived at the installation: one that is missing, rotten or another bundle's is none.
    private func installedSearcher() -> CitySearcher? {
        guard let path = bundle.searchIndexPath else { return nil }
        return try? CitySearcher(path: path, of: bundle)
    }

    private func kept(_ name: MemberName, _ coding: ContentCoding) -> Representation? {
        ready.withLock { ready in
            if let kept = ready.value(for: RepresentationCache.Key(name: name, coding: coding)) { return kept }
            guard coding == .gzip else { return nil }
            // A member with one form is kept once, as that form.
            guard let only = ready.value(for: RepresentationCache.Key(name: name, coding: .identity)) else {
                return nil
            }
            return only.hasOtherForm ? nil : only
        }
    }

    private func read<Value: Sendable>(
        _ name: MemberName,
        by readers: ReaderThreads,
        logger: Logger,
        then prepare: @escaping @Sendable (StoredMember) -> Value
    ) async -> Found<Value> {
        guard bundle.contains(name) else { return .missing }
        let result = await readers.run { [bundle] () -> Result<Value?, BundleError> in
            Result { () throws(BundleError) in try bundle.member(name).map(prepare) }
        }
        switch result {
        case .success(let value?): return .found(value)
        case .success(nil): return .missing
        case .failure(let error):
            report(name, error, to: logger)
            return .damaged
        case nil: return .stopped
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

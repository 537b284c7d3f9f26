internal import Cities
internal import CityBundle
internal import NIOCore
internal import Synchronization

/// Serialized responses of one bundle, ready to be sent: members in their forms, and the page for names that it does
/// not have. It goes with the bundle.
final class ResponseCache: Sendable {
    private struct State {
        var cache: RepresentationCache
        var absent = AbsentNames()
        var asked = AskedNames()
        /// Answers that the fast path had from here.
        var count = 0
    }

    private let state: Mutex<State>

    let bundle: any PageSource
    /// The languages of the bundle.
    let languages: Set<String>
    let words: BundleWords

    init(_ bundle: any PageSource, budget: Int) {
        self.bundle = bundle
        languages = Set(bundle.info.languages)
        words = BundleWords(of: bundle)
        state = Mutex(State(cache: RepresentationCache(budget: budget)))
    }

    // MARK: What fills it

    func representation(_ name: MemberName, _ coding: ContentCoding) -> Representation? {
        state.withLock { $0.cache.value(for: name, takenAs: coding) }
    }

    /// - Parameter isWanted: makes room for it whatever else was asked for.
    func insert(_ representation: Representation, _ name: MemberName, _ coding: ContentCoding, isWanted: Bool) {
        let key = RepresentationCache.Key(name: name, coding: representation.hasOtherForm ? coding : .identity)
        state.withLock { $0.cache.insert(representation, for: key, isWanted: isWanted) }
    }

    /// Tells whether `name` was asked for a little while ago, too. From now on it was.
    func isAskedAgain(_ name: MemberName) -> Bool { state.withLock { $0.asked.isAskedAgain(name) } }

    /// The path `name` alone decides at this listener, so a request for it gets the member, whatever else it says.
    func open(_ name: MemberName, at role: ListenerRole) {
        state.withLock { state in
            for coding in [ContentCoding.gzip, .identity] {
                state.cache.open(RepresentationCache.Key(name: name, coding: coding), at: role)
            }
        }
    }

    /// The path `name` alone decides at this listener, and there is no such member.
    func insertAbsent(_ name: MemberName, at role: ListenerRole, in folder: SiteFolder, page: SerializedResponse) {
        state.withLock { state in
            guard page.keptByteCount <= state.cache.budget else { return }
            state.absent.insert(Array(name.rawValue.utf8), at: role, in: folder, page: page)
        }
    }

    // MARK: The fast path

    /// How many requests were answered without the slow path.
    var count: Int { state.withLock { $0.count } }

    /// The fast path has answered with what was read for it.
    func readingWasSent() { state.withLock { $0.count += 1 } }

    /// The bytes that the slow path would answer a request with; `nil` where that is not certain.
    ///
    /// - Parameter bytes: that the request was scanned in.
    func answer(to request: ScannedRequest, in bytes: Span<UInt8>, at role: ListenerRole) -> ByteBuffer? {
        guard let coding = request.coding(in: bytes) else { return nil }
        let name = bytes.extracting(request.name)
        return state.withLock { state in
            let answer =
                if let kept = state.cache.opened(name, takenAs: coding, at: role) {
                    request.answer(in: bytes, with: kept)
                } else {
                    state.absent.page(for: name, at: role).map(request.whole)
                }
            if answer != nil { state.count += 1 }
            return answer
        }
    }
}

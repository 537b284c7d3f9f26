internal import CityBundle
internal import NIOCore
internal import Synchronization

/// What can be sent of one bundle as it is: members in their forms, and the page for names that it does not have. It goes
/// with the bundle.
final class ReadyAnswers: Sendable {
    private struct State {
        var cache: RepresentationCache
        var absent = AbsentNames()
        var asked = AskedNames()
        /// Answers that the fast path had from here.
        var count = 0
    }

    private let state: Mutex<State>

    let bundle: any PageSource
    /// Of the bundle.
    let languages: Set<String>

    init(_ bundle: any PageSource, budget: Int) {
        self.bundle = bundle
        languages = Set(bundle.info.languages)
        state = Mutex(State(cache: RepresentationCache(budget: budget)))
    }

    // MARK: What fills it

    /// A member, as it can be sent.
    enum Servable: Sendable {
        case whole(Representation)
        case inPieces(StreamedMember)
    }

    /// What is ready, or is read now: on a thread that may wait for the disk.
    ///
    /// - Parameter largest: bytes up to which a member that is stored as it is is read whole.
    func read(_ name: MemberName, as coding: ContentCoding, largest: Int) throws(BundleError) -> Servable? {
        // Others may have waited for the same.
        if let kept = representation(name, coding) { return .whole(kept) }
        // A fault is found again when the member is read whole.
        if let pieces = try? bundle.pieces(of: name, largerThan: largest) {
            return .inPieces(StreamedMember(pieces, name: name))
        }
        guard let member = try bundle.member(name) else { return nil }
        let representation = Representation(member, as: coding)
        MemoryReturn.hasRead(representation.keptByteCount)
        insert(representation, name, coding)
        return .whole(representation)
    }

    func representation(_ name: MemberName, _ coding: ContentCoding) -> Representation? {
        state.withLock { state in
            if let kept = state.cache.value(for: RepresentationCache.Key(name: name, coding: coding)) { return kept }
            guard coding == .gzip else { return nil }
            // A member with one form is kept once, as that form.
            let only = state.cache.value(for: RepresentationCache.Key(name: name, coding: .identity))
            return only?.hasOtherForm == false ? only : nil
        }
    }

    private func insert(_ representation: Representation, _ name: MemberName, _ coding: ContentCoding) {
        let key = RepresentationCache.Key(name: name, coding: representation.hasOtherForm ? coding : .identity)
        state.withLock { $0.cache.insert(representation, for: key) }
    }

    /// Whether `name` was asked for a little while ago, too. From now on it was.
    func isAskedAgain(_ name: MemberName) -> Bool { state.withLock { $0.asked.isAskedAgain(name) } }

    /// No route at this door answers `name`, so a request for it gets the member, whatever else it says.
    func open(_ name: MemberName, at door: Door) {
        state.withLock { state in
            for coding in [ContentCoding.gzip, .identity] {
                state.cache.open(RepresentationCache.Key(name: name, coding: coding), at: door)
            }
        }
    }

    /// No route at this door answers `name`, nor is there such a member.
    func insertAbsent(_ name: MemberName, at door: Door, in place: FramePlace, page: AnswerBytes) {
        state.withLock { state in
            guard page.keptByteCount <= state.cache.budget else { return }
            state.absent.insert(Array(name.rawValue.utf8), at: door, in: place, page: page)
        }
    }

    // MARK: The fast path

    /// Reads what no route at this door answers.
    ///
    /// - Returns: `nil` where the slow path has to look: for what is sent in pieces, is damaged or is not there.
    func readUnrouted(_ name: MemberName, as coding: ContentCoding, largest: Int, at door: Door) -> Representation? {
        guard case .whole(let found)? = try? read(name, as: coding, largest: largest) else { return nil }
        open(name, at: door)
        state.withLock { $0.count += 1 }
        return found
    }

    /// How many requests were answered from here without the slow path.
    var count: Int { state.withLock { $0.count } }

    /// The bytes that the slow path would answer a request with; `nil` where that is not certain.
    ///
    /// - Parameter bytes: that the request was scanned in.
    func answer(to request: ScannedRequest, in bytes: Span<UInt8>, at door: Door) -> ByteBuffer? {
        guard let coding = request.coding(in: bytes) else { return nil }
        let name = bytes.extracting(request.name)
        return state.withLock { state in
            let answer =
                if let kept = state.cache.opened(name, takenAs: coding, at: door) {
                    request.answer(in: bytes, with: kept)
                } else {
                    state.absent.page(for: name, at: door).map(request.whole)
                }
            if answer != nil { state.count += 1 }
            return answer
        }
    }
}

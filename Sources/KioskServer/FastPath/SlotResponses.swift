internal import Cities
internal import CityPages
internal import NIOCore
internal import StaffDesk
internal import Words

/// The filled slots as the fast path sends them. They do not go with a bundle.
struct SlotResponses: Sendable {
    private let slots: FilledSlots
    private let styles: [ListenerRole: [Preferences: SerializedResponse]]
    private let usage: DeskExecutor?

    /// - Parameters:
    ///   - budget: bytes of ready answers that may be kept.
    ///   - usage: where a page is counted by its request for its preferences; see ``UsageSigns``.
    /// - Returns: `nil` where the budget does not hold them.
    init?(_ slots: FilledSlots, budget: Int, usage: DeskExecutor?) {
        var styles: [ListenerRole: [Preferences: SerializedResponse]] = [:]
        for role in [ListenerRole.screen, .public] {
            let ready = Preferences.all.map { ($0, slots.style(for: $0, at: role).answer) }
            styles[role] = Dictionary(uniqueKeysWithValues: ready)
        }
        let byteCount = styles.values.joined().reduce(0) { $0 + $1.value.keptByteCount }
        guard byteCount <= budget else { return nil }
        self.slots = slots
        self.styles = styles
        self.usage = usage
    }

    /// The bytes that the slow path would answer a request with; `nil` where that is not certain, or for another name.
    ///
    /// - Parameters:
    ///   - bytes: that the request was scanned in.
    ///   - languages: of the bundle that is shown.
    ///   - words: of the same bundle.
    func answer(
        to request: ScannedRequest,
        in bytes: Span<UInt8>,
        at role: ListenerRole,
        languages: Set<String>,
        words: SiteWords
    ) -> ByteBuffer? {
        guard let slot = SiteSlot(bytes.extracting(request.name)) else { return nil }
        guard slot == .preferences else {
            guard let coding = request.coding(in: bytes),
                let filled = slots.representation(of: slot, as: coding, at: role, in: words)
            else { return nil }
            return request.answer(in: bytes, with: filled)
        }
        var preferences = Preferences.normal
        if let cookie = request.cookie { preferences = Preferences(cookies: bytes.extracting(cookie)) }
        guard let style = styles[role]?[preferences] else { return nil }
        if !request.isHead, let usage, let referer = request.referer {
            let view = UsageSigns.view(
                referer: bytes.extracting(referer),
                authority: bytes.extracting(request.host),
                languages: languages
            )
            if let view { usage.count(view) }
        }
        return request.whole(of: style)
    }
}

internal import Cities
internal import CityBundle
internal import NIOCore

/// Reads for the fast path what is not ready: a page that nobody asked for before, that had to make room, or that others
/// left no room for.
///
/// The slow path would find the same by many more steps. Pictures and sounds, which may be long, what is damaged and what is
/// not sent as packed are left to it.
struct FastReads: Sendable {
    private let readers: RoleThreads
    private let largest: Int

    /// - Returns: `nil` where nothing may be kept: then the slow path answers everything.
    init?(_ configuration: ServeConfiguration, readers: RoleThreads) {
        guard configuration.cacheByteCount > 0 else { return nil }
        self.readers = readers
        largest = configuration.whole.atOnce
    }

    /// Looks for what `request` asks for.
    ///
    /// - Parameters:
    ///   - bytes: that the request was scanned in.
    ///   - then: is called on another thread, or at once; with `nil` where the slow path has to look.
    /// - Returns: whether there is anything to look for. Where not, nothing is called.
    func begin(
        _ request: ScannedRequest,
        in bytes: Span<UInt8>,
        among answers: ResponseCache,
        at role: ListenerRole,
        then: @escaping @Sendable (Representation?) -> Void
    ) -> Bool {
        guard let coding = request.coding(in: bytes), request.hasPlainCondition(in: bytes),
            let name = try? MemberName(utf8: bytes.extracting(request.name)),
            isForReading(name, at: role), answers.bundle.contains(name)
        else { return false }
        readers[role].run(
            { answers.readPacked(name, as: coding, largest: largest, at: role) },
            then: { then($0 ?? nil) }
        )
        return true
    }

    private func isForReading(_ name: MemberName, at role: ListenerRole) -> Bool {
        let type = MediaType(name)
        return (type == .svg || !type.isPictureOrSound) && role.shows(name)
            && SitePath(name)?.isSentAsPacked != false
    }
}

internal import CityBundle
internal import NIOCore

/// Reads for the fast path what is not ready yet: a page that nobody asked for before, or that had to make room.
///
/// The slow path would find the same by many more steps. What may be long, what is damaged and what a route answers are
/// left to it.
struct FastReads: Sendable {
    private let readers: DoorThreads
    private let routed: RoutedNames
    private let largest: Int

    /// - Returns: `nil` where nothing may be kept: then the slow path answers everything.
    init?(_ configuration: ServeConfiguration, readers: DoorThreads, routed: RoutedNames) {
        guard configuration.cacheByteCount > 0 else { return nil }
        self.readers = readers
        self.routed = routed
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
        among answers: ReadyAnswers,
        at door: Door,
        then: @escaping @Sendable (Representation?) -> Void
    ) -> Bool {
        guard let coding = request.coding(in: bytes),
            let name = try? MemberName(utf8: bytes.extracting(request.name)),
            !MediaType(name).isPictureOrSound || MediaType(name) == .svg,
            answers.bundle.contains(name)
        else { return false }
        readers[door].run({ read(name, coding, among: answers, at: door) }, then: { then($0 ?? nil) })
        return true
    }

    private func read(
        _ name: MemberName,
        _ coding: ContentCoding,
        among answers: ReadyAnswers,
        at door: Door
    ) -> Representation? {
        guard door.shows(name), !routed.contain(name) else { return nil }
        return answers.readUnrouted(name, as: coding, largest: largest, at: door)
    }
}

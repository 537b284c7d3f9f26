/// The threads that search: one for each door, so that the kiosk's own screen does not wait behind other devices. They wait
/// for an index that is being made, so that pages do not.
struct Searchers: Sendable {
    /// Searches that may wait for an answer at one door. More of them are told so: each takes some hundredths of a second at
    /// the worst, and nobody waits longer for a page than for half a second of searching.
    private static let longestQueue = 16

    private let kiosk: ReaderThreads
    private let visitors: ReaderThreads

    init() {
        kiosk = ReaderThreads(count: 1, longestQueue: Self.longestQueue)
        visitors = ReaderThreads(count: 1, longestQueue: Self.longestQueue)
    }

    /// Where nobody searches, threads that there are anyway do for both doors.
    init(sharing threads: ReaderThreads) {
        kiosk = threads
        visitors = threads
    }

    subscript(door: Door) -> ReaderThreads { door == .kiosk ? kiosk : visitors }

    /// Returns when no thread works any more.
    func stop() async {
        await kiosk.stop()
        await visitors.stop()
    }
}

/// Threads that wait where event loops may not: as many for each listener, so that the kiosk's own screen does not wait behind
/// other devices, whatever these ask for.
struct RoleThreads: Sendable {
    private let kiosk: ReaderThreads
    private let visitors: ReaderThreads

    /// - Parameters:
    ///   - count: for each listener.
    ///   - longestQueue: see ``ReaderThreads/init(count:longestQueue:)``.
    init(count: Int, longestQueue: Int = ReaderThreads.usualQueue) {
        kiosk = ReaderThreads(count: count, longestQueue: longestQueue)
        visitors = ReaderThreads(count: count, longestQueue: longestQueue)
    }

    /// The same threads serve both listeners: enough if nobody waits.
    init(sharing threads: ReaderThreads) {
        kiosk = threads
        visitors = threads
    }

    /// Those that search. They wait for an index that is being made, so that pages do not.
    ///
    /// A search takes some hundredths of a second at the worst, so nobody waits longer for a page of results than for half
    /// a second of searching. Whoever comes later is told so.
    static func searchers() -> RoleThreads { RoleThreads(count: 1, longestQueue: 16) }

    subscript(role: ListenerRole) -> ReaderThreads { role == .screen ? kiosk : visitors }

    /// Returns when no thread works any more.
    func stop() async {
        await kiosk.stop()
        await visitors.stop()
    }
}

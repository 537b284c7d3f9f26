package import CityPages
package import Words

/// The configuration of `pobratim serve`. The command builds it once and passes a value.
package struct ServeConfiguration: Sendable {
    /// The kiosk's own screen: every page. Default 127.0.0.1:8080, so that nothing is open to a network unasked.
    package var kioskAddress = ListenAddress.loopback(port: 8080)

    /// A second listener for other devices: pages, search and preferences, no desk, no kiosk script. Default none.
    package var publicAddress: ListenAddress?

    /// A socket that listens already, for the kiosk's own screen or for other devices, by its file descriptor: systemd
    /// opened it, so that connections wait in it while the server starts anew. It takes the place of the address.
    /// Default none.
    package var kioskSocket: Int32?
    package var publicSocket: Int32?

    /// A socket file through which this machine's own programs are answered as other devices are: the watchdog asks
    /// there. Default none.
    package var ownSocketPath: String?

    /// Names under which the listeners are reached besides their own addresses, lower case, without port. Default none:
    /// a browser that was sent here under a foreign name (DNS rebinding) is refused.
    package var hostNames: Set<String> = []

    /// Bytes of ready answers that are kept, heads and bookkeeping included; once they are full, what is asked for more
    /// often takes the place of what is asked for less. Default 12 MiB, which holds some 1,500 pages and leaves a 1 GB
    /// board to its browser. 0 has the slow path answer everything.
    package var cacheByteCount = 12 * 1024 * 1024

    /// How large pictures and sounds may be that are held in memory whole.
    package var whole = WholeMembers()

    /// Threads that answer. Default 1: one loop answers more than a visitor centre asks, and sleeps in one place.
    package var eventLoopCount = 1

    /// Threads that wait for the disk. Default 2: a large picture on a slow card does not hold up a page.
    package var readerThreadCount = 2

    /// How long a connection may go without a whole request or a part of an answer that the client takes; it is closed
    /// within twice this time. Default 60 s, about as long as browsers keep one in reserve.
    package var idleTimeout: Duration = .seconds(60)

    /// How long a head may take from its first byte to its last. Default 10 s: a head is one packet, and one that drips
    /// holds a place that others wait for.
    package var headTimeout: Duration = .seconds(10)

    /// How long answers in flight may take after the server was asked to stop. Default 5 s, well within the 90 s after
    /// which systemd kills.
    package var shutdownGrace: Duration = .seconds(5)

    /// Connections at a time, for each listener. Default 512: some 15 MB when all are open, 70 MB when each of them
    /// takes a large picture slowly. One more, and the oldest that waits for its client is closed; where all are busy,
    /// the first that comes to wait.
    package var maximumConnectionCount = 512

    /// The bounds of a request. See ``RequestLimits``.
    package var limits = RequestLimits()

    /// The content of the slot `assets/kiosk.js` on the kiosk's own screen, by the words of all languages. Default
    /// empty, as packed.
    package var kioskScript: @Sendable (_ words: [Words]) -> [UInt8] = { _ in [] }

    /// The content of the slot `assets/live.css` on the kiosk's own screen. Default empty, as packed.
    package var liveStyle: [UInt8] = []

    /// The kiosk's own screen: what it is told, and what it says of itself. The owner of the server tells it of
    /// updates.
    package var screen = Screen()

    /// Sign-in, messages and the service page, at the kiosk's own listener. Default none: these pages are sent as
    /// packed.
    package var desk: FrontDesk?

    /// How long the body of a form may take. Default 10 s: a form is some packets, and who drips it waits for nothing.
    package var formTimeout: Duration = .seconds(10)

    /// The kiosk's own screen, for the largest text of the accessible version. Default none: then it is 1.8 times the
    /// regular one, as on other devices.
    package var screenSize: KioskScreen?

    package init() {}

    /// - Throws: ``ServeError/setting(_:)`` for the first setting that makes no sense.
    package func validate() throws(ServeError) {
        guard cacheByteCount >= 0, whole.atOnce >= 0, whole.atMost >= whole.atOnce else { throw .setting(.cacheSize) }
        guard eventLoopCount >= 1, readerThreadCount >= 1 else { throw .setting(.threadCount) }
        guard maximumConnectionCount >= 1 else { throw .setting(.connectionCount) }
        guard idleTimeout > .zero, headTimeout > .zero, shutdownGrace >= .zero else { throw .setting(.timeout) }
        guard hostNames.allSatisfy(HostCheck.isName) else { throw .setting(.hostName) }
        guard publicAddress == nil || publicAddress != kioskAddress || kioskAddress.port == 0 else {
            throw .setting(.listenersAreOne)
        }
    }
}

/// The bounds of a request. Real browsers send heads of 1 to 2 KB, with twenty fields at most.
package struct RequestLimits: Hashable, Sendable {
    /// Bytes of a request's target. Default 4,096: names have 200 at most, a search phrase some hundred. Over it: 414;
    /// of a search the rest is not looked at.
    package var targetByteCount = 4096
    /// Bytes of one header field, name and value. Default 32,768, so that a page of text pasted into the search has an
    /// answer. Over it: 431, also for a target longer than this.
    package var fieldByteCount = 32_768
    /// Bytes of target and header fields together. Default 40,960. Over it: 431.
    package var headByteCount = 40_960
    /// Header fields. Default 100. Over it: 431.
    package var fieldCount = 100
    /// Bytes of a request's body, for methods that have one. Default 65,536: 4,000 characters of a message, each twelve
    /// bytes of a form at the most, and the other fields. Over it: 413.
    package var bodyByteCount = 65_536

    package init() {}
}

/// The bounds below which members that are stored as they are, so pictures and sounds, are held in memory whole. The
/// others go out in pieces as the client takes them, so that slow clients and many pictures do not fill the memory.
package struct WholeMembers: Hashable, Sendable {
    /// Bytes up to which a member is held whenever it is asked for, and kept ready where it is asked for often enough.
    /// Default 64 KiB, a piece.
    package var atOnce = 64 * 1024
    /// Bytes up to which it is when it was asked for a little while ago, too. Default 256 KiB, so that a few large ones
    /// do not push out all the pages.
    package var atMost = 256 * 1024

    package init() {}
}

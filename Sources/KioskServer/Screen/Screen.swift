internal import Synchronization

/// The kiosk's own screen, seen from the server: what its pages are told as it happens, and when one of them last said
/// that it lives.
package final class Screen: Sendable {
    private struct State {
        var pages: [Int: AsyncStream<String>.Continuation] = [:]
        /// The number of pages and of notices that there were.
        var count = 0
        var notice: Shown?
        var lastBeat: ContinuousClock.Instant?
        var lastTouch: ContinuousClock.Instant?
        var isClosed = false
    }

    private struct Shown {
        let number: Int
        let notice: UpdateNotice
        let since: ContinuousClock.Instant
    }

    private let state = Mutex(State())

    package init() {}

    /// The times at which the page of the screen has spoken, in whole seconds.
    package struct Health: Hashable, Sendable {
        /// Since a page last painted. `nil`: none has, since this server runs.
        package var sincePainted: Int?
        /// Since somebody last touched it, as far as the beats tell, which come every half a minute.
        package var sinceTouched: Int?
    }

    package func health(at now: ContinuousClock.Instant = .now) -> Health {
        state.withLock { state in
            Health(
                sincePainted: state.lastBeat.map { Int(($0.duration(to: now)).components.seconds) },
                sinceTouched: state.lastTouch.map { Int(($0.duration(to: now)).components.seconds) }
            )
        }
    }

    /// A page has painted, and was touched so often since it last said so.
    func painted(touches: Int, at now: ContinuousClock.Instant = .now) {
        state.withLock { state in
            state.lastBeat = now
            if touches > 0 { state.lastTouch = now }
        }
    }

    /// Tells every page how an update stands. The last word is also told to pages that come later.
    package func show(_ notice: UpdateNotice, at now: ContinuousClock.Instant = .now) {
        state.withLock { state in
            var number = state.count + 1
            // One update is one notice while it goes on.
            if let last = state.notice, case (.reading, .reading) = (last.notice, notice) { number = last.number }
            state.count = max(state.count, number)
            let shown = Shown(number: number, notice: notice, since: now)
            state.notice = shown
            for page in state.pages.values { page.yield(Self.event(shown, at: now)) }
        }
    }

    /// Tells whether the last word was that an update goes on.
    package var isReading: Bool {
        state.withLock { state in
            if case .reading = state.notice?.notice { true } else { false }
        }
    }

    /// Tells every page which bundle is shown from now on.
    ///
    /// - Parameter bundle: its manifest's digest.
    package func bundleChanged(to bundle: String) {
        state.withLock { state in
            for page in state.pages.values { page.yield(Self.event("bundle", data: bundle)) }
        }
    }

    /// The events that a page is told from now on, as `text/event-stream`; the stream ends when the server stops.
    func events(bundle: String, at now: ContinuousClock.Instant = .now) -> AsyncStream<String> {
        let (stream, page) = AsyncStream<String>.makeStream(bufferingPolicy: .bufferingNewest(16))
        state.withLock { state in
            guard !state.isClosed else { return page.finish() }
            state.count += 1
            let id = state.count
            state.pages[id] = page
            page.onTermination = { [weak self] _ in _ = self?.state.withLock { $0.pages.removeValue(forKey: id) } }
            page.yield(Self.event("bundle", data: bundle))
            if let shown = state.notice { page.yield(Self.event(shown, at: now)) }
        }
        return stream
    }

    /// Pages that listen now, for tests.
    var pageCount: Int { state.withLock { $0.pages.count } }

    /// Lets every page go, as the server stops.
    func close() {
        let pages = state.withLock { state in
            state.isClosed = true
            return Array(state.pages.values)
        }
        // Outside the lock, which their ending takes.
        for page in pages { page.finish() }
    }

    private static func event(_ shown: Shown, at now: ContinuousClock.Instant) -> String {
        let age = shown.since.duration(to: now).components.seconds
        return event("update", data: "{\"number\":\(shown.number),\"age\":\(age),\(shown.notice.json)}")
    }

    /// - Parameter data: one line.
    private static func event(_ name: String, data: String) -> String {
        "event: \(name)\ndata: \(data)\n\n"
    }
}

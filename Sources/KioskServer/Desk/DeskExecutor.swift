internal import Logging
internal import NIOCore
internal import StaffDesk
internal import Synchronization

/// Runs what the desk does on threads of its own, which wait for the disk and for passwords to be hashed.
final class DeskExecutor: Sendable {
    /// Passwords that may wait to be hashed; more are asked to come again.
    private static let longestQueue = 6
    /// Reports of one visit, and visits that are remembered.
    private static let mostReports = 3
    private static let mostVisits = 1000
    /// Counts wait so long for each other before they are written. A write is some 9 KB of journal, so that a day of
    /// them, 24 hours long, stays below 1 MB. A power cut takes no more than this of the counts.
    private static let usagePause = TimeAmount.minutes(15)

    let front: FrontDesk
    let logger: Logger
    private let worker = ReaderThreads(count: 1)
    private let hasher = ReaderThreads(count: 1)
    private let usage = UsageCounter()
    private let loop: any EventLoop
    private let queued = Mutex(0)
    private let reports = Mutex<[Token: Reports]>([:])
    private let settling = Mutex(Settling.idle)

    /// The reports of a visit without sign-in.
    private struct Reports {
        /// Those being kept at the moment.
        var begun = 0
        var numbers: Set<Int> = []
    }

    /// Tells whether somebody looks at requests for codes.
    private enum Settling {
        case idle, busy
        /// One came in meanwhile.
        case again
    }

    enum Failure: Error, Hashable, Sendable {
        /// Too many passwords wait already.
        case busy
        case stopped
        case desk(DeskError)
    }

    /// - Parameter loop: keeps the time until counts are written.
    init(_ front: FrontDesk, on loop: any EventLoop, logger: Logger) {
        self.front = front
        self.loop = loop
        self.logger = logger
    }

    /// Work that waits for the disk.
    @discardableResult
    func ask<Value: Sendable>(
        _ work: @escaping @Sendable (StaffDesk) throws(DeskError) -> Value
    ) async throws(Failure) -> Value {
        try await run(work, on: worker)
    }

    /// Work that hashes passwords: one after the other, and not so many that somebody waits for long.
    func hash<Value: Sendable>(
        _ work: @escaping @Sendable (StaffDesk) throws(DeskError) -> Value
    ) async throws(Failure) -> Value {
        let isFull = queued.withLock { queued in
            guard queued < Self.longestQueue else { return true }
            queued += 1
            return false
        }
        guard !isFull else { throw .busy }
        defer { queued.withLock { $0 -= 1 } }
        return try await run(work, on: hasher)
    }

    private func run<Value: Sendable>(
        _ work: @escaping @Sendable (StaffDesk) throws(DeskError) -> Value,
        on threads: ReaderThreads
    ) async throws(Failure) -> Value {
        let desk = front.desk
        let result = await threads.run { () -> Result<Value, DeskError> in
            Result { () throws(DeskError) in try work(desk) }
        }
        switch result {
        case .success(let value): return value
        case .failure(let error): throw .desk(error)
        case nil: throw .stopped
        }
    }

    /// Looks at requests for codes when their answers have gone out: one after the other, and whoever signs in
    /// meanwhile comes in between, so that asking for codes keeps nobody out.
    func settleCodeRequests() {
        let begins = settling.withLock { settling in
            defer { settling = settling == .idle ? .busy : .again }
            return settling == .idle
        }
        guard begins else { return }
        // It ends with the pool at the latest: then there are no more turns.
        Task {
            while await settleOne() || hasMoreToSettle {}
        }
    }

    private func settleOne() async -> Bool {
        let (mail, desk, logger) = (front.mail, front.desk, logger)
        return await hasher.run {
            do throws(DeskError) {
                guard let spool = mail?.spool else { return try desk.settleCodeRequest(mail: nil) }
                return try desk.settleCodeRequest { account, code throws(DeskError) in
                    guard let mail = MailFile(reset: code, for: account) else { return }
                    try spool.put(mail, as: .reset(account: account.id))
                }
            } catch {
                logger.error("Requests for codes cannot be looked at", metadata: ["desk.fault": "\(error)"])
                return false
            }
        } ?? false
    }

    /// Asked when nothing was found.
    private var hasMoreToSettle: Bool {
        settling.withLock { settling in
            let hasMore = settling == .again
            settling = hasMore ? .busy : .idle
            return hasMore
        }
    }

    /// Counts something. It is on the disk within a quarter of an hour, or when the server stops; while nothing is
    /// counted nothing wakes.
    func count(_ event: UsageEvent) {
        guard usage.count(event) else { return }
        loop.scheduleTask(in: Self.usagePause) {
            Task { await self.storeUsage() }
        }
    }

    private func storeUsage() async {
        let (usage, desk, logger) = (usage, front.desk, logger)
        _ = await worker.run {
            do throws(DeskError) { try desk.store(usage.take()) } catch {
                logger.error("Usage counts cannot be written", metadata: ["desk.fault": "\(error)"])
            }
        }
    }

    /// Two that a visit sends at once are both counted by then. ``endReport(_:of:)`` has to follow.
    ///
    /// - Returns: whether this visit may send one more report.
    func beginReport(of visit: Token) -> Bool {
        reports.withLock { reports in
            if reports.count >= Self.mostVisits, reports[visit] == nil { reports = [:] }
            let sent = reports[visit] ?? Reports()
            guard sent.begun + sent.numbers.count < Self.mostReports else { return false }
            reports[visit, default: Reports()].begun += 1
            return true
        }
    }

    /// - Parameter number: `nil` for one that was not kept, and does not count.
    func endReport(_ number: Int?, of visit: Token) {
        reports.withLock { reports in
            // Its beginning may be forgotten, with those of all visits.
            reports[visit, default: Reports()].begun = max(0, (reports[visit]?.begun ?? 0) - 1)
            if let number { reports[visit, default: Reports()].numbers.insert(number) }
        }
    }

    /// Tells whether this visit sent the report of that number.
    func hasReported(_ number: Int, _ visit: Token) -> Bool {
        reports.withLock { $0[visit]?.numbers.contains(number) ?? false }
    }

    func stop() async {
        await storeUsage()
        await hasher.stop()
        await worker.stop()
    }
}

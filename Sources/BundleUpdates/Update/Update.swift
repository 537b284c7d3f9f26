internal import CityBundle
internal import Files
internal import Glibc

/// One run of `pobratim sync`: find, check, assemble, try, activate. It may stop anywhere, for any reason: what was
/// served before is served on.
///
/// It is a process of its own, as short as its work, so that whoever starts it can take everything from it but the source
/// to read and the state folder to write. Only here files of a stick are opened. Where a server runs, it tries the new
/// bundle in `staging/` and swaps when the control socket says so; where none does, the swap is a matter of `state.json`.
package struct Update {
    /// A receipt with more of them is not read to its end.
    private static let maximumNotedRefusalCount = 16

    private let state: StateFolder
    private let trust: Trust
    private let isDryRun: Bool
    private let evenIfRejected: Bool
    private let words: (Result<UpdateOutcome, UpdateError>) -> [SyncReport.Words]
    private let report: (UpdateEvent) -> Void
    private let now: Int64
    private let server: ControlClient
    /// Whom to tell how it goes.
    private let screen: ScreenTeller
    private let isEndTold: Bool

    /// - Parameters:
    ///   - isDryRun: say what would be done, and change nothing.
    ///   - evenIfRejected: install what staff or a failed trial rejected, too.
    ///   - isQuiet: the screen of a running server is told nothing, as nobody stands there with a stick.
    ///   - isEndTold: whether the screen is told the end, too; not where a receipt must still be written before the stick
    ///     may be pulled (``StickReceipt/tellEnd()``).
    ///   - now: what the kiosk's clock says, in seconds since 1970. Nothing is installed or left out by it; it only tells
    ///     whether what is installed came from a clock that was ahead.
    ///   - report: called as the work goes on.
    ///   - words: what people shall read of an ending, or of one bundle's refusal.
    package init(
        state: StateFolder,
        trust: Trust,
        isDryRun: Bool = false,
        evenIfRejected: Bool = false,
        isQuiet: Bool = false,
        isEndTold: Bool = true,
        now: Int64 = Int64(time(nil)),
        report: @escaping (UpdateEvent) -> Void = { _ in },
        words: @escaping (Result<UpdateOutcome, UpdateError>) -> [SyncReport.Words] = { _ in [] }
    ) {
        self.state = state
        self.trust = trust
        self.isDryRun = isDryRun
        self.evenIfRejected = evenIfRejected
        self.isEndTold = isEndTold
        self.words = words
        self.report = report
        self.now = now
        server = ControlClient(state)
        screen = ScreenTeller(server: isQuiet || isDryRun ? nil : server) { report(.serverSilent) }
    }

    /// - Parameter sources: bundle files, and folders that hold some.
    package func run(_ sources: [String]) throws(UpdateError) -> UpdateOutcome {
        if isDryRun {
            return try telling { refuse throws(UpdateError) in try bring(sources, refuse) }.result.get()
        }
        try state.prepare()
        return try FileLock.hold(state.updateLockPath, onWait: { report(.waiting) }) { () throws(UpdateError) in
            try state.change { _ in }
            // What cannot be removed is told at the end: it keeps nobody from the pages that are new.
            try? state.sweep()
            let outcome = try noting(sources) { refuse throws(UpdateError) in try bring(sources, refuse) }
            do throws(UpdateError) { try state.sweep() } catch { report(.notSwept(error)) }
            return outcome
        }
    }

    private typealias Work = (_ refuse: (UpdateError) -> Void) throws(UpdateError) -> UpdateOutcome

    /// Does the work, and tells what was refused meanwhile. What the work itself ends with is for the caller to tell.
    private func telling(_ work: Work) -> (result: Result<UpdateOutcome, UpdateError>, refusals: [UpdateError]) {
        var refusals: [UpdateError] = []
        let result = Result { () throws(UpdateError) in try work { refusals.append($0) } }
        refusals.removeAll { result == .failure($0) }
        for refusal in refusals { report(.refused(refusal)) }
        return (result, refusals)
    }

    /// Leaves a report of what `work` comes to.
    private func noting(_ sources: [String], _ work: Work) throws(UpdateError) -> UpdateOutcome {
        var note = SyncReport(sources: sources.map(Paths.absolute), ending: .atWork, words: [])
        do throws(UpdateError) { try state.note(note) } catch {
            // Nobody shall take the last report for one of this update.
            try? state.files.remove(state.reportsPath)
            report(.notNoted(error))
        }
        let (result, refusals) = telling(work)
        let sign = UpdateSign(result)
        note.ending = SyncReport.Ending(result)
        note.sign = sign
        note.words = words(result)
        for refusal in refusals.prefix(Self.maximumNotedRefusalCount) { note.words += words(.failure(refusal)) }
        // What has happened has happened, told or not.
        do throws(UpdateError) { try state.note(note) } catch { report(.notNoted(error)) }
        if isEndTold { screen.tell(.ended(sign)) }
        return try result.get()
    }

    /// Finds what the sources have, installs the best of it that may be installed, and mends what is installed where
    /// nothing is.
    private func bring(
        _ sources: [String],
        _ refuse: (UpdateError) -> Void
    ) throws(UpdateError) -> UpdateOutcome {
        enter(.searching)
        let keys = try trust.keys(of: try state.record().record, in: state)
        let found = try SourceSearch(keys: keys).search(sources)
        for refusal in found.refusals { refuse(refusal) }
        let installation = try installBest(of: found.candidates, keys, refuse)
        if case .success(let outcome) = installation { return outcome }
        // A trial that failed has changed what may be installed.
        let record = try state.record().record
        if !isDryRun, let healed = try heal(record, from: found.candidates, keys: keys) { return healed }
        if let installation { return try installation.get() }
        return try nothingToInstall(found, record)
    }

    /// Installs the first of the candidates that may be installed and proves to be whole.
    ///
    /// - Returns: `nil` where none may be; a failure where none proved to be, with the first one's reason.
    private func installBest(
        of candidates: [SourceSearch.Candidate],
        _ keys: TrustedKeys,
        _ refuse: (UpdateError) -> Void
    ) throws(UpdateError) -> Result<UpdateOutcome, UpdateError>? {
        var failure: UpdateError?
        for candidate in candidates {
            let record = try state.record().record
            guard record.verdict(on: candidate.identity, evenIfRejected: evenIfRejected) == .install else { continue }
            do throws(UpdateError) {
                return .success(try installation(with: keys).install(candidate, over: record))
            } catch {
                guard error.leavesOthers else { throw error }
                let error = SourceFile.reason(for: error, reading: candidate.path)
                refuse(error)
                failure = failure ?? error
            }
        }
        return failure.map { .failure($0) }
    }

    private func installation(with keys: TrustedKeys) -> Installation {
        Installation(
            state: state,
            keys: keys,
            server: server,
            screen: screen,
            isDryRun: isDryRun,
            evenIfRejected: evenIfRejected,
            report: { report($0) }
        )
    }

    /// Why nothing was tried.
    private func nothingToInstall(
        _ found: SourceSearch.Found,
        _ record: StateRecord
    ) throws(UpdateError) -> UpdateOutcome {
        for candidate in found.candidates {
            let verdict = record.verdict(on: candidate.identity, evenIfRejected: evenIfRejected)
            if case .older(let installed) = verdict, installed.isAhead(of: candidate.identity, now: now) {
                throw .installedFromFuture(installed, file: candidate.path, offered: candidate.identity)
            }
            if let outcome = UpdateOutcome(verdict, on: candidate) { return outcome }
        }
        if let refusal = found.refusals.first { throw refusal }
        guard let candidate = found.candidates.first else { preconditionFailure("a search finds something or throws") }
        throw .epochTooLow(
            file: candidate.path,
            found: candidate.identity.securityEpoch,
            highest: record.highestEpoch
        )
    }

    private func heal(
        _ record: StateRecord,
        from candidates: [SourceSearch.Candidate],
        keys: TrustedKeys
    ) throws(UpdateError) -> UpdateOutcome? {
        // A server knows what it could not read; asking the whole disk again would wear the card out.
        if ServedCondition(server.ask(.health)) == .good { return nil }
        let healing = Healing(state: state, record: record, keys: keys, candidates: candidates)
        var healed: UpdateOutcome?
        for identity in [record.current, record.previous].compactMap({ $0 }) {
            guard let fault = healing.fault(of: identity) else { continue }
            if case .untrustedSignature = fault {
                // Nothing is damaged: only the same bundle, signed anew, mends that.
                guard candidates.contains(where: { $0.identity.manifest == identity.manifest }) else { continue }
            }
            do throws(UpdateError) {
                try healing.heal(identity)
                _ = server.show()
                healed = .healed(identity)
            } catch {
                guard error.isAboutTheBundle else { throw error }
                report(.damageRemains(identity, fault))
            }
        }
        return healed
    }

    private func enter(_ phase: UpdatePhase) {
        report(.phase(phase))
        screen.tell(.phase(phase))
    }
}

extension UpdateError {
    /// The fault is the bundle's, not this kiosk's.
    var isAboutTheBundle: Bool {
        switch self {
        case .bundle, .keySetMalformed, .preflightFailed, .epochTooLow, .installedFromFuture: true
        default: false
        }
    }

    /// Another bundle may still do, where this one does not. A stranger can make a signed file as long as he likes, so that a
    /// lack of room is no reason to leave out a smaller one.
    var leavesOthers: Bool {
        if case .noRoom = self { true } else { isAboutTheBundle }
    }
}

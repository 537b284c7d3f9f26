package import CityBundle

/// One run of `pobratim sync`: find, check, assemble, try, activate. It may stop anywhere, for any reason: what was
/// served before is served on.
///
/// It is a process of its own, as short as its work, so that whoever starts it can take everything from it but the source
/// to read and the state folder to write. Only here files of a stick are opened. Where a server runs, it tries the new
/// bundle in `staging/` and swaps when the control socket says so; where none does, the swap is a matter of `state.json`.
package struct Update {
    private let state: StateFolder
    private let trust: Trust
    private let isDryRun: Bool
    private let evenIfHeld: Bool
    private let words: (Result<UpdateOutcome, UpdateError>) -> [SyncReport.Words]
    private let report: (UpdateEvent) -> Void
    private let server: ControlClient
    /// Whom to tell how it goes.
    private let screen: ScreenTeller
    private let isEndTold: Bool

    /// - Parameters:
    ///   - isDryRun: say what would be done, and change nothing.
    ///   - evenIfHeld: install what staff or a failed trial sent away, too.
    ///   - isQuiet: the screen of a running server is told nothing, as nobody stands there with a stick.
    ///   - isEndTold: whether the screen is told the end, too; not where a receipt must still be written before the stick
    ///     may be pulled (``HomewardStick/tellEnd()``).
    ///   - report: called as the work goes on.
    ///   - words: what people shall read of an ending, or of one bundle's refusal.
    package init(
        state: StateFolder,
        trust: Trust,
        isDryRun: Bool = false,
        evenIfHeld: Bool = false,
        isQuiet: Bool = false,
        isEndTold: Bool = true,
        report: @escaping (UpdateEvent) -> Void = { _ in },
        words: @escaping (Result<UpdateOutcome, UpdateError>) -> [SyncReport.Words] = { _ in [] }
    ) {
        self.state = state
        self.trust = trust
        self.isDryRun = isDryRun
        self.evenIfHeld = evenIfHeld
        self.isEndTold = isEndTold
        self.words = words
        self.report = report
        server = ControlClient(state)
        screen = ScreenTeller(server: isQuiet || isDryRun ? nil : server)
    }

    /// - Parameter sources: bundle files, and folders that hold some.
    package func run(_ sources: [String]) throws(UpdateError) -> UpdateOutcome {
        if isDryRun { return try choose(sources) { report(.refused($0)) } }
        try state.prepare()
        return try FileLock.hold(state.updateLockPath, onWait: { report(.waiting) }) { () throws(UpdateError) in
            try state.change { _ in }
            try state.sweep()
            let outcome = try noting(sources) { refuse throws(UpdateError) in try choose(sources, refuse) }
            try state.sweep()
            return outcome
        }
    }

    /// Leaves a report of what `work` comes to.
    private func noting(
        _ sources: [String],
        _ work: (_ refuse: (UpdateError) -> Void) throws(UpdateError) -> UpdateOutcome
    ) throws(UpdateError) -> UpdateOutcome {
        var note = SyncReport(sources: sources.map(Paths.absolute), ending: .none, words: [])
        try state.note(note)
        var refusals: [UpdateError] = []
        let result = Result { () throws(UpdateError) in
            try work { error in
                refusals.append(error)
                report(.refused(error))
            }
        }
        let sign = UpdateSign(result)
        note.ending = SyncReport.Ending(result)
        note.sign = sign
        note.words = words(result)
        for refusal in refusals where result != .failure(refusal) { note.words += words(.failure(refusal)) }
        // What has happened has happened, told or not.
        do throws(UpdateError) { try state.note(note) } catch { report(.notNoted(error)) }
        if isEndTold { screen.tell(.ended(sign)) }
        return try result.get()
    }

    private func choose(
        _ sources: [String],
        _ refuse: (UpdateError) -> Void
    ) throws(UpdateError) -> UpdateOutcome {
        enter(.searching)
        let record = try state.record().record
        let keys = try trust.keys(of: record, in: state)
        let found = try SourceSearch(keys: keys).search(sources)
        for refusal in found.refusals { refuse(refusal) }
        var refusals = found.refusals
        let wanted = found.candidates.filter {
            record.verdict(on: $0.identity, evenIfHeld: evenIfHeld) == .install
        }
        for candidate in wanted {
            do throws(UpdateError) {
                return try Installation(
                    state: state,
                    keys: keys,
                    server: server,
                    screen: screen,
                    isDryRun: isDryRun,
                    evenIfHeld: evenIfHeld,
                    report: { report($0) }
                )
                .install(candidate, over: record)
            } catch {
                guard error.isAboutTheBundle else { throw error }
                refuse(error)
                refusals.append(error)
            }
        }
        if !isDryRun, let healed = try heal(record, from: found.candidates, keys: keys) { return healed }
        return try nothingToInstall(found.candidates, refusals, record)
    }

    /// Why nothing was installed.
    private func nothingToInstall(
        _ candidates: [SourceSearch.Candidate],
        _ refusals: [UpdateError],
        _ record: StateRecord
    ) throws(UpdateError) -> UpdateOutcome {
        let verdicts = candidates.map { record.verdict(on: $0.identity, evenIfHeld: evenIfHeld) }
        for (verdict, candidate) in zip(verdicts, candidates) {
            switch verdict {
            case .same: return .same(candidate.identity)
            case .older: return .older(candidate.identity, path: candidate.path)
            case .held: return .held(candidate.identity, path: candidate.path)
            case .install, .epochTooLow: continue
            }
        }
        if let refusal = refusals.first { throw refusal }
        guard let candidate = candidates.first else { preconditionFailure("a search finds something or throws") }
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
        if server.ask(.health) == .done { return nil }
        let healing = Healing(state: state, record: record, keys: keys, sources: candidates.map(\.bundle))
        var healed: UpdateOutcome?
        for identity in [record.current, record.previous].compactMap({ $0 }) {
            guard let fault = healing.fault(of: identity) else { continue }
            do throws(UpdateError) {
                try healing.heal(identity)
                _ = server.ask(.reload)
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

/// What happens while an update runs.
package enum UpdateEvent: Sendable {
    /// Another update is at work; this one goes on after it.
    case waiting
    case phase(UpdatePhase)
    /// Members that are in the new bundle so far.
    case progress(Int, of: Int)
    /// A bundle of a source is left out.
    case refused(UpdateError)
    /// The search index could not be derived. The server will make one in memory.
    case indexMissing
    /// An installed bundle is damaged, and no source can heal it.
    case damageRemains(BundleIdentity, BundleError)
    /// The report of this update could not be left in the state folder.
    case notNoted(UpdateError)
}

/// How an update ended.
package enum UpdateOutcome: Hashable, Sendable {
    /// Now current. `isShown`: a running server shows it already.
    case installed(BundleIdentity, newMembers: Int, of: Int, isShown: Bool)
    /// What a dry run would have done.
    case wouldInstall(BundleIdentity, path: String, newMembers: Int, of: Int)
    /// The source has what is installed.
    case same(BundleIdentity)
    /// What is installed is newer.
    case older(BundleIdentity, path: String)
    /// Staff or a failed trial sent it away.
    case held(BundleIdentity, path: String)
    /// An installed bundle had rotted, and is whole again.
    case healed(BundleIdentity)
}

extension UpdateError {
    /// Another bundle may still do, where this one does not.
    var isAboutTheBundle: Bool {
        switch self {
        case .bundle, .keySetMalformed, .trialFailed, .epochTooLow: true
        default: false
        }
    }
}

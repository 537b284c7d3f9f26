import BundleUpdates
import CityBundle
import KioskServer
import Logging
import Synchronization

/// Shows what is installed in a state folder, and follows it: swaps between two requests when an update or a return has
/// happened, and ends trials. Before the first bundle, or where none can be opened, a page says that one is waited for.
actor InstalledSite {
    let active: ActiveBundle<ShownSite>
    private let serving: Serving
    private let preflight: PagePreflight<ShownSite>
    private let trialTime: Duration
    private let logger: Logger
    private let screen: Screen
    private let errors: RecentErrors
    /// `nil` where the state folder takes no socket: then nobody can speak to this server, and it shows what it has.
    private let control: ControlServer?
    private var ends = StickEnds()
    /// `nil` while a bundle is waited for.
    private var shown: Serving.Shown?
    /// How often what is installed was opened to be shown, and which time gave what is shown.
    private var openings = 0
    private var shownOpening = 0
    private var trial: Task<Void, Never>?

    /// Takes the state folder for itself. What is installed is opened by ``begin()``.
    ///
    /// - Throws: ``UpdateError/alreadyServed(state:)``, ``UpdateError/socketPathTooLong(path:)``, and for a folder of keys
    ///   that cannot be read, where nothing is installed yet.
    init(
        _ serving: Serving,
        configuration: ServeConfiguration,
        trialTime: Duration,
        errors: RecentErrors,
        logger: Logger
    ) throws(UpdateError) {
        self.errors = errors
        self.serving = serving
        self.trialTime = trialTime
        self.logger = logger
        screen = configuration.screen
        preflight = PagePreflight(configuration: configuration, logger: logger)
        try serving.checkTrust()
        do throws(UpdateError) { control = try ControlServer(serving.state) } catch {
            guard case .file = error else { throw error }
            logger.error("No update can reach this server", metadata: ["fault": "\(error)"])
            control = nil
        }
        active = ActiveBundle(
            .waiting(WaitingSite()),
            cacheByteCount: configuration.cacheByteCount,
            logger: logger
        )
    }

    /// The doors are open: counts the start against a trial, then opens what shall be shown. In this order a bundle that
    /// ends every server is counted out, and a server that finds its doors taken counts for nothing.
    func begin() async {
        let (serving, logger) = (serving, logger)
        await Threads.runApart {
            do throws(UpdateError) {
                if let left = try serving.start() { Self.reportReturn(from: left, logger) }
            } catch {
                // A state folder that cannot be changed can still be shown.
                logger.error("The state folder cannot be put in order", metadata: ["fault": "\(error)"])
            }
        }
        do throws(UpdateError) { _ = try await open() } catch {
            logger.critical("What is installed cannot be read; a page says so", metadata: ["fault": "\(error)"])
        }
    }

    /// Answers the control socket until it is stopped. A bundle is tried beside what else is asked.
    func run() async {
        guard let control else { return }
        await withDiscardingTaskGroup { group in
            for await request in control.requests {
                group.addTask { request.answer(await self.answer(to: request.message)) }
            }
        }
        trial?.cancel()
    }

    nonisolated func stop() { control?.stop() }

    private func answer(to message: ControlMessage) async -> ControlAnswer {
        switch message {
        case .tryStaged(let folder):
            let bundle: InstalledBundle
            let serving = serving
            let opened = await Threads.runApart {
                Result { () throws(UpdateError) in try serving.openStaged(folder) }
            }
            do throws(UpdateError) { bundle = try opened.get() } catch {
                logger.error("A bundle to be tried cannot be opened", metadata: ["fault": "\(error)"])
                return error.diskErrno.map { .unread(errno: $0) } ?? .refused("bundle.pobratim")
            }
            let fault = await preflight.fault(in: .installed(bundle))
            return fault.map { .refused($0) } ?? .done
        case .reload:
            return await reload()
        case .phase(let phase):
            logger.notice("An update goes on", metadata: ["update.phase": "\(phase.rawValue)"])
            ends.goesOn(isReading: screen.isReading, at: .now)
            screen.show(.reading(done: nil))
            return .done
        case .done(let percent):
            screen.show(.reading(done: Double(percent) / 100))
            return .done
        case .ended(let sign):
            guard let told = ends.ended(sign, isReading: screen.isReading, at: .now) else { return .done }
            logger.notice("An update is over", metadata: ["update.sign": "\(sign.rawValue)"])
            screen.show(.ended(told))
            return .done
        case .endedOne(let sign):
            logger.notice("An update is over, another goes on", metadata: ["update.sign": "\(sign.rawValue)"])
            ends.endedOne(sign)
            return .done
        case .health:
            return condition.answer
        case .errors:
            return .told(ErrorReport(lines: errors.newestFirst).line)
        case .screen:
            let health = screen.health()
            let report = ScreenReport(sincePainted: health.sincePainted, sinceTouched: health.sinceTouched)
            return .told(report.line)
        }
    }

    private var condition: ServedCondition {
        guard let shown else { return .nothing }
        return switch shown.condition {
        case .fellBack: .fellBack
        case _ where shown.bundle.damagedCount > 0: .damaged
        case .unverified: .unverified
        case .good: .good
        }
    }

    private func reload() async -> ControlAnswer {
        let next: Serving.Shown?
        do throws(UpdateError) {
            next = try await open()
        } catch {
            logger.error("What is installed cannot be opened", metadata: ["fault": "\(error)"])
            return .refused("\(error)")
        }
        guard let next else { return .refused("no installed bundle can be opened") }
        logger.notice("Another bundle is shown", metadata: ["bundle.id": "\(next.identity.manifest)"])
        screen.bundleChanged(to: "\(next.bundle.manifestDigest)")
        return .done
    }

    /// Opens what shall be shown, and shows it. Where nothing can be opened, what is shown now goes on: its file is still
    /// open.
    private func open() async throws(UpdateError) -> Serving.Shown? {
        openings += 1
        let (opening, serving, logger) = (openings, serving, logger)
        let opened = await Threads.runApart { Result { () throws(UpdateError) in try Self.open(serving, logger) } }
        guard let next = try opened.get() else { return nil }
        // One that began later has seen all that this one was to show.
        guard opening > shownOpening else { return shown }
        shownOpening = opening
        shown = next
        active.replace(with: .installed(next.bundle))
        beginTrial()
        return next
    }

    /// The minute in which a new bundle must hold out.
    private func beginTrial() {
        trial?.cancel()
        trial = nil
        guard let shown, shown.isOnTrial else { return }
        let manifest = shown.identity.manifest
        trial = Task { [trialTime] in
            var pauses = TrialPauses(trialTime: trialTime)
            repeat {
                do { try await Task.sleep(for: pauses.next()) } catch { return }
            } while await !endTrial(of: manifest)
        }
    }

    /// - Returns: `false` where the disk did not let it end. It is tried again: as long as a trial goes on, starts count
    ///   against the bundle, and the keys that it brought do not count yet.
    private func endTrial(of manifest: String) async -> Bool {
        guard let shown, shown.identity.manifest == manifest else { return true }
        let (isWhole, serving) = (shown.bundle.damagedCount == 0, serving)
        let ended = await Threads.runApart {
            Result { () throws(UpdateError) in try serving.trialEnds(of: manifest, isWhole: isWhole) }
        }
        do throws(UpdateError) {
            if try ended.get() {
                Self.reportReturn(from: shown.identity, logger)
                _ = await reload()
            } else {
                logger.notice("The trial is over", metadata: ["bundle.id": "\(manifest)"])
            }
            return true
        } catch {
            logger.error("The end of a trial cannot be written", metadata: ["fault": "\(error)"])
            return false
        }
    }

    private static func reportReturn(from left: BundleIdentity, _ logger: Logger) {
        logger.error("The trial failed; the bundle before is shown", metadata: ["bundle.id": "\(left.manifest)"])
    }

    /// - Returns: `nil` where no bundle is installed, or none of them can be opened.
    private static func open(_ serving: Serving, _ logger: Logger) throws(UpdateError) -> Serving.Shown? {
        let shown: Serving.Shown
        do throws(UpdateError) { shown = try openAny(serving, logger) } catch {
            if case .nothingInstalled = error {
                logger.notice("No bundle is installed yet; a page says so")
            } else if try serving.state.record().record.current != nil {
                logger.critical("No installed bundle can be opened; a page says so", metadata: ["fault": "\(error)"])
            } else if case .keysUnreadable(let folder, .noKeys) = error {
                // The installer is about to lay one there.
                logger.critical("No bundle can be taken, as no key is trusted yet", metadata: ["folder": "\(folder)"])
            } else {
                throw error
            }
            return nil
        }
        switch shown.condition {
        case .good: break
        case .fellBack(let reason):
            logger.error(
                "The current bundle cannot be opened; the one before is shown",
                metadata: ["fault": "\(reason)"]
            )
        case .unverified(let reason):
            logger.critical(
                "No installed bundle is trusted; one is shown all the same",
                metadata: ["fault": "\(reason)"]
            )
        }
        return shown
    }

    private static func openAny(_ serving: Serving, _ logger: Logger) throws(UpdateError) -> Serving.Shown {
        try serving.open { damage in
            let facts: Logger.Metadata = ["bundle.member": "\(damage.member)", "bundle.fault": "\(damage.fault)"]
            if damage.isRepaired {
                logger.warning("A damaged member is taken from the other bundle", metadata: facts)
            } else {
                logger.error("A damaged member is not sent", metadata: facts)
            }
        }
    }
}

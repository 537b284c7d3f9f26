import BundleUpdates
import CityBundle
import KioskServer
import Logging
import Synchronization

/// Shows what is installed in a state folder, and follows it: swaps between two requests when an update or a return has
/// happened, and ends trials.
actor InstalledSite {
    let active: ActiveBundle<InstalledBundle>
    private let serving: Serving
    private let rehearsal: Rehearsal<InstalledBundle>
    private let trialTime: Duration
    private let logger: Logger
    private let screen: Screen
    private let control: ControlServer
    private var shown: Serving.Shown
    private var trial: Task<Void, Never>?

    /// Puts the state folder in order, and opens what it has.
    init(
        _ serving: Serving,
        configuration: ServeConfiguration,
        trialTime: Duration,
        logger: Logger
    ) throws(UpdateError) {
        self.serving = serving
        self.trialTime = trialTime
        self.logger = logger
        screen = configuration.screen
        rehearsal = Rehearsal(configuration: configuration, logger: logger)
        var fault: UpdateError?
        do throws(UpdateError) {
            if let left = try serving.start() { Self.reportReturn(from: left, logger) }
        } catch {
            // A state folder that cannot be changed can still be shown.
            fault = error
        }
        shown = try Self.open(serving, logger)
        if let fault { logger.error("The state folder cannot be put in order", metadata: ["fault": "\(fault)"]) }
        control = try ControlServer(serving.state)
        active = ActiveBundle(shown.bundle, cacheByteCount: configuration.cacheByteCount)
    }

    /// Answers the control socket until it is stopped.
    func run() async {
        beginTrial()
        for await request in control.requests { request.answer(await answer(to: request.message)) }
        trial?.cancel()
    }

    nonisolated func stop() { control.stop() }

    private func answer(to message: ControlMessage) async -> ControlAnswer {
        switch message {
        case .tryBundle(let path):
            let bundle: InstalledBundle
            do { bundle = try serving.openStaged(path) } catch { return .refused("\(error)") }
            let fault = await rehearsal.fault(in: bundle)
            return fault.map { .refused($0) } ?? .done
        case .reload:
            return reload()
        case .phase(let phase):
            logger.notice("An update goes on", metadata: ["update.phase": "\(phase.rawValue)"])
            screen.show(.reading(done: nil))
            return .done
        case .health:
            let isGood = shown.condition == .good && shown.bundle.damagedCount == 0
            return isGood ? .done : .refused("the bundle is damaged")
        case .screen:
            let health = screen.health()
            let report = ScreenReport(sincePainted: health.sincePainted, sinceTouched: health.sinceTouched)
            return .told(report.line)
        }
    }

    private func reload() -> ControlAnswer {
        do throws(UpdateError) {
            shown = try Self.open(serving, logger)
        } catch {
            logger.error("What is installed cannot be opened", metadata: ["fault": "\(error)"])
            return .refused("\(error)")
        }
        active.replace(with: shown.bundle)
        logger.notice("Another bundle is shown", metadata: ["bundle.id": "\(shown.identity.manifest)"])
        screen.bundleChanged(to: "\(shown.bundle.manifestDigest)")
        beginTrial()
        return .done
    }

    /// The minute in which a new bundle must hold out.
    private func beginTrial() {
        trial?.cancel()
        trial = nil
        guard shown.isOnTrial else { return }
        let manifest = shown.identity.manifest
        trial = Task { [trialTime] in
            do { try await Task.sleep(for: trialTime) } catch { return }
            endTrial(of: manifest)
        }
    }

    private func endTrial(of manifest: String) {
        guard shown.identity.manifest == manifest else { return }
        do throws(UpdateError) {
            let isWhole = shown.bundle.damagedCount == 0
            if try serving.trialEnds(of: manifest, isWhole: isWhole) {
                Self.reportReturn(from: shown.identity, logger)
                _ = reload()
            } else {
                logger.notice("The trial is over", metadata: ["bundle.id": "\(manifest)"])
            }
        } catch {
            logger.error("The end of a trial cannot be written", metadata: ["fault": "\(error)"])
        }
    }

    private static func reportReturn(from left: BundleIdentity, _ logger: Logger) {
        logger.error("The trial failed; the bundle before is shown", metadata: ["bundle.id": "\(left.manifest)"])
    }

    private static func open(_ serving: Serving, _ logger: Logger) throws(UpdateError) -> Serving.Shown {
        let shown = try serving.open { damage in
            let facts: Logger.Metadata = ["bundle.member": "\(damage.member)", "bundle.fault": "\(damage.fault)"]
            if damage.isRepaired {
                logger.warning("A damaged member is taken from the other bundle", metadata: facts)
            } else {
                logger.error("A damaged member is not sent", metadata: facts)
            }
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
}

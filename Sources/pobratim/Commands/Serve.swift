import ArgumentParser
import BundleUpdates
import Cities
import CityBundle
import CityPages
import KioskServer
import Logging
import StaffDesk

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve a bundle by HTTP.",
        discussion:
            """
            Most options can be set by the environment too: POBRATIM_LISTEN, POBRATIM_PUBLIC, POBRATIM_CACHE_SIZE, \
            POBRATIM_SCREEN, POBRATIM_IDLE, POBRATIM_ATTRACT, POBRATIM_SUPPORT_MAIL, POBRATIM_SENDMAIL, \
            POBRATIM_REQUESTS, and POBRATIM_VISITOR_REPORTS=1.
            """
    )

    @Argument(help: "A bundle to try out. On a kiosk --state instead.") var file: String?
    @Option(help: "The state folder: what sync installed there is served.") var state: String?
    @Option(help: "The folder of public keys (*.pub), one of which must have signed. With --state.") var trust: String?
    @Option(help: "ADDRESS:PORT of the kiosk's own screen. Port 0 takes any that is free. (default: 127.0.0.1:8080)")
    var listen: String?
    @Option(help: "ADDRESS:PORT of a second door for other devices: pages, search and preferences, no sign-in.")
    var `public`: String?
    @Option(help: "Bytes of ready answers to keep. (default: 12582912)") var cacheSize: Int?
    @Option(help: "The screen's diagonal and how far people stand from it, 21.5in@50cm: for the largest text.")
    var screen: String?
    @Option(help: "After so long without a touch the screen returns to its start: 90s, 2m. 0: never. (default: 90s)")
    var idle: String?
    @Option(help: "After so long the unused start page becomes the posters: 30s. 0: never. (default: 30s)")
    var attract: String?
    @Option(help: "A name under which the doors are reached besides their addresses. May be repeated.")
    var hostName: [String] = []
    @OptionGroup var desk: DeskOptions
    @Option(help: ArgumentHelp("Seconds for which a new bundle is on trial.", visibility: .hidden))
    var trialSeconds = 60

    func validate() throws {
        guard (file == nil) != (state == nil) else { throw ValidationError("Either a bundle or --state is needed.") }
        guard (state == nil) == (trust == nil) else { throw ValidationError("--state and --trust go together.") }
    }

    func run() async throws {
        try await Operator.run("serve") {
            // Taken over first, so that a signal during the start is not lost.
            let signals = TerminationSignals()
            let configuration = try configuration()
            let errors = RecentErrors()
            let logger = Logger(label: "pobratim") { label in
                MultiplexLogHandler([StreamLogHandler.standardError(label: label), errors.handler])
            }
            do {
                if let state, let trust {
                    try await serve(state: state, trust: trust, configuration, errors, logger, until: signals)
                } else if let file {
                    try await serve(file: file, configuration, logger, until: signals)
                }
            } catch let error as ServeError {
                throw OperatorMessage(error)
            } catch let error as UpdateError {
                throw OperatorMessage(error)
            }
        }
    }

    /// What is installed, following updates.
    private func serve(
        state: String,
        trust: String,
        _ configuration: ServeConfiguration,
        _ errors: RecentErrors,
        _ logger: Logger,
        until signals: TerminationSignals
    ) async throws {
        try StateOwner.become(ownerOf: state)
        // Before the desk, which lies in it. What is the matter is told when the start is counted.
        try? StateFolder(state).prepare()
        var configuration = configuration
        configuration.desk = try desk.frontDesk(state: state, errors, logger)
        let manager = ServiceManager.current
        let watchdog = manager.watchdogTime.map { Watchdog(socketPath: "\(state)/pages", time: $0, manager: manager) }
        configuration.ownSocketPath = watchdog?.socketPath
        let site = try InstalledSite(
            Serving(state: StateFolder(state), trust: Trust(installerKeys: trust)),
            configuration: configuration,
            trialTime: .seconds(trialSeconds),
            errors: errors,
            logger: logger
        )
        let server = try KioskServer(configuration: configuration, serving: site.active, logger: logger)
        try await withThrowingTaskGroup { group in
            group.addTask { await site.run() }
            defer { site.stop() }
            try await server.run { addresses in
                await site.begin()
                announce(state, addresses.kiosk, addresses.public)
                manager.tell(.ready)
                watchdog?.start()
            } until: {
                await signals.arrive()
                manager.tell(.stopping)
            }
        }
    }

    /// The try-out.
    private func serve(
        file: String,
        _ configuration: ServeConfiguration,
        _ logger: Logger,
        until signals: TerminationSignals
    ) async throws {
        let bundle: OpenBundle
        do throws(BundleError) { bundle = try OpenBundle(path: file) } catch {
            throw OperatorMessage(error, file: file)
        }
        if bundle.signature == .unsigned {
            logger.warning("serving an unsigned bundle: a try-out", metadata: ["bundle": "\(file)"])
        } else {
            logger.warning("serving without --trust: the signature is not checked", metadata: ["bundle": "\(file)"])
        }
        let server = try KioskServer(
            configuration: configuration,
            serving: ActiveBundle(bundle, cacheByteCount: configuration.cacheByteCount, logger: logger),
            logger: logger
        )
        try await server.run { addresses in
            announce(file, addresses.kiosk, addresses.public)
        } until: {
            await signals.arrive()
        }
    }

    private func announce(_ path: String, _ kiosk: ListenAddress, _ visitors: ListenAddress?) {
        let name = path.split(separator: "/").last ?? ""
        let start = Bilingual(
            ru: "Побратим показывает \(name): http://\(kiosk)/ (остановить: Ctrl-C)",
            en: "Pobratim serves \(name) at http://\(kiosk)/ (Ctrl-C stops it)"
        )
        Operator.print(start.text(in: .current))
        if let visitors {
            let second = Bilingual(
                ru: "Для других устройств: http://\(visitors)/",
                en: "For other devices: http://\(visitors)/"
            )
            Operator.print(second.text(in: .current))
        }
    }

    /// Flag, environment, default, in that order; checked whole.
    private func configuration() throws -> ServeConfiguration {
        var configuration = ServeConfiguration()
        if let (text, origin) = Self.setting(listen, "--listen", "POBRATIM_LISTEN") {
            configuration.kioskAddress = try address(text, origin)
        }
        if let (text, origin) = Self.setting(`public`, "--public", "POBRATIM_PUBLIC") {
            configuration.publicAddress = try address(text, origin)
        }
        if let (text, origin) = Self.setting(cacheSize.map(String.init), "--cache-size", "POBRATIM_CACHE_SIZE") {
            guard let byteCount = Int(text), byteCount >= 0 else {
                throw notUnderstood(
                    text,
                    origin,
                    Bilingual(ru: "нужно целое число байт", en: "a whole number of bytes is expected")
                )
            }
            configuration.cacheByteCount = byteCount
        }
        if let (text, origin) = Self.setting(screen, "--screen", "POBRATIM_SCREEN") {
            guard let screen = KioskScreen(text) else {
                let form = Bilingual(
                    ru: "нужны диагональ экрана и расстояние до глаз, например 21.5in@50cm",
                    en: "the screen’s diagonal and the distance to the eyes are expected, like 21.5in@50cm"
                )
                throw notUnderstood(text, origin, form)
            }
            configuration.screenSize = screen
        }
        configuration.kioskSocket = ServiceManager.current.sockets[ServiceManager.firstListener]
        configuration.publicSocket = ServiceManager.current.sockets[ServiceManager.secondListener]
        configuration.hostNames = Set(hostName.map { $0.lowercased() })
        configuration.liveStyle = EmbeddedAsset.liveStyleSheet.bytes
        var script = KioskScript()
        script.idle = try time(Self.setting(idle, "--idle", "POBRATIM_IDLE")) ?? script.idle
        script.attract = try time(Self.setting(attract, "--attract", "POBRATIM_ATTRACT")) ?? script.attract
        configuration.kioskScript = { [script] words in script.bytes(words: words) }
        return configuration
    }

    /// `90`, `90s`, `2m`; a day at most.
    private func time(_ setting: (text: String, origin: String)?) throws -> Duration? {
        guard let (text, origin) = setting else { return nil }
        let factor = text.hasSuffix("m") ? 60 : 1
        let number = text.hasSuffix("m") || text.hasSuffix("s") ? text.dropLast() : text[...]
        guard number.allSatisfy(\.isNumber), let count = Int(number), (0...86_400 / factor).contains(count) else {
            throw notUnderstood(
                text,
                origin,
                Bilingual(ru: "нужно время вида 90s или 2m", en: "a time like 90s or 2m is expected")
            )
        }
        return .seconds(count * factor)
    }

    /// What is set, and by what.
    private static func setting(
        _ flag: String?,
        _ option: String,
        _ variable: String
    ) -> (text: String, origin: String)? {
        flag.map { ($0, option) } ?? Environment.value(variable).map { ($0, variable) }
    }

    private func address(_ text: String, _ origin: String) throws -> ListenAddress {
        guard let address = ListenAddress(text) else {
            let form = Bilingual(
                ru: "нужен адрес вида 127.0.0.1:8080",
                en: "an address like 127.0.0.1:8080 is expected"
            )
            throw notUnderstood(text, origin, form)
        }
        return address
    }

    private func notUnderstood(_ text: String, _ origin: String, _ form: Bilingual) -> OperatorMessage {
        OperatorMessage(
            "setting",
            exit: .usage,
            Bilingual(
                ru: "\(origin): «\(text)» не подходит: \(form.russian)",
                en: "\(origin): “\(text)” does not fit: \(form.english)"
            )
        )
    }
}

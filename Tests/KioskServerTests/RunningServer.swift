import CityBundle
import Logging
import Synchronization

@testable import KioskServer

/// A server on ports that the system chose.
struct RunningServer: Sendable {
    let kiosk: RawClient
    /// The public listener.
    let visitors: RawClient
    let log: CollectedLog
    let active: ActiveBundle<SiteInMemory>
    let stop: @Sendable () -> Void

    static var configuration: ServeConfiguration {
        var configuration = ServeConfiguration()
        configuration.kioskAddress = .loopback(port: 0)
        configuration.publicAddress = .loopback(port: 0)
        configuration.kioskScript = { _ in Array("kiosk();".utf8) }
        configuration.liveStyle = Array(".live {}".utf8)
        return configuration
    }

    /// Serves `site` while `body` runs, then stops and checks that the server ended well.
    static func with(
        _ site: SiteInMemory? = nil,
        configuration: ServeConfiguration = configuration,
        _ body: (RunningServer) async throws -> Void
    ) async throws {
        let log = CollectedLog()
        let logger = Logger(label: "test") { _ in log.handler }
        let active = ActiveBundle(
            try site ?? SiteInMemory(SiteInMemory.contents),
            cacheByteCount: configuration.cacheByteCount,
            logger: logger
        )
        let server = try KioskServer(configuration: configuration, serving: active, logger: logger)
        let (ready, isReady) = AsyncStream<KioskServer<SiteInMemory>.Addresses>.makeStream()
        let (stopped, isStopped) = AsyncStream<Void>.makeStream()
        try await withThrowingTaskGroup { group in
            group.addTask {
                defer { isReady.finish() }
                try await server.run {
                    isReady.yield($0)
                } until: {
                    for await _ in stopped {}
                }
            }
            for await addresses in ready {
                let running = RunningServer(
                    kiosk: RawClient(port: addresses.kiosk.port),
                    visitors: RawClient(port: addresses.public?.port ?? 0),
                    log: log,
                    active: active,
                    stop: { isStopped.finish() }
                )
                do { try await body(running) } catch {
                    isStopped.finish()
                    throw error
                }
                break
            }
            isStopped.finish()
            try await group.waitForAll()
        }
    }
}

/// What was logged.
final class CollectedLog: Sendable {
    private let lines = Mutex<[String]>([])

    var handler: any LogHandler { Handler(log: self) }

    func messages(_ level: Logger.Level) -> [String] {
        lines.withLock { $0.filter { $0.hasPrefix("\(level) ") }.map { String($0.dropFirst("\(level) ".count)) } }
    }

    private struct Handler: LogHandler {
        let log: CollectedLog
        var logLevel = Logger.Level.info
        var metadata = Logger.Metadata()

        init(log: CollectedLog) { self.log = log }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.lines.withLock { $0.append("\(event.level) \(event.message)") }
        }
    }
}

package import CityBundle
internal import HummingbirdCore
package import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// Serves a bundle by HTTP on one or two doors until it is asked to stop.
///
/// Each connection's handlers, in the order in which a request passes them: ``FastPath``, which answers most; NIO's
/// decoder, ``FrontDoor``, Hummingbird's HTTP types, Hummingbird's request loop with ``Dispatcher``.
package struct KioskServer<Bundle: PageSource>: Sendable {
    private let configuration: ServeConfiguration
    private let active: ActiveBundle<Bundle>
    private let logger: Logger

    /// - Throws: ``ServeError/setting(_:)``.
    package init(
        configuration: ServeConfiguration,
        serving active: ActiveBundle<Bundle>,
        logger: Logger
    ) throws(ServeError) {
        try configuration.validate()
        self.configuration = configuration
        self.active = active
        self.logger = logger
    }

    /// The addresses that were opened, with the ports that the system chose.
    package struct Addresses: Hashable, Sendable {
        package let kiosk: ListenAddress
        package let `public`: ListenAddress?
    }

    /// Opens the doors, serves, and after `stop` returns finishes the answers in flight.
    ///
    /// - Parameters:
    ///   - onReady: called once, when the doors are open. Who comes waits until it returns.
    ///   - stop: returns when the server shall stop, or when it is cancelled.
    /// - Throws: ``ServeError/cannotListen(_:errno:)``, ``ServeError/doorClosed``.
    package func run(
        onReady: @Sendable (Addresses) async -> Void = { _ in },
        until stop: @escaping @Sendable () async -> Void
    ) async throws(ServeError) {
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: configuration.eventLoopCount)
        let readers = DoorThreads(count: configuration.readerThreadCount)
        let searchers = DoorThreads.searchers()
        let desk = configuration.desk.map { DeskExecutor($0, on: loops.next(), logger: logger) }
        let outcome = await serve(on: loops, readers, searchers, desk, onReady, stop)
        await desk?.stop()
        await searchers.stop()
        await readers.stop()
        // Fails only for loops that others own.
        try? await loops.shutdownGracefully()
        try outcome.get()
    }

    private func serve(
        on loops: MultiThreadedEventLoopGroup,
        _ readers: DoorThreads,
        _ searchers: DoorThreads,
        _ desk: DeskExecutor?,
        _ onReady: @Sendable (Addresses) async -> Void,
        _ stop: @escaping @Sendable () async -> Void
    ) async -> Result<Void, ServeError> {
        let slots = FilledSlots(configuration)
        let dispatcher = Dispatcher<Bundle>(
            configuration: configuration,
            slots: slots,
            readers: readers,
            searchers: searchers,
            desk: desk
        )
        let service = Service(
            configuration: configuration,
            active: active,
            slots: ReadySlots(slots, budget: configuration.cacheByteCount, usage: desk),
            reads: FastReads(configuration, readers: readers),
            dispatcher: dispatcher,
            logger: logger
        )
        let listeners: [Listener<Bundle>]
        do throws(ServeError) { listeners = try await open(service, on: loops) } catch { return .failure(error) }
        let hasPublicDoor = configuration.publicSocket != nil || configuration.publicAddress != nil
        await onReady(Addresses(kiosk: listeners[0].address, public: hasPublicDoor ? listeners[1].address : nil))

        return await withTaskGroup { group in
            for listener in listeners { group.addTask { await listener.serveConnections() } }
            let wasAsked = await Self.isAsked(stop, whileOpen: listeners)
            // Their answers would never end by themselves.
            configuration.screen.close()
            for listener in listeners { listener.finish() }
            let deadline = loops.next().scheduleTask(in: TimeAmount(configuration.shutdownGrace)) {
                for listener in listeners { listener.closeAllConnections() }
            }
            await group.waitForAll()
            deadline.cancel()
            return wasAsked ? .success(()) : .failure(.doorClosed)
        }
    }

    /// The doors that the configuration asks for, each open. The kiosk's own is the first.
    private func open(
        _ service: Service<Bundle>,
        on loops: MultiThreadedEventLoopGroup
    ) async throws(ServeError) -> [Listener<Bundle>] {
        var openings: [(Door, DoorOpening)] = [
            (.kiosk, configuration.kioskSocket.map { .inherited($0) } ?? .address(configuration.kioskAddress))
        ]
        if let descriptor = configuration.publicSocket {
            openings.append((.visitors, .inherited(descriptor)))
        } else if let address = configuration.publicAddress {
            openings.append((.visitors, .address(address)))
        }
        if let path = configuration.ownSocketPath { openings.append((.visitors, .file(path))) }
        var listeners: [Listener<Bundle>] = []
        for (door, opening) in openings {
            do throws(ServeError) {
                listeners.append(try await Listener(door, at: opening, for: service, on: loops))
            } catch {
                for listener in listeners { await listener.abandon() }
                throw error
            }
        }
        return listeners
    }

    /// Waits until `stop` returns or a door closes by itself, and closes all doors.
    private static func isAsked(
        _ stop: @escaping @Sendable () async -> Void,
        whileOpen listeners: [Listener<Bundle>]
    ) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await stop()
                return true
            }
            for listener in listeners {
                group.addTask {
                    await listener.closed()
                    return false
                }
            }
            let first = await group.next() ?? true
            group.cancelAll()
            return first
        }
    }
}

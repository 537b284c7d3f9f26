package import CityBundle
internal import HummingbirdCore
package import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// Serves a bundle by HTTP on one or two listeners until it is asked to stop.
///
/// Each connection's handlers, in the order in which a request passes them: ``FastPath``, which answers most; NIO's
/// decoder, ``RequestGate``, Hummingbird's HTTP types, Hummingbird's request loop with ``Dispatcher``.
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

    /// Opens the listeners, serves, and after `stop` returns finishes the answers in flight.
    ///
    /// - Parameters:
    ///   - onReady: called once, when the listeners are open. Who comes waits until it returns.
    ///   - stop: returns when the server shall stop, or when it is cancelled.
    /// - Throws: ``ServeError/cannotListen(_:errno:)``, ``ServeError/listenerClosed``.
    package func run(
        onReady: @Sendable (Addresses) async -> Void = { _ in },
        until stop: @escaping @Sendable () async -> Void
    ) async throws(ServeError) {
        let loops = MultiThreadedEventLoopGroup(numberOfThreads: configuration.eventLoopCount)
        let readers = RoleThreads(count: configuration.readerThreadCount)
        let searchers = RoleThreads.searchers()
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
        _ readers: RoleThreads,
        _ searchers: RoleThreads,
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
            slots: SlotResponses(slots, budget: configuration.cacheByteCount, usage: desk),
            reads: FastReads(configuration, readers: readers),
            dispatcher: dispatcher,
            logger: logger
        )
        let listeners: [Listener<Bundle>]
        do throws(ServeError) { listeners = try await open(service, on: loops) } catch { return .failure(error) }
        let hasPublicListener = configuration.publicSocket != nil || configuration.publicAddress != nil
        await onReady(Addresses(kiosk: listeners[0].address, public: hasPublicListener ? listeners[1].address : nil))

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
            return wasAsked ? .success(()) : .failure(.listenerClosed)
        }
    }

    /// The listeners that the configuration asks for, each open. The kiosk's own is the first.
    private func open(
        _ service: Service<Bundle>,
        on loops: MultiThreadedEventLoopGroup
    ) async throws(ServeError) -> [Listener<Bundle>] {
        var openings: [(ListenerRole, ListenerOpening)] = [
            (.screen, configuration.kioskSocket.map { .inherited($0) } ?? .address(configuration.kioskAddress))
        ]
        if let descriptor = configuration.publicSocket {
            openings.append((.public, .inherited(descriptor)))
        } else if let address = configuration.publicAddress {
            openings.append((.public, .address(address)))
        }
        if let path = configuration.ownSocketPath { openings.append((.public, .file(path))) }
        var listeners: [Listener<Bundle>] = []
        for (role, opening) in openings {
            do throws(ServeError) {
                listeners.append(try await Listener(role, at: opening, for: service, on: loops))
            } catch {
                for listener in listeners { await listener.abandon() }
                throw error
            }
        }
        return listeners
    }

    /// Waits until `stop` returns or a listener closes by itself, and closes all listeners.
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

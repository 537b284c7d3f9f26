internal import CityBundle
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// One listener: an open socket, and the connections that come through it.
struct Listener<Bundle: PageSource>: Sendable {
    /// The address that was opened, with the port that the system chose.
    let address: ListenAddress
    private let http: HTTP1Channel
    private let connections: Connections
    private let socket: NIOAsyncChannel<HTTP1Channel.Value, Never>
    private let logger: Logger

    /// - Throws: ``ServeError/cannotListen(_:errno:)``.
    init(
        _ role: ListenerRole,
        at opening: ListenerOpening,
        for service: Service<Bundle>,
        on loops: some EventLoopGroup
    ) async throws(ServeError) {
        let http = Self.http(role, for: service)
        let connections = Connections(maximum: service.configuration.maximumConnectionCount)
        let nominal = opening.nominalAddress
        var bootstrap = ServerBootstrap(group: loops)
            // `serveConnections()` lets the first one in.
            .serverChannelOption(.autoRead, value: false)
            .serverChannelInitializer { [maximum = service.configuration.maximumConnectionCount] socket in
                socket.eventLoop.makeCompletedFuture {
                    let gate = AvailableConnectionsChannelHandler(maxConnections: maximum)
                    try socket.pipeline.syncOperations.addHandler(gate)
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            // FastPath reads.
            .childChannelOption(.autoRead, value: false)
            // Bytes that are read at once have to be held where their answers wait.
            .childChannelOption(.maxMessagesPerRead, value: 1)
        let take = { @Sendable (connection: any Channel) in
            connections.add(connection)
            return http.setup(channel: connection, logger: service.logger).flatMapThrowing { handled in
                try Self.addRequestGate(role, to: connection, among: connections, reachedAt: nominal, for: service)
                return handled
            }
        }
        do {
            switch opening {
            case .address(let address):
                bootstrap = Self.withNetworkOptions(bootstrap)
                socket = try await bootstrap.bind(
                    host: address.host,
                    port: address.port,
                    childChannelInitializer: take
                )
            case .inherited(let descriptor):
                bootstrap = Self.withNetworkOptions(bootstrap)
                socket = try await bootstrap.bind(descriptor, childChannelInitializer: take)
            case .file(let path):
                socket = try await bootstrap.bind(
                    unixDomainSocketPath: path,
                    // A server that was killed left it.
                    cleanupExistingSocketFile: true,
                    childChannelInitializer: take
                )
            }
        } catch {
            throw .cannotListen(nominal, errno: (error as? IOError)?.errnoCode)
        }
        let opened = socket.channel.localAddress
        address = ListenAddress(host: opened?.ipAddress ?? nominal.host, port: opened?.port ?? 0) ?? nominal
        self.http = http
        self.connections = connections
        logger = service.logger
    }

    /// Returns when the socket is closed and every connection has ended.
    func serveConnections() async {
        await withDiscardingTaskGroup { group in
            do {
                try await socket.executeThenClose { connections in
                    try await socket.channel.setOption(.autoRead, value: true).get()
                    for try await connection in connections {
                        group.addTask { await http.handle(value: connection, logger: logger) }
                    }
                }
            } catch {
                logger.error("A listener stopped taking connections", metadata: ["fault": "\(error)"])
            }
        }
    }

    /// Asks each connection to close as soon as it owes no answer.
    func finish() { connections.finish() }

    func closeAllConnections() { connections.closeAll() }

    /// Returns when the socket is closed, and closes it when the task is cancelled.
    func closed() async {
        await withTaskCancellationHandler {
            // It fails for the reason of the closing, which is all the same here.
            try? await socket.channel.closeFuture.get()
        } onCancel: {
            // Nobody else is let in first: a connection that comes while the socket closes is taken by nobody, which
            // traps.
            let channel = socket.channel
            channel.setOption(.autoRead, value: false).whenComplete { _ in
                // One that was accepted in this turn of the loop is only handed on in the next. Where connections have
                // other loops than the socket, which no option of the program makes, that takes longer, and this is not
                // enough.
                channel.eventLoop.execute { channel.close(promise: nil) }
            }
        }
    }

    /// Closes a socket that nobody will serve.
    func abandon() async {
        // A socket that cannot be closed is closed with its event loop.
        try? await socket.executeThenClose { _ in }
    }

    private static func http(_ role: ListenerRole, for service: Service<Bundle>) -> HTTP1Channel {
        let limits = service.configuration.limits
        return HTTP1Channel(
            responder: { request, writer, connection in
                let response = await service.dispatcher.response(
                    to: request,
                    role: role,
                    generation: service.active.snapshot(),
                    loop: connection.eventLoop,
                    logger: service.logger
                )
                try await writer.write(response: response.head, body: response.body)
            },
            configuration: HTTP1Channel.Configuration(
                httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                    maxHeaderFieldSize: limits.fieldByteCount,
                    maxHeaderListSize: limits.headByteCount,
                    maxHeaderFieldCount: limits.fieldCount
                )
            )
        )
    }

    private static func withNetworkOptions(_ bootstrap: ServerBootstrap) -> ServerBootstrap {
        bootstrap.serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
    }

    /// - Parameter nominal: for a connection that has no address of its own, through a socket file.
    private static func addRequestGate(
        _ role: ListenerRole,
        to connection: any Channel,
        among connections: Connections,
        reachedAt nominal: ListenAddress,
        for service: Service<Bundle>
    ) throws {
        guard let local = connection.localAddress else { throw ChannelError.unknownLocalAddress }
        let reached = local.ipAddress.flatMap(ListenAddress.canonical).flatMap {
            ListenAddress(host: $0, port: local.port ?? 0)
        }
        let address = reached ?? nominal
        let configuration = service.configuration
        let hosts = HostCheck(local: address, extraNames: configuration.hostNames)
        let fastPath = FastPath(
            answers: service.active.answers,
            slots: service.slots,
            reads: service.reads,
            role: role,
            hosts: hosts,
            timeouts: FastPath.Timeouts(
                idle: TimeAmount(configuration.idleTimeout),
                head: TimeAmount(configuration.headTimeout)
            ),
            onPause: { connections.makeRoomWhereFull() }
        )
        let requestGate = RequestGate(check: RequestCheck(hosts: hosts, limits: configuration.limits), behind: fastPath)
        let pipeline = connection.pipeline.syncOperations
        let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        try pipeline.addHandler(fastPath, position: .first)
        try pipeline.addHandler(requestGate, position: .after(decoder))
    }
}

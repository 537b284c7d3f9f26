import Testing

@testable import KioskServer

@Suite("Start and stop")
struct LifeCycleTests {
    @Test("The server stops without waiting for idle connections to time out")
    func stopsWithIdleConnections() async throws {
        var configuration = RunningServer.configuration
        configuration.idleTimeout = .seconds(600)
        // After it every connection is closed, whatever it waits for.
        configuration.shutdownGrace = .seconds(600)
        let clock = ContinuousClock()
        let start = clock.now
        try await RunningServer.with(configuration: configuration) { server in
            let request = Array("GET /ru/index.html HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
            let idle = try HeldConnections(count: 1, port: server.kiosk.port, sending: request)
            defer { idle.close() }
            // It is idle once it has its answer, however long that takes.
            #expect(await idle.firstAnswers().first?.hasPrefix("HTTP/1.1 200 OK\r\n") == true)
            server.stop()
            await idle.untilClosed()
        }
        // Far less than either, and more than other tests that run beside it may hold it up.
        #expect(clock.now - start < .seconds(300))
    }

    @Test("A server that stops while clients come ends well", arguments: 1...10)
    func stopsWhileClientsCome(_: Int) async throws {
        try await RunningServer.with { server in
            async let one: Void = Self.comeUntilNobodyOpens(server.kiosk.port)
            async let other: Void = Self.comeUntilNobodyOpens(server.kiosk.port)
            try await Task.sleep(for: .milliseconds(20))
            server.stop()
            _ = await (one, other)
        }
    }

    private static func comeUntilNobodyOpens(_ port: Int) async {
        await withCheckedContinuation { continuation in
            OwnThread.run {
                let request = Array("GET /ru/index.html HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
                while let client = try? HeldConnections(count: 1, port: port, sending: request) { client.close() }
                continuation.resume()
            }
        }
    }

    @Test("An address in use is an error that names it")
    func addressInUse() async throws {
        try await RunningServer.with { server in
            var configuration = RunningServer.configuration
            let taken = ListenAddress.loopback(port: server.kiosk.port)
            configuration.publicAddress = taken
            await #expect(throws: ServeError.cannotListen(taken, errno: 98)) {
                try await RunningServer.with(configuration: configuration) { _ in }
            }
        }
    }
}

import Testing

@testable import KioskServer

@Suite("Start and stop")
struct LifeCycleTests {
    @Test("The server stops without waiting for idle connections to time out")
    func stopsWithIdleConnections() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        try #require(RunningServer.configuration.idleTimeout == .seconds(60))
        try await RunningServer.with { server in
            async let idle = server.kiosk.exchange(["GET /ru/index.html HTTP/1.1\r\nHost: localhost\r\n\r\n"])
            try await Task.sleep(for: .milliseconds(100))
            server.stop()
            #expect(RawAnswer(try await idle)?.status == 200)
        }
        // An idle connection times out after a minute.
        #expect(clock.now - start < RunningServer.configuration.idleTimeout)
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

import CityBundle
import Glibc
import Synchronization
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
            async let idle = server.kiosk.exchange(["GET /ru/index.html HTTP/1.1\r\nHost: localhost\r\n\r\n"])
            try await Task.sleep(for: .milliseconds(100))
            server.stop()
            #expect(RawAnswer(try await idle)?.status == 200)
        }
        // Far less than either, and more than other tests that run beside it may hold it up.
        #expect(clock.now - start < .seconds(300))
    }

    @Test("A page that is being read when the server is told to stop is sent all the same")
    func stopsWhileReading() async throws {
        let isBeingRead = Atomic(false)
        let isHeldUp = Atomic(true)
        let site = try SiteInMemory(SiteInMemory.contents) { name in
            guard name.rawValue == "ru/qingdao.html" else { return }
            isBeingRead.store(true, ordering: .relaxed)
            while isHeldUp.load(ordering: .relaxed) { usleep(1_000) }
        }
        try await RunningServer.with(site) { server in
            async let reader = server.kiosk.exchange(["GET /ru/qingdao.html HTTP/1.1\r\nHost: localhost\r\n\r\n"])
            while !isBeingRead.load(ordering: .relaxed) { try await Task.sleep(for: .milliseconds(1)) }
            server.stop()
            try await Task.sleep(for: .milliseconds(50))
            isHeldUp.store(false, ordering: .relaxed)
            #expect(RawAnswer(try await reader)?.status == 200)
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

import Testing

@testable import KioskServer

@Suite("Clients that keep others waiting")
struct TimeoutTests {
    private static func request(_ target: String = "/ru/index.html") -> String {
        "GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n"
    }

    @Test(
        "A head that drips is given up, however steadily it drips, and whoever reads it",
        arguments: ["GET /ru/", "POST /ru/", "GET / HTTP/1.1\r\nHost: localhost\r\nTE: x\r\nX: "]
    )
    func drips(start: String) async throws {
        var configuration = RunningServer.configuration
        configuration.headTimeout = .milliseconds(100)
        // Long after the client has given up, so that nothing but the head's own time ends it.
        configuration.idleTimeout = .seconds(60)
        try await RunningServer.with(configuration: configuration) { server in
            let drops = [start] + Array(repeating: "x", count: 200)
            let answer = try await server.kiosk.exchange(drops)
            #expect(answer.isEmpty)
            #expect(try await server.kiosk.get("/ru/index.html").status == 200)
        }
    }

    @Test("A request that came whole, and waits for a slow client to take the answer before it, is none that drips")
    func heldWhole() async throws {
        var configuration = RunningServer.configuration
        configuration.headTimeout = .milliseconds(100)
        configuration.idleTimeout = .seconds(60)
        let site = try SiteInMemory(SiteInMemory.contents, endlessPhoto: 16 * 1024 * 1024)
        try await RunningServer.with(site, configuration: configuration) { server in
            let request = "GET /\(SiteInMemory.endlessName) HTTP/1.1\r\nHost: localhost\r\nTE: x\r\n\r\n"
            let last = "GET /ru/index.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            let pieces = [Array((request + request).utf8), Array(last.utf8)]
            let answer = try await server.kiosk.exchange(pieces, pause: 200_000, rest: 500_000)
            #expect(answer.count > 2 * 16 * 1024 * 1024)
            let page = try #require(SiteInMemory.contents["ru/index.html"])
            #expect(answer.suffix(page.utf8.count).elementsEqual(page.utf8))
        }
    }

    @Test("A body that does not come is given up")
    func noBody() async throws {
        var configuration = RunningServer.configuration
        configuration.idleTimeout = .milliseconds(200)
        try await RunningServer.with(configuration: configuration) { server in
            let head = "POST /ru/index.html HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n"
            let answer = try await server.kiosk.exchange([head])
            #expect(answer.isEmpty || RawAnswer(answer)?.status == 405)
            #expect(try await server.kiosk.get("/ru/index.html").status == 200)
        }
    }

    @Test("A connection that is used now and then stays open beyond the idle time")
    func used() async throws {
        var configuration = RunningServer.configuration
        // A busy machine may hold the client up between two of its requests for seconds.
        configuration.idleTimeout = .seconds(4)
        try await RunningServer.with(configuration: configuration) { server in
            let requests = Array(repeating: Array(Self.request().utf8), count: 10)
            let answer = try await server.kiosk.exchange(requests, pause: 600_000, closesOwnEnd: true)
            #expect(String(decoding: answer, as: UTF8.self).split(separator: "HTTP/1.1 200 OK").count == 10)
        }
    }

    @Test(
        "Clients that take all places and send nothing, or half a head, keep nobody out",
        arguments: ["", "GET /ru/in"]
    )
    func flood(bytes: String) async throws {
        var configuration = RunningServer.configuration
        configuration.maximumConnectionCount = 8
        try await RunningServer.with(configuration: configuration) { server in
            await withThrowingTaskGroup { group in
                // How their connections end is all the same.
                for _ in 0..<24 { group.addTask { _ = try? await server.kiosk.exchange([bytes]) } }
                // Whoever comes later may take a visitor's place before its request is there. Each comes once, so a
                // visitor who tries again gets in.
                for _ in 0..<5 {
                    var answer: RawAnswer?
                    for _ in 0..<30 where answer == nil { answer = try? await server.kiosk.get("/ru/qingdao.html") }
                    #expect(answer?.status == 200)
                }
                server.stop()
            }
        }
    }

    @Test("Hundreds of requests at once are answered in order, the fast and the slow ones")
    func pipeline() async throws {
        try await RunningServer.with { server in
            let targets = [
                "/ru/index.html", "/en/index.html", "/", "/ru/qingdao.html", "/assets/preferences.css", "/nowhere",
            ]
            let asked = (0..<300).map { targets[$0 * $0 % targets.count] }
            var expected: [UInt8] = []
            for target in asked {
                expected += try await server.kiosk.exchange(
                    [Array(Self.request(target).utf8)],
                    pause: 0,
                    closesOwnEnd: true
                )
            }
            let all = Array(asked.map { Self.request($0) }.joined().utf8)
            let answer = try await server.kiosk.exchange([all], pause: 0, closesOwnEnd: true)
            #expect(answer == expected)
        }
    }
}

import CityBundle
import Glibc
import Logging
import Synchronization
import Testing

@testable import KioskServer

@Suite("What the fast path reads")
struct FastReadsTests {
    /// One page that takes as long to read as the test wants.
    private final class SlowPage: Sendable {
        private let isBeingRead = Atomic(false)
        private let isHeldUp = Atomic(true)

        static let request = "GET /ru/qingdao.html HTTP/1.1\r\nHost: localhost\r\n\r\n"

        func site() throws -> SiteInMemory {
            try SiteInMemory(
                SiteInMemory.contents.merging(["ru/search.html": SearchRequestTests.page]) { first, _ in first }
            ) { name in
                guard name.rawValue == "ru/qingdao.html" else { return }
                self.isBeingRead.store(true, ordering: .relaxed)
                while self.isHeldUp.load(ordering: .relaxed) { usleep(1_000) }
            }
        }

        func begun() async throws {
            while !isBeingRead.load(ordering: .relaxed) { try await Task.sleep(for: .milliseconds(1)) }
        }

        func goOn() { isHeldUp.store(false, ordering: .relaxed) }
    }

    /// Asks as a browser does; a connection that shall be closed would be the slow path's.
    private static func get(_ target: String, from client: RawClient) async throws -> RawAnswer {
        let request = "GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n"
        return try #require(RawAnswer(try await client.exchange([request], closesOwnEnd: true)))
    }

    private static var oneReader: ServeConfiguration {
        var configuration = RunningServer.configuration
        configuration.readerThreadCount = 1
        return configuration
    }

    @Test("A page that is being read when the server is told to stop is sent all the same")
    func stop() async throws {
        let page = SlowPage()
        try await RunningServer.with(try page.site()) { server in
            async let reader = server.kiosk.exchange([SlowPage.request])
            try await page.begun()
            server.stop()
            try await Task.sleep(for: .milliseconds(50))
            page.goOn()
            #expect(RawAnswer(try await reader)?.status == 200)
        }
    }

    @Test("What else came on the connection is answered behind it, in order, and the client may have closed its end")
    func order() async throws {
        let page = SlowPage()
        try await RunningServer.with(try page.site()) { server in
            let list = "GET /ru/index.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            async let answers = server.kiosk.exchange(
                [Array((SlowPage.request + list).utf8)],
                pause: 0,
                closesOwnEnd: true
            )
            try await page.begun()
            page.goOn()
            let text = String(decoding: try await answers, as: UTF8.self)
            let city = try #require(text.ranges(of: "Qingdao").first)
            let other = try #require(text.ranges(of: "Список").first)
            #expect(city.lowerBound < other.lowerBound)
        }
    }

    @Test(
        "What is larger than the network takes at once holds up nothing behind it",
        arguments: [70_000, 100_000, 150_000]
    )
    func large(byteCount: Int) async throws {
        let digits = SiteInMemory.photo(byteCount).map { String($0, radix: 16) }.joined()
        let site = try SiteInMemory(SiteInMemory.contents.merging(["ru/large.html": digits]) { first, _ in first })
        try await RunningServer.with(site) { server in
            let pair = ["large", "index"].map { "GET /ru/\($0).html HTTP/1.1\r\nHost: localhost\r\n\r\n" }
            let request = String(repeating: pair.joined(), count: 8)
            let answers = try await server.kiosk.exchange([request], closesOwnEnd: true)
            let text = String(decoding: answers, as: UTF8.self)
            #expect(text.ranges(of: "HTTP/1.1 200").count == 16)
            #expect(text.hasSuffix("<title>Список</title>"))
        }
    }

    @Test("A client that leaves meanwhile takes nothing with it")
    func leaving() async throws {
        let page = SlowPage()
        try await RunningServer.with(try page.site(), configuration: Self.oneReader) { server in
            let client = try HeldConnections(count: 1, port: server.kiosk.port, sending: Array(SlowPage.request.utf8))
            try await page.begun()
            client.close()
            page.goOn()
            #expect(try await Self.get("/ru/text/index.html", from: server.kiosk).status == 200)
            #expect(try await Self.get("/ru/qingdao.html", from: server.kiosk).status == 200)
        }
    }

    @Test("A bundle that comes meanwhile is shown from then on, and the answer is of the one before")
    func swap() async throws {
        let page = SlowPage()
        try await RunningServer.with(try page.site()) { server in
            async let old = server.kiosk.exchange([SlowPage.request], closesOwnEnd: true)
            try await page.begun()
            server.active.replace(with: try SiteInMemory(["ru/qingdao.html": "new"]))
            page.goOn()
            #expect(String(decoding: try await old, as: UTF8.self).contains("Qingdao lies by the sea"))
            for _ in 0..<2 { #expect(try await Self.get("/ru/qingdao.html", from: server.kiosk).text == "new") }
        }
    }

    @Test("What needs no disk does not wait for it")
    func live() async throws {
        let page = SlowPage()
        try await RunningServer.with(try page.site(), configuration: Self.oneReader) { server in
            for path in ["/ru/preferences.html", "/ru/search.html"] { _ = try await Self.get(path, from: server.kiosk) }
            let client = try HeldConnections(count: 1, port: server.kiosk.port, sending: Array(SlowPage.request.utf8))
            try await page.begun()
            for path in ["/ru/preferences.html", "/ru/search.html", "/assets/preferences.css", "/assets/kiosk.js"] {
                #expect(try await Self.get(path, from: server.kiosk).status == 200, "\(path)")
            }
            #expect(try await Self.get("/ru/desk/report.html", from: server.visitors).status == 404)
            page.goOn()
            client.close()
        }
    }

    @Test("A damaged page is told as by the slow path")
    func damaged() async throws {
        let site = try SiteInMemory(SiteInMemory.contents, damaged: ["ru/qingdao.html"])
        try await RunningServer.with(site) { server in
            for _ in 0..<2 {
                let answer = try await Self.get("/ru/qingdao.html", from: server.kiosk)
                #expect(answer.status == 500)
            }
            #expect(server.log.messages(.error) == ["A member of the bundle is damaged"])
        }
    }
}

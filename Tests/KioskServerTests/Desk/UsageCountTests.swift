import PobratimTesting
import StaffDesk
import Testing

@testable import KioskServer

@Suite("Counting what is looked at")
struct UsageCountTests {
    @Test(
        "A page is counted when it is shown, by language and version; assets and other sites are not",
        arguments: [0, RunningServer.configuration.cacheByteCount]
    )
    func views(cacheByteCount: Int) async throws {
        var house = try DeskHouse()
        // Without anything kept ready, all goes the slow path.
        house.configuration.cacheByteCount = cacheByteCount
        try await house.with { _, server in
            let host = "127.0.0.1:\(server.kiosk.port)"
            func request(_ target: String, method: String = "GET", referer: String? = nil) -> [UInt8] {
                let fields = ["Host: \(host)"] + (referer.map { ["Referer: \($0)"] } ?? [])
                return Array((["\(method) \(target) HTTP/1.1"] + fields + ["", ""]).joined(separator: "\r\n").utf8)
            }
            let style = "/assets/preferences.css"
            let shown = [
                "/ru/index.html", "/ru/qingdao.html?x=1", "/ru/text/index.html", "/index.html", "/data/x", "/rut",
            ]
            let pages = shown.map { request(style, referer: "http://\(host)\($0)") }
            let others = [
                request(style, referer: "http://evil.example/ru/index.html"), request(style),
                request(style, referer: "http://\(host)"), request(style, referer: "http://\(host)0/ru/index.html"),
                request(style, method: "HEAD", referer: "http://\(host)/ru/index.html"),
                request("/ru/index.html", referer: "http://\(host)/ru/index.html"),
            ]
            let answers = try await server.kiosk.exchange(pages + others, pause: 0, closesOwnEnd: true)
            #expect(String(decoding: answers, as: UTF8.self).split(separator: "HTTP/1.1 200 OK\r\n").count == 12)
        }
        let counts = try house.desk.usage.map { "\($0.kind.name) \($0.detail) \($0.count)" }
        #expect(counts == ["view ru 2", "view ru/text 1"])
    }

    @Test("Languages that a bundle does not have are wished for by who opens it")
    func wishes() async throws {
        let house = try DeskHouse()
        try await house.with { browser, _ in
            for field in ["tt, ru;q=0.5", "tt-RU", "en", "zh-CN;q=0.9,*;q=0.1", "*", "<b>"] {
                _ = try await browser.get("/", fields: ["Accept-Language: \(field)"])
            }
        }
        let counts = try house.desk.usage.map { "\($0.kind.name) \($0.detail) \($0.count)" }
        #expect(counts == ["language-wished tt 2", "language-wished zh 1"])
    }
}

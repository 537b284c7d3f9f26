import PobratimTesting
import StaffDesk
import Testing

@testable import KioskServer

@Suite("Counting what is looked at")
struct UsageCountTests {
    @Test("A page is counted when it is shown, by language and version; assets and other sites are not")
    func views() async throws {
        let house = try DeskHouse()
        try await house.with { browser, server in
            let here = "Referer: http://127.0.0.1:\(server.kiosk.port)"
            for page in ["/ru/index.html", "/ru/qingdao.html?x=1", "/ru/text/index.html", "/index.html", "/data/x"] {
                _ = try await browser.get("/assets/preferences.css", fields: [here + page])
            }
            _ = try await browser.get("/assets/preferences.css", fields: ["Referer: http://evil.example/ru/index.html"])
            _ = try await browser.get("/assets/preferences.css")
            _ = try await browser.get("/ru/index.html", fields: [here + "/ru/index.html"])
        }
        let counts = try house.desk.usage.map { "\($0.kind) \($0.detail) \($0.count)" }
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
        let counts = try house.desk.usage.map { "\($0.kind) \($0.detail) \($0.count)" }
        #expect(counts == ["language-wished tt 2", "language-wished zh 1"])
    }
}

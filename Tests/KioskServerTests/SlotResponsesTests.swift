import CityPages
import NIOCore
import Testing
import Words

@testable import KioskServer

@Suite("Slots on the fast path")
struct SlotResponsesTests {
    private static let configuration: ServeConfiguration = {
        var configuration = RunningServer.configuration
        configuration.kioskScript = { _ in Array(String(repeating: "kiosk();\n", count: 1000).utf8) }
        configuration.screenSize = KioskScreen("10in@50cm")
        return configuration
    }()

    private static func answer(to request: String, at role: ListenerRole, budget: Int = 1 << 20) throws -> String? {
        let bytes = Array(request.utf8)
        guard case .request(let scanned) = RequestScan(bytes.span), !scanned.isForSlowPath else { return nil }
        return SlotResponses(FilledSlots(configuration), budget: budget, usage: nil)?
            .answer(to: scanned, in: bytes.span, at: role, languages: ["ru"], words: SiteWords(languages: []))
            .map { String(buffer: $0) }
    }

    private static func request(_ name: String, method: String = "GET", _ fields: String...) -> String {
        "\(method) /assets/\(name) HTTP/1.1\r\nHost: localhost\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n"
    }

    @Test("Every choice of size and colours has its style ready, at each door its own", arguments: Preferences.all)
    func styles(preferences: Preferences) throws {
        let cookie = "Cookie: a=b; preferences=\(preferences.cookieValue)"
        for (role, screen) in [(ListenerRole.screen, KioskScreen("10in@50cm")), (.public, nil)] {
            let answer = try #require(try Self.answer(to: Self.request("preferences.css", cookie), at: role))
            #expect(answer.hasSuffix("\r\n\r\n" + preferences.servedStyleSheet(on: screen, hasDesk: role == .screen)))
        }
    }

    @Test("A cookie that nobody here wrote is the normal version, and so is none")
    func noPreferences() throws {
        let strange = ["Cookie: preferences=99", "Cookie: xpreferences=31", "Cookie: preferences", "Cookie:", "X: y"]
        for field in strange {
            let request = Self.request("preferences.css", field)
            let answer = try #require(try Self.answer(to: request, at: .public))
            #expect(answer.hasSuffix(Preferences.normal.servedStyleSheet(hasDesk: false)))
        }
    }

    @Test("The kiosk's script and style are ready at its own door, in both forms, and not sent again")
    func kioskSlots() throws {
        for name in ["kiosk.js", "live.css"] {
            let whole = try #require(try Self.answer(to: Self.request(name), at: .screen))
            #expect(whole.hasPrefix("HTTP/1.1 200 OK\r\n"))
            let tag = try #require(whole.split(separator: "\r\n").first { $0.lowercased().hasPrefix("etag: ") })
                .dropFirst(6)
            let again = try #require(try Self.answer(to: Self.request(name, "If-None-Match: \(tag)"), at: .screen))
            #expect(again.hasPrefix("HTTP/1.1 304 Not Modified\r\n"))
            // There it is a member of the bundle.
            #expect(try Self.answer(to: Self.request(name), at: .public) == nil)
        }
        let packed = try #require(
            try Self.answer(to: Self.request("kiosk.js", method: "HEAD", "Accept-Encoding: gzip"), at: .screen)
        )
        #expect(packed.lowercased().contains("content-encoding: gzip\r\n"))
        #expect(packed.hasSuffix("\r\n\r\n"))
    }

    @Test(
        "What is not certain is left to the slow path",
        arguments: [
            request("preferences.css?x"),
            request("preferences.css", "Cookie: preferences=11", "Cookie: preferences=21"),
            request("preferences.css", "Referer: http://localhost/ru/", "Referer: http://localhost/en/"),
            request("kiosk.js", "Accept-Encoding: gzip;q=0"), request("kiosk.js", "If-None-Match: \"a\", \"b\""),
            request("other.css"), request("preferences.cs"),
        ]
    )
    func uncertain(request: String) throws {
        #expect(try Self.answer(to: request, at: .screen) == nil)
    }

    @Test("A budget that does not hold them keeps none")
    func budget() throws {
        let request = Self.request("preferences.css")
        #expect(try Self.answer(to: request, at: .screen, budget: 1000) == nil)
        #expect(try Self.answer(to: request, at: .screen) != nil)
    }
}

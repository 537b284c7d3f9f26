import CityPages
import Testing

@testable import KioskServer

@Suite("Slots, preferences and doors")
struct SlotTests {
    @Test("The style of the preferences comes out of the visitor's cookie")
    func preferencesSlot() async throws {
        try await RunningServer.with { server in
            for (cookie, preferences) in [
                ("preferences=31", Preferences(size: .largest, colours: .blackOnWhite)),
                ("a=b; preferences=22; c", Preferences(size: .large, colours: .whiteOnBlack)),
                ("preferences=99", .normal), ("xpreferences=31", .normal),
            ] {
                let answer = try await server.kiosk.get("/assets/preferences.css", fields: ["Cookie: \(cookie)"])
                #expect(answer.status == 200)
                #expect(answer.text == preferences.servedStyleSheet(hasDesk: true))
                #expect(answer["Cache-Control"] == "no-store")
                #expect(answer["Content-Type"] == "text/css; charset=utf-8")
            }
            let normal = Preferences.normal.servedStyleSheet(hasDesk: false)
            #expect(try await server.visitors.get("/assets/preferences.css").text == normal)
        }
    }

    @Test("The kiosk's screen makes the largest text there, and on no visitor's own device")
    func screenSize() async throws {
        var configuration = RunningServer.configuration
        configuration.screenSize = KioskScreen("10in@50cm")
        try await RunningServer.with(configuration: configuration) { server in
            let fields = ["Cookie: preferences=30"]
            let kiosk = try await server.kiosk.get("/assets/preferences.css", fields: fields)
            #expect(
                kiosk.text == Preferences(size: .largest).servedStyleSheet(on: KioskScreen("10in@50cm"), hasDesk: true)
            )
            let visitors = try await server.visitors.get("/assets/preferences.css", fields: fields)
            #expect(visitors.text == Preferences(size: .largest).servedStyleSheet(hasDesk: false))
        }
    }

    @Test("The kiosk's own script and style are served on its own door, as packed on the other")
    func kioskSlots() async throws {
        try await RunningServer.with { server in
            #expect(try await server.kiosk.get("/assets/kiosk.js").text == "kiosk();")
            #expect(try await server.kiosk.get("/assets/live.css").text == ".live {}")
            #expect(try await server.kiosk.get("/assets/kiosk%2Ejs").text == "kiosk();")
            for target in ["/assets/kiosk.js", "/assets/live.css", "/assets/kiosk%2Ejs"] {
                let answer = try await server.visitors.get(target)
                #expect(answer.status == 200)
                #expect(answer.body.isEmpty)
                #expect(answer["Cache-Control"] == "no-cache")
            }
        }
    }

    @Test("The kiosk's own script is sent compressed, and not again as long as it is the same")
    func kioskSlotsAreKept() async throws {
        var configuration = RunningServer.configuration
        configuration.kioskScript = { _ in Array(String(repeating: "kiosk();\n", count: 1000).utf8) }
        try await RunningServer.with(configuration: configuration) { server in
            let whole = try await server.kiosk.get("/assets/kiosk.js")
            #expect(whole.body.count == 9000)
            #expect(whole["Cache-Control"] == "no-cache")
            let fields = ["Accept-Encoding: gzip"]
            let packed = try await server.kiosk.get("/assets/kiosk.js", fields: fields)
            #expect(packed["Content-Encoding"] == "gzip")
            #expect(packed.body.count < 200)
            let tag = try #require(packed["ETag"])
            #expect(tag != whole["ETag"])
            let again = try await server.kiosk.get("/assets/kiosk.js", fields: fields + ["If-None-Match: \(tag)"])
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
            // The listener for other devices has another script of that name.
            let visitors = try await server.visitors.get(
                "/assets/kiosk.js",
                fields: fields + ["If-None-Match: \(tag)"]
            )
            #expect(visitors.status == 200)
        }
    }

    @Test(
        "A link to the preferences sets the cookie and returns to the page, in its folder or below",
        arguments: [
            ("/ru/preferences.html?size=3&colours=1&back=qingdao.html", "/ru/qingdao.html", "preferences=31; Path=/"),
            (
                "/ru/text/preferences.html?colours=2&back=qingdao.html", "/ru/text/qingdao.html",
                "preferences=12; Path=/"
            ),
            ("/ru/preferences.html?size=2&back=nowhere.html", "/ru/index.html", "preferences=22; Path=/"),
            ("/ru/preferences.html?size=2&back=../en/index.html", "/ru/index.html", "preferences=22; Path=/"),
            ("/ru/preferences.html?size=2&back=text%2Findex.html", "/ru/text/index.html", "preferences=22; Path=/"),
            ("/ru/preferences.html?size=2&back=//example.org", "/ru/index.html", "preferences=22; Path=/"),
            ("/ru/preferences.html?size=2&back=https:%2F%2Fexample.org", "/ru/index.html", "preferences=22; Path=/"),
            (
                "/ru/preferences.html?size=2&back=../assets/site-0123456789.css", "/ru/index.html",
                "preferences=22; Path=/"
            ),
            ("/ru/preferences.html?size=2", "/ru/index.html", "preferences=22; Path=/"),
            ("/ru/preferences.html?size=2&back=qingdao.html&q=a", "/ru/qingdao.html", "preferences=22; Path=/"),
            (
                "/ru/preferences.html?size=2&back=search.html&q=%D0%BF%22%0D%0A+%26",
                "/ru/search.html?q=%D0%BF%22%0D%0A%20%26", "preferences=22; Path=/"
            ),
            ("/ru/preferences.html?reset=1&back=qingdao.html", "/ru/qingdao.html", "preferences=; Path=/; Max-Age=0"),
        ]
    )
    func change(target: String, location: String, cookie: String) async throws {
        let site = try SiteInMemory(SiteInMemory.contents.merging(["ru/search.html": ""]) { first, _ in first })
        try await RunningServer.with(site) { server in
            let given = target.contains("size=2") ? "Cookie: preferences=12" : "Cookie: x=y"
            for client in [server.kiosk, server.visitors] {
                let answer = try await client.get(target, fields: [given])
                #expect(answer.status == 303)
                #expect(answer["Location"] == location)
                #expect(answer["Set-Cookie"] == cookie + "; SameSite=Lax; HttpOnly")
                #expect(answer["Cache-Control"] == "no-store")
            }
        }
    }

    @Test("The preferences page itself is as packed", arguments: ["", "?", "?x=1", "?back=qingdao.html"])
    func page(query: String) async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get("/ru/preferences.html" + query)
            #expect(answer.status == 200)
            #expect(answer.text == SiteInMemory.contents["ru/preferences.html"])
            #expect(answer["Set-Cookie"] == nil)
        }
    }

    @Test(
        "No page outside the languages sets a cookie",
        arguments: ["/assets/preferences.html?size=3", "/de/preferences.html?size=3"]
    )
    func elsewhere(target: String) async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get(target)
            #expect(answer.status == 404)
            #expect(answer["Set-Cookie"] == nil)
        }
    }

    @Test(
        "Desk pages are on the kiosk's own door only",
        arguments: ["/ru/desk/report.html", "/ru/text/desk/report.html", "/ru/des%6B/report.html"]
    )
    func desk(target: String) async throws {
        try await RunningServer.with { server in
            let own = try await server.kiosk.get(target)
            let other = try await server.visitors.get(target)
            #expect(own.status == 200)
            #expect(other.status == 404)
        }
    }
}

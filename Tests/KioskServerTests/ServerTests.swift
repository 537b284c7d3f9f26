import CityBundle
import CityPages
import Logging
import Testing

@testable import KioskServer

@Suite("Answers over a socket")
struct ServerTests {
    private static let cityName = "ru/qingdao.html"
    private static func member(_ name: String) throws -> StoredMember {
        StoredMember(name: try MemberName(name), content: Array(SiteInMemory.contents[name, default: ""].utf8))
    }

    @Test("A page goes out as stored, in a gzip frame, to a client that takes it")
    func gzip() async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get("/ru/qingdao.html", fields: ["Accept-Encoding: gzip"])
            #expect(answer.status == 200)
            #expect(answer.body == (try Self.member(Self.cityName).gzipped()))
            #expect(answer["Content-Encoding"] == "gzip")
            #expect(answer["Content-Length"] == "\(answer.body.count)")
            #expect(answer["Content-Type"] == "text/html; charset=utf-8")
            #expect(answer["Vary"] == "Accept-Encoding")
            #expect(answer["Cache-Control"] == "no-cache")
            #expect(answer["Connection"] == "close")
            #expect(answer["Date"] == nil && answer["Server"] == nil)
        }
    }

    @Test("A client that does not take gzip gets the bytes inflated, under another tag")
    func plain() async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get("/ru/qingdao.html", fields: ["Accept-Encoding: gzip;q=0"])
            let gzip = try await server.kiosk.get("/ru/qingdao.html", fields: ["Accept-Encoding: gzip"])
            #expect(answer.text == SiteInMemory.cityText)
            #expect(answer["Content-Encoding"] == nil)
            #expect(answer["Vary"] == "Accept-Encoding")
            #expect(answer["ETag"] != gzip["ETag"])
        }
    }

    @Test("A member that is stored as it is has one form and no Vary")
    func oneForm() async throws {
        try await RunningServer.with { server in
            let gzip = try await server.kiosk.get("/assets/search-ru.js", fields: ["Accept-Encoding: gzip"])
            let plain = try await server.kiosk.get("/assets/search-ru.js")
            #expect(gzip == plain)
            #expect(plain["Vary"] == nil)
            #expect(plain.text == "// index")
        }
    }

    @Test("The same request gets the same bytes, from the bundle and from the cache")
    func deterministic() async throws {
        try await RunningServer.with { server in
            let first = try await server.kiosk.get("/ru/qingdao.html")
            #expect(try await server.kiosk.get("/ru/qingdao.html") == first)
        }
    }

    @Test("A client that has the page is told so, in each form by its own tag")
    func notModified() async throws {
        try await RunningServer.with { server in
            for coding in ["gzip", "identity"] {
                let accepting = "Accept-Encoding: \(coding)"
                let first = try await server.kiosk.get("/ru/qingdao.html", fields: [accepting])
                let tag = try #require(first["ETag"])
                for condition in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
                    let again = try await server.kiosk.get(
                        "/ru/qingdao.html",
                        fields: [accepting, "If-None-Match: \(condition)"]
                    )
                    #expect(again.status == 304)
                    #expect(again.body.isEmpty)
                    #expect(again["ETag"] == tag)
                    #expect(again["Vary"] == "Accept-Encoding")
                    #expect(again["Content-Length"] == nil)
                }
                let other = try await server.kiosk.get(
                    "/ru/qingdao.html",
                    fields: [accepting, "If-None-Match: \"x\""]
                )
                #expect(other == first)
            }
        }
    }

    @Test(
        "HEAD gets the head of GET and no body",
        arguments: ["/ru/qingdao.html", "/", "/assets/kiosk.js", "/nowhere"]
    )
    func head(target: String) async throws {
        try await RunningServer.with { server in
            let get = try await server.kiosk.get(target)
            let head = try await server.kiosk.get(target, method: "HEAD")
            #expect(head.head == get.head)
            #expect(head.body.isEmpty)
        }
    }

    @Test("Names by content are kept for ever")
    func immutable() async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get("/assets/site-0123456789.css")
            #expect(answer["Cache-Control"] == "public, max-age=31536000, immutable")
        }
    }

    @Test(
        "The root leads to the language that the visitor reads",
        arguments: [("en-GB, ru;q=0.5", "/en/index.html"), ("de", "/ru/index.html")]
    )
    func languageChoice(field: String, location: String) async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get("/", fields: ["Accept-Language: \(field)"])
            #expect(answer.status == 302)
            #expect(answer["Location"] == location)
            #expect(answer["Vary"] == "Accept-Language")
            #expect(answer["Cache-Control"] == "no-store")
        }
    }

    @Test(
        "A folder leads to its list",
        arguments: [
            ("/ru", "/ru/index.html"), ("/ru/", "/ru/index.html"), ("/ru/text", "/ru/text/index.html"),
            ("/ru/text/?x", "/ru/text/index.html"),
        ]
    )
    func folders(target: String, location: String) async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get(target)
            #expect(answer.status == 302)
            #expect(answer["Location"] == location)
        }
    }

    @Test(
        "What is not in the bundle is a calm page in the visitor's language",
        arguments: [
            ("/en/nowhere.html", "en", "/en/index.html"), ("/ru/text/nowhere", "ru", "/ru/text/index.html"),
            ("/nowhere", "en", "/en/index.html"), ("/../../etc/passwd", "en", "/en/index.html"),
            ("/MANIFEST.sig", "en", "/en/index.html"), ("//ru/index.html", "en", "/en/index.html"),
            ("/ru/%2e%2e/index.html", "en", "/en/index.html"), ("/ru/index.html/", "ru", "/ru/index.html"),
            ("/assets/", "en", "/en/index.html"),
        ]
    )
    func notFound(target: String, language: String, home: String) async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get(target, fields: ["Accept-Language: en"])
            #expect(answer.status == 404)
            #expect(answer["Cache-Control"] == "no-store")
            #expect(answer["Content-Language"] == language)
            #expect(answer.text.contains("<html lang=\"\(language)\">"))
            #expect(answer.text.contains("<title>Not here (\(language))</title>"))
            #expect(answer.text.contains("<h1>Not here (\(language))</h1>"))
            #expect(answer.text.contains(">No page &lt;of&gt; that name.</p>"))
            #expect(answer.text.contains("href=\"\(home)\">All cities</a>"))
            #expect(answer.text.contains("href=\"/assets/site-0123456789.css\""))
            #expect(!answer.text.contains("As packed"))
        }
    }

    @Test("A damaged member is a calm page, is logged once, and the server goes on")
    func damaged() async throws {
        let site = try SiteInMemory(SiteInMemory.contents, damaged: ["ru/qingdao.html"])
        try await RunningServer.with(site) { server in
            for _ in 0..<3 {
                let answer = try await server.kiosk.get("/ru/qingdao.html")
                #expect(answer.status == 500)
                #expect(answer.text.contains("<h1>Damaged</h1>"))
                #expect(answer["Cache-Control"] == "no-store")
            }
            #expect(try await server.kiosk.get("/ru/index.html").status == 200)
            #expect(server.log.messages(.error) == ["A member of the bundle is damaged"])
        }
    }

    @Test("Where the frame is damaged, too, the sentence comes as plain text")
    func damagedFrame() async throws {
        let site = try SiteInMemory(SiteInMemory.contents, damaged: ["ru/qingdao.html", "ru/preferences.html"])
        try await RunningServer.with(site) { server in
            let answer = try await server.kiosk.get("/ru/qingdao.html")
            #expect(answer.status == 500)
            #expect(answer["Content-Type"] == "text/plain; charset=utf-8")
            #expect(answer.text == "Damaged\n\nThis page cannot be read.\n")
        }
    }

    @Test("A request sees the new bundle as soon as it is active")
    func swap() async throws {
        try await RunningServer.with { server in
            let old = try await server.kiosk.get("/ru/qingdao.html")
            server.active.replace(with: try SiteInMemory(["ru/qingdao.html": "new", "ru/index.html": "list"]))
            let new = try await server.kiosk.get("/ru/qingdao.html")
            #expect(new.text == "new")
            #expect(new["ETag"] != old["ETag"])
            #expect(try await server.kiosk.get("/en/index.html").status == 404)
        }
    }
}

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
                #expect(answer.text == preferences.servedStyleSheet())
                #expect(answer["Cache-Control"] == "no-store")
                #expect(answer["Content-Type"] == "text/css; charset=utf-8")
            }
            let normal = Preferences.normal.servedStyleSheet()
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
            #expect(kiosk.text == Preferences(size: .largest).servedStyleSheet(on: KioskScreen("10in@50cm")))
            let visitors = try await server.visitors.get("/assets/preferences.css", fields: fields)
            #expect(visitors.text == Preferences(size: .largest).servedStyleSheet())
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
        configuration.kioskScript = Array(String(repeating: "kiosk();\n", count: 1000).utf8)
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
            // The door for other devices has another script of that name.
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
            ("/ru/preferences.html?reset=1&back=qingdao.html", "/ru/qingdao.html", "preferences=; Path=/; Max-Age=0"),
        ]
    )
    func change(target: String, location: String, cookie: String) async throws {
        try await RunningServer.with { server in
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

@Suite("The front door")
struct FrontDoorTests {
    @Test("Every answer carries the security headers")
    func securityHeaders() async throws {
        try await RunningServer.with { server in
            var answers: [RawAnswer] = []
            for target in ["/", "/ru/index.html", "/nowhere", "/assets/kiosk.js", "/ru/preferences.html?size=3"] {
                answers.append(try await server.kiosk.get(target))
            }
            answers.append(try await server.kiosk.get("/ru/index.html", fields: ["If-None-Match: *"]))
            answers.append(try await server.kiosk.get("/ru/index.html", method: "POST"))
            answers.append(try await server.kiosk.get("/%zz"))
            #expect(answers.map(\.status) == [302, 200, 404, 200, 303, 304, 405, 400])
            for answer in answers {
                let policy = try #require(answer["Content-Security-Policy"])
                #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'; "))
                #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
                #expect(answer["X-Content-Type-Options"] == "nosniff")
                #expect(answer["X-Frame-Options"] == "DENY")
                #expect(answer["Referrer-Policy"] == "same-origin")
                #expect(answer["Cross-Origin-Opener-Policy"] == "same-origin")
                #expect(answer["Cross-Origin-Resource-Policy"] == "same-origin")
                #expect(answer["Permissions-Policy"]?.contains("camera=()") == true)
                #expect(answer["Date"] == nil && answer["Server"] == nil)
            }
        }
    }

    @Test("An SVG may run no script, opened by its own address")
    func svg() async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get("/images/qingdao-0123456789ab.svg")
            #expect(answer["Content-Type"] == "image/svg+xml")
            #expect(answer["Content-Security-Policy"]?.contains("script-src 'none'") == true)
            #expect(answer["Content-Security-Policy"]?.hasSuffix("sandbox") == true)
        }
    }

    @Test(
        "Other methods are not allowed, and which are is said",
        arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"]
    )
    func methods(method: String) async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get("/ru/index.html", method: method)
            #expect(answer.status == 405)
            #expect(answer["Allow"] == "GET, HEAD")
        }
    }

    @Test(
        "A foreign or malformed Host is refused",
        arguments: [("example.org", 421), ("127.0.0.1:1", 421), ("a b", 400), ("", 400)]
    )
    func hosts(host: String, status: Int) async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get("/ru/index.html", host: host)
            #expect(answer.status == status)
            #expect(answer["Connection"] == "close")
        }
    }

    @Test(
        "What breaks the protocol is refused, and the connection ends",
        arguments: [
            ("GET / HTTP/1.1\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400),
            ("GET ru HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
            ("GET http://example.org/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 421),
            ("NONSENSE\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: localhost\r\nBad Name: x\r\n\r\n", 400),
            ("GET /\(String(repeating: "a", count: 5000)) HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
            ("GET / HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "a", count: 33_000))\r\n\r\n", 431),
            ("GET / HTTP/1.1\r\nHost: localhost\r\n\(String(repeating: "X: y\r\n", count: 200))\r\n", 431),
            ("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx", 413),
            ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n", 413),
            ("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
        ] as [(String, Int)]
    )
    func protocolErrors(request: String, status: Int) async throws {
        try await RunningServer.with { server in
            let answer = try #require(RawAnswer(try await server.kiosk.exchange([request])))
            #expect(answer.status == status)
            #expect(answer["Connection"] == "close")
            #expect(try await server.kiosk.get("/ru/index.html").status == 200)
        }
    }

    @Test("An absolute target is served under the Host that it names, and HTTP/1.0 needs none")
    func otherForms() async throws {
        try await RunningServer.with { server in
            let absolute = try await server.kiosk.get("http://localhost:\(server.kiosk.port)/ru/index.html")
            #expect(absolute.status == 200)
            let old = try #require(RawAnswer(try await server.kiosk.exchange(["GET /ru/index.html HTTP/1.0\r\n\r\n"])))
            #expect(old.status == 200)
            #expect(old["Connection"] == "close")
        }
    }

    @Test("Pipelined requests are answered in order, and a refusal behind them comes last")
    func pipeline() async throws {
        try await RunningServer.with { server in
            let host = "Host: localhost:\(server.kiosk.port)\r\n\r\n"
            let requests = "GET /ru/index.html HTTP/1.1\r\n\(host)GET /nowhere HTTP/1.1\r\n\(host)"
            let bytes = try await server.kiosk.exchange([requests + "GET /%zz HTTP/1.1\r\n" + host + requests])
            let text = String(decoding: bytes, as: UTF8.self)
            let statuses = text.split(separator: "HTTP/1.1 ").map { String($0.prefix(3)) }
            #expect(statuses == ["200", "404", "400"])
        }
    }

    @Test("A head that comes in pieces is one request")
    func pieces() async throws {
        try await RunningServer.with { server in
            let host = "Host: localhost:\(server.kiosk.port)"
            let pieces = [
                "GET /ru/in", "dex.html HTTP/1.1\r\nHo", host.dropFirst(2) + "\r\nConnection: close\r", "\n\r\n",
            ]
            let answer = try await server.kiosk.exchange(pieces.map { String($0) })
            #expect(RawAnswer(answer)?.status == 200)
        }
    }

    @Test("A client that closes its own end still gets its answer")
    func halfClosed() async throws {
        try await RunningServer.with { server in
            let request = "GET /ru/qingdao.html HTTP/1.1\r\nHost: localhost:\(server.kiosk.port)\r\n\r\n"
            let answer = try #require(RawAnswer(try await server.kiosk.exchange([request], closesOwnEnd: true)))
            #expect(answer.text == SiteInMemory.cityText)
        }
    }

    @Test("A connection without a whole request is closed after the idle time")
    func idle() async throws {
        var configuration = RunningServer.configuration
        configuration.idleTimeout = .milliseconds(200)
        try await RunningServer.with(configuration: configuration) { server in
            let answer = try await server.kiosk.exchange(["GET /ru/index.html HT"])
            #expect(answer.isEmpty)
        }
    }
}

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

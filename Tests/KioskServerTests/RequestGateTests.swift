import Testing

@testable import KioskServer

@Suite("The front door")
struct RequestGateTests {
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

    @Test(
        "A request that ends within its body has one answer",
        arguments: ["/screen/alive", "/ru/index.html", "/nowhere"]
    )
    func halfABody(target: String) async throws {
        try await RunningServer.with { server in
            let head = "POST \(target) HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n"
            let pieces = [head + "Content-Length: 9\r\n\r\n", "tou"]
            let answer = try await server.kiosk.exchange(pieces, closesOwnEnd: true)
            #expect(String(decoding: answer, as: UTF8.self).matches(of: #/HTTP\/1\.1 4/#).count == 1)
        }
    }

    @Test("A version that nobody speaks here is named as the reason", arguments: ["1.2", "2.0", "0.9"])
    func versions(version: String) async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.exchange(["GET / HTTP/\(version)\r\nHost: localhost\r\n\r\n"])
            #expect(RawAnswer(answer)?.status == 505)
        }
    }

    @Test("An answer without an end has no pieces for a client of HTTP/1.0, which knows none")
    func oldListener() async throws {
        try await RunningServer.with { server in
            func head(_ version: String) async throws -> String {
                let request = "GET /screen/events HTTP/\(version)\r\nHost: localhost\r\n\r\n"
                let listener = try HeldConnections(count: 1, port: server.kiosk.port, sending: Array(request.utf8))
                defer { listener.close() }
                return await listener.firstAnswers()[0].lowercased()
            }
            #expect(try await head("1.1").contains("transfer-encoding: chunked"))
            let old = try await head("1.0")
            #expect(old.contains(" 200 ok") && !old.contains("transfer-encoding"))
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

    @Test("What the screen posts to takes nothing else, and at the other door there is none of it")
    func methodsOfTheScreen() async throws {
        try await RunningServer.with { server in
            for target in ["/screen/alive", "/screen/reset"] {
                for method in ["PUT", "GET"] {
                    let own = try await server.kiosk.get(target, method: method)
                    #expect(own.status == 405)
                    #expect(own["Allow"] == "POST")
                }
                let other = try await server.visitors.get(target, method: "PUT")
                #expect(other.status == 405)
                #expect(other["Allow"] == "GET, HEAD")
            }
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

import BundleUpdates
import Testing

@testable import KioskServer

@Suite("The kiosk's own screen")
struct ScreenTests {
    private let start = ContinuousClock.now

    @Test("How long ago a page painted and was touched is known from its beats")
    func knowsBeats() {
        let screen = Screen()
        #expect(screen.health(at: start) == Screen.Health(sincePainted: nil, sinceTouched: nil))
        screen.painted(touches: 2, at: start)
        screen.painted(touches: 0, at: start + .seconds(30))
        #expect(screen.health(at: start + .seconds(41)) == Screen.Health(sincePainted: 11, sinceTouched: 41))
    }

    @Test("A page hears the bundle, the last notice with its age, and what comes")
    func tellsPages() async {
        let screen = Screen()
        screen.show(.reading(done: nil), at: start)
        screen.show(.reading(done: 0.25), at: start)
        let events = screen.events(bundle: "abc", at: start + .seconds(5))
        screen.show(.ended(.damaged), at: start)
        screen.bundleChanged(to: "def")
        screen.close()
        var told = ""
        for await event in events { told += event }
        #expect(
            told == """
                event: bundle
                data: abc

                event: update
                data: {"number":1,"age":5,"state":"reading","done":0.25}

                event: update
                data: {"number":3,"age":0,"state":"refused","reason":"damaged"}

                event: bundle
                data: def


                """
        )
    }

    @Test("Nothing is told once the server stops")
    func closes() async {
        let screen = Screen()
        screen.close()
        var count = 0
        for await _ in screen.events(bundle: "abc") { count += 1 }
        #expect(count == 0)
    }
}

@Suite("What the screen and the server say to each other")
struct ScreenAnswersTests {
    private func post(
        _ target: String,
        _ body: String,
        origin: String?,
        cookies: String? = nil,
        to client: RawClient
    ) async throws -> RawAnswer {
        let optional = [origin.map { "Origin: \($0)" }, cookies.map { "Cookie: \($0)" }].compactMap { $0 }
        let fields =
            ["POST \(target) HTTP/1.1", "Host: 127.0.0.1:\(client.port)", "Connection: close"] + optional
            + ["Content-Length: \(body.utf8.count)"]
        let bytes = try await client.exchange([fields.joined(separator: "\r\n") + "\r\n\r\n" + body])
        return try #require(RawAnswer(bytes))
    }

    @Test("A beat of its own page is taken down; a foreign, a nameless, a malformed one is not")
    func takesBeats() async throws {
        let configuration = RunningServer.configuration
        try await RunningServer.with(configuration: configuration) { server in
            let own = "http://127.0.0.1:\(server.kiosk.port)"
            for origin in [nil, "http://evil.example", "http://127.0.0.1"] {
                let answer = try await post("/screen/alive", "touches=1", origin: origin, to: server.kiosk)
                #expect(answer.status == 403)
            }
            for body in ["", "touches=", "touches=-1", "touches=one", String(repeating: "x", count: 100)] {
                let answer = try await post("/screen/alive", body, origin: own, to: server.kiosk)
                #expect(answer.status == 400)
            }
            #expect(configuration.screen.health().sincePainted == nil)
            let answer = try await post("/screen/alive", "touches=0", origin: own, to: server.kiosk)
            #expect(answer.status == 204)
            #expect(configuration.screen.health().sincePainted != nil)
            #expect(configuration.screen.health().sinceTouched == nil)
        }
    }

    @Test("The reset takes back every cookie that the browser sent, and all else that it keeps")
    func resets() async throws {
        try await RunningServer.with { server in
            let own = "http://127.0.0.1:\(server.kiosk.port)"
            let cookies = "preferences=32; session=a=b"
            let answer = try await post("/screen/reset", "", origin: own, cookies: cookies, to: server.kiosk)
            #expect(answer.status == 204)
            let taken = answer.head.split(separator: "\r\n").filter { $0.lowercased().hasPrefix("set-cookie:") }
            #expect(taken.count == 2)
            #expect(taken.allSatisfy { $0.contains("=; Path=/; Max-Age=0") })
            #expect(answer["Clear-Site-Data"] == "\"cookies\", \"storage\"")
            let foreign = try await post("/screen/reset", "", origin: "http://evil.example", to: server.kiosk)
            #expect(foreign.status == 403)
        }
    }

    @Test("Who names neither a host nor an origin is no page of the screen", arguments: ["alive", "reset"])
    func nameless(target: String) async throws {
        let configuration = RunningServer.configuration
        try await RunningServer.with(configuration: configuration) { server in
            let request = "POST /screen/\(target) HTTP/1.0\r\nContent-Length: 9\r\n\r\ntouches=0"
            let answer = try #require(RawAnswer(try await server.kiosk.exchange([request])))
            #expect(answer.status == 403)
            #expect(configuration.screen.health().sincePainted == nil)
        }
    }

    @Test("Events go on until the page is left, and end when the server stops")
    func sendsEvents() async throws {
        let configuration = RunningServer.configuration
        let screen = configuration.screen
        try await RunningServer.with(configuration: configuration) { server in
            let head = "GET /screen/events HTTP/1.1\r\nHost: 127.0.0.1:\(server.kiosk.port)\r\n\r\n"
            let left = try await server.kiosk.exchange([head], closesOwnEnd: true)
            #expect(try #require(RawAnswer(left))["Content-Type"] == "text/event-stream")
            #expect(screen.pageCount == 0)

            async let kept = server.kiosk.exchange([head])
            while screen.pageCount == 0 { await Task.yield() }
            screen.show(.ended(.done))
            server.stop()
            let told = try #require(RawAnswer(try await kept)).text
            #expect(told.contains("event: bundle\n"))
            #expect(told.contains("\"state\":\"done\""))
        }
    }

    @Test("Other devices find none of it")
    func isForTheScreenAlone() async throws {
        try await RunningServer.with { server in
            let own = "http://127.0.0.1:\(server.visitors.port)"
            let events = try await server.visitors.get("/screen/events")
            #expect(events.status == 404)
            for target in ["/screen/alive", "/screen/reset"] {
                let answer = try await post(target, "touches=1", origin: own, to: server.visitors)
                #expect(answer.status == 405)
            }
        }
    }
}

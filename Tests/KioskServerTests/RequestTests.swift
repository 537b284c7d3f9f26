import Cities
import CityBundle
import Testing

@testable import KioskServer

@Suite("What a request asks for")
struct RequestTests {
    @Test(
        "A target has one spelling",
        arguments: [
            ("/", "/"), ("/ru/a.html", "/ru/a.html"), ("/%72u/%61.html", "/ru/a.html"), ("/ru%2Fa", "/ru%2Fa"),
            ("/a?b=%20&c", "/a?b=%20&c"), ("/%00", "/%00"), ("http://localhost", "/"), ("http://localhost?x", "/?x"),
            ("HTTP://localhost:8080/ru", "/ru"), ("/?", "/?"), ("/a?%", "/a?%"), ("/a?q=%zz", "/a?q=%zz"),
            ("//x/y", "//x/y"), ("/a/../b", "/a/../b"),
        ]
    )
    func target(sent: String, originForm: String) throws {
        let target = try #require(RequestTarget(sent))
        #expect(target.originForm == originForm)
    }

    @Test(
        "A target that breaks the grammar is refused",
        arguments: [
            "", "ru", "*", "/a%", "/a%2", "/a%zz", "/a#b", "/a b", "/é", "https://localhost/", "localhost:8080",
        ]
    )
    func refusesTarget(sent: String) {
        #expect(RequestTarget(sent) == nil)
    }

    @Test(
        "Only a member's name is looked up",
        arguments: ["/../etc/passwd", "/ru/../x", "//ru", "/ru//", "/.x", "/Ru", "/a%20b", "/a%2Fb", "/%00", "x"]
    )
    func nothing(path: String) {
        #expect(RequestPath(path) == .nothing)
    }

    @Test("A path is the root, a name, or a folder")
    func paths() throws {
        #expect(RequestPath("/") == .root)
        let page = try MemberName("ru/a.html")
        let folder = try MemberName("ru/text")
        #expect(RequestPath("/ru/a.html") == .member(page))
        #expect(RequestPath("/ru/text/") == .folder(folder))
        func place(of path: String) -> SiteFolder {
            SiteFolder(answering: RequestPath(path), languages: [.english, .russian], acceptLanguage: nil)
        }
        #expect(place(of: "/ru/text/a.html") == SiteFolder(.russian, .text))
        #expect(place(of: "/ru/a.html") == SiteFolder(.russian, .poster))
        #expect(place(of: "/text/a.html") == SiteFolder(.english, .poster))
        #expect(place(of: "/de/text/a.html") == SiteFolder(.english, .poster))
    }

    @Test(
        "A loopback connection answers to its address, to localhost and to configured names",
        arguments: [
            "127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080", "kiosk.local:8080", "127.0.0.1",
            "localhost:80", "localhost:",
        ]
    )
    func servedHost(field: String) throws {
        let local = try #require(ListenAddress("127.0.0.1:8080"))
        #expect(HostCheck(local: local, extraNames: ["kiosk.local"]).verdict(on: field) == .served)
    }

    @Test(
        "Another name, address or port is elsewhere",
        arguments: [
            "example.org:8080", "127.0.0.1:8081", "192.0.2.1:8080", "localhost.:8080", "[::2]:8080", "127.1:8080",
        ]
    )
    func otherHost(field: String) throws {
        let local = try #require(ListenAddress("127.0.0.1:8080"))
        #expect(HostCheck(local: local, extraNames: []).verdict(on: field) == .elsewhere)
    }

    @Test(
        "What is no host is malformed",
        arguments: [
            "", ":8080", "a b", "user@localhost:8080", "localhost:80:80", "localhost:+80", "[::1", "[::1]x", "[x]",
            "a/b",
        ]
    )
    func malformedHost(field: String) throws {
        let local = try #require(ListenAddress("127.0.0.1:8080"))
        #expect(HostCheck(local: local, extraNames: []).verdict(on: field) == .malformed)
    }

    @Test("A connection from the network does not answer to localhost")
    func networkHost() throws {
        let check = HostCheck(local: try #require(ListenAddress("192.0.2.7:8080")), extraNames: [])
        #expect(check.verdict(on: "192.0.2.7:8080") == .served)
        #expect(check.verdict(on: "localhost:8080") == .elsewhere)
    }

    @Test(
        "An address to listen on is an IP address and a port",
        arguments: [
            ("127.0.0.1:8080", "127.0.0.1:8080"), ("localhost:0", "127.0.0.1:0"), ("[::1]:80", "[::1]:80"),
            ("0.0.0.0:65535", "0.0.0.0:65535"), ("[::ffff:127.0.0.1]:1", "127.0.0.1:1"),
            ("example.org:80", nil), ("127.0.0.1", nil), ("127.0.0.1:", nil), ("127.0.0.1:65536", nil),
            ("127.0.0.1:-1", nil), ("::1:80", nil), ("127.0.0.1:+1", nil),
        ] as [(String, String?)]
    )
    func listenAddress(text: String, description: String?) {
        #expect(ListenAddress(text)?.description == description)
    }

    @Test("A query is decoded; what is no UTF-8 is shown to be none, and a percent sign alone is one")
    func query() {
        let pairs = FormQuery.pairs(in: "size=3&back=a%2Eb+c&empty&x=%zz&y=%ff&=v&a=b=c")
        #expect(pairs.map(\.name) == ["size", "back", "empty", "x", "y", "", "a"])
        #expect(pairs.map(\.value) == ["3", "a.b c", "", "%zz", "\u{FFFD}", "v", "b=c"])
    }

    @Test("Settings that make no sense are refused by name")
    func settings() {
        func fault(_ change: (inout ServeConfiguration) -> Void) -> ServeError? {
            var configuration = ServeConfiguration()
            change(&configuration)
            do throws(ServeError) { try configuration.validate() } catch { return error }
            return nil
        }
        #expect(fault { _ in } == nil)
        #expect(fault { $0.cacheByteCount = -1 } == .setting(.cacheSize))
        #expect(fault { $0.eventLoopCount = 0 } == .setting(.threadCount))
        #expect(fault { $0.maximumConnectionCount = 0 } == .setting(.connectionCount))
        #expect(fault { $0.idleTimeout = .zero } == .setting(.timeout))
        #expect(fault { $0.hostNames = ["Kiosk:80"] } == .setting(.hostName))
        #expect(fault { $0.publicAddress = $0.kioskAddress } == .setting(.listenersAreOne))
    }
}

@Suite("The order of requests and answers")
struct ConnectionRulesTests {
    @Test("A refusal waits for the answer that is owed, and what comes behind it is dropped")
    func refusalWaits() {
        var rules = ConnectionRules<Int>()
        expect(rules.requestWasAdmitted(isLast: false).name, "forward")
        expect(rules.restOfRequestCame(isEnd: true).name, "forward")
        expect(rules.requestWasRefused(400).name, "drop")
        expect(rules.restOfRequestCame(isEnd: true).name, "drop")
        expect(rules.requestWasAdmitted(isLast: false).name, "drop")
        #expect(!rules.isLastAnswer)
        expect(rules.answerEnded().name, "refuse 400")
    }

    @Test("A refusal with nothing owed goes out at once, and only once")
    func refusalAtOnce() {
        var rules = ConnectionRules<Int>()
        expect(rules.requestWasRefused(400).name, "refuse 400")
        expect(rules.requestWasRefused(431).name, "drop")
    }

    @Test("The last request's body still comes through, and its answer closes")
    func lastRequest() {
        var rules = ConnectionRules<Int>()
        _ = rules.requestWasAdmitted(isLast: false)
        _ = rules.restOfRequestCame(isEnd: true)
        #expect(!rules.isLastAnswer)
        expect(rules.answerEnded().name, "goOn")
        _ = rules.requestWasAdmitted(isLast: true)
        expect(rules.restOfRequestCame(isEnd: false).name, "forward")
        expect(rules.restOfRequestCame(isEnd: true).name, "forward")
        #expect(rules.isLastAnswer)
        expect(rules.answerEnded().name, "close")
    }

    @Test("A request whose rest cannot be read has one answer, its own, and that is the last")
    func restIsFaulty() {
        var rules = ConnectionRules<Int>()
        _ = rules.requestWasAdmitted(isLast: false)
        expect(rules.restOfRequestCame(isEnd: false).name, "forward")
        expect(rules.requestWasRefused(400).name, "drop")
        #expect(rules.isLastAnswer)
        expect(rules.answerEnded().name, "close")
    }

    @Test("A stop closes an idle connection at once, a busy one behind its answer")
    func stops() {
        var idle = ConnectionRules<Int>()
        let isIdleClosed = idle.stop()
        #expect(isIdleClosed)
        var busy = ConnectionRules<Int>()
        _ = busy.requestWasAdmitted(isLast: false)
        let isBusyClosed = busy.stop()
        #expect(!isBusyClosed)
        expect(busy.answerEnded().name, "close")
    }
}

/// `#expect` cannot call what changes a value.
private func expect(_ found: String, _ expected: String, at place: SourceLocation = #_sourceLocation) {
    #expect(found == expected, sourceLocation: place)
}

extension ConnectionRules.Incoming {
    fileprivate var name: String {
        switch self {
        case .forward: "forward"
        case .drop: "drop"
        case .refuse(let refusal): "refuse \(refusal)"
        }
    }
}

extension ConnectionRules.AfterAnswer {
    fileprivate var name: String {
        switch self {
        case .goOn: "goOn"
        case .refuse(let refusal): "refuse \(refusal)"
        case .close: "close"
        }
    }
}

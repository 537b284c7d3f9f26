import Testing

@testable import KioskServer

/// Requests by which one is smuggled past another server, from the published collections (Watchfire 2005; Kettle, "HTTP
/// Desync Attacks", 2019, and its `0.CL`, `CL.0` followers; Jabiyev et al., "T-Reqs", 2021). Each has a second request in
/// its tail, which only a server that misreads the first one would answer.
@Suite("Smuggled requests")
struct SmugglingTests {
    private static let tail = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"

    private static func post(_ fields: String..., body: String = "0\r\n\r\n") -> String {
        "POST /ru/index.html HTTP/1.1\r\nHost: localhost\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n" + body
            + tail
    }

    private static func get(_ fields: String...) -> String {
        "GET /ru/index.html HTTP/1.1\r\nHost: localhost\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n" + tail
    }

    static let conflicting: [(String, String)] = [
        ("CL.TE", post("Content-Length: 6", "Transfer-Encoding: chunked")),
        ("TE.CL", post("Transfer-Encoding: chunked", "Content-Length: 3")),
        ("TE alone", post("Transfer-Encoding: chunked")),
        ("TE.TE, two fields", post("Transfer-Encoding: chunked", "Transfer-Encoding: x")),
        ("TE, unknown", post("Transfer-Encoding: xchunked", "Content-Length: 5")),
        ("TE, identity", post("Transfer-Encoding: identity", "Content-Length: 5")),
        ("TE, list", post("Transfer-Encoding: gzip, chunked")),
        ("TE, capitals", post("TRANSFER-ENCODING: CHUNKED")),
        ("TE, tab", post("Transfer-Encoding:\tchunked", "Content-Length: 5")),
        ("TE, space before colon", post("Transfer-Encoding : chunked", "Content-Length: 5")),
        ("TE, folded", post("X: x", " Transfer-Encoding: chunked", "Content-Length: 99999999")),
        ("TE, folded value", post("Transfer-Encoding:", " chunked", "Content-Length: 5")),
        ("TE, vertical tab", post("Transfer-Encoding: \u{0B}chunked", "Content-Length: 5")),
        ("TE, quoted", post("Transfer-Encoding: \"chunked\"", "Content-Length: 5")),
        ("TE behind bare LF", post("X: x\nTransfer-Encoding: chunked", "Content-Length: 99999999")),
        ("TE behind bare CR", post("X: x\rTransfer-Encoding: chunked", "Content-Length: 99999999")),
        ("TE behind NUL", post("X: x\0Transfer-Encoding: chunked", "Content-Length: 99999999")),
        ("TE on GET", get("Transfer-Encoding: chunked")),
        ("CL.CL", post("Content-Length: 5", "Content-Length: 60")),
        ("CL, list", post("Content-Length: 5, 60")),
        ("CL, plus", post("Content-Length: +5")),
        ("CL, minus", post("Content-Length: -5")),
        ("CL, hexadecimal", post("Content-Length: 0x5")),
        ("CL, too large for a word", post("Content-Length: 18446744073709551621")),
        ("CL, folded", post("Content-Length: 5", " 0")),
        ("CL, space within", post("Content-Length: 5 0")),
        ("CL, empty", post("Content-Length: ")),
        ("CL on GET", get("Content-Length: 49")),
        ("CL on GET, twice", get("Content-Length: 0", "Content-Length: 49")),
        ("no name", get(": x")),
        ("no colon", get("X")),
        ("space in name", get("A B: x")),
        ("NUL in name", get("A\0: x")),
        ("folded first", "GET /ru/index.html HTTP/1.1\r\n Host: localhost\r\n\r\n" + tail),
        ("two hosts", get("Host: localhost")),
        ("two hosts, one elsewhere", get("Host: example.org")),
        ("absolute target elsewhere", "GET http://example.org/ HTTP/1.1\r\nHost: localhost\r\n\r\n" + tail),
        ("no host", "GET /ru/index.html HTTP/1.1\r\n\r\n" + tail),
        ("version 9", "GET /ru/index.html HTTP/9.9\r\nHost: localhost\r\n\r\n" + tail),
        ("version 2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + tail),
        ("two versions", "GET /ru/index.html HTTP/1.1 HTTP/1.1\r\nHost: localhost\r\n\r\n" + tail),
        ("no version", "GET /ru/index.html\r\n\r\n" + tail),
    ]

    @Test(
        "Who says two things about where a request ends gets one answer, a refusal, and the connection ends",
        arguments: conflicting
    )
    func refused(kind: String, bytes: String) async throws {
        try await RunningServer.with { server in
            // Once as the connection's first request, once behind one that the fast path answers.
            for (before, count) in [("", 0), (Self.known + Self.known, 2)] {
                let statuses = try await Self.statuses(server, before + bytes)
                #expect(statuses.count == count + 1, "\(kind): \(statuses)")
                #expect((400..<600).contains(statuses.last ?? 0), "\(kind): \(statuses)")
            }
        }
    }

    static let final: [String] = [
        get("Connection: close"), get("Connection: keep-alive, close"),
        get("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__"),
        get("Upgrade: websocket", "Connection: Upgrade"),
        "GET /ru/index.html HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n" + tail,
    ]

    @Test(
        "What asks for the end of the connection, or for another protocol, gets its answer, and nothing behind it does",
        arguments: final
    )
    func last(bytes: String) async throws {
        try await RunningServer.with { server in
            let first = try await Self.statuses(server, bytes)
            #expect(first == [200])
            let behind = try await Self.statuses(server, Self.known + Self.known + bytes)
            #expect(behind == [200, 200, 200])
        }
    }

    @Test("A body whose length is said once belongs to its request, even if it looks like another")
    func body() async throws {
        try await RunningServer.with { server in
            let bytes = Self.post("Content-Length: \(Self.tail.utf8.count)", body: "") + Self.known
            let statuses = try await Self.statuses(server, bytes)
            #expect(statuses == [405, 200])
        }
    }

    private static let known = "GET /ru/index.html HTTP/1.1\r\nHost: localhost\r\n\r\n"

    private static func statuses(_ server: RunningServer, _ bytes: String) async throws -> [Int] {
        let answer = try await server.kiosk.exchange([Array(bytes.utf8)], pause: 0, closesOwnEnd: true)
        let text = String(decoding: answer, as: UTF8.self)
        return text.split(separator: "HTTP/1.1 ", omittingEmptySubsequences: true).compactMap { Int($0.prefix(3)) }
    }
}

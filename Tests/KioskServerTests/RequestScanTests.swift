import CityBundle
import PobratimTesting
import Testing

@testable import KioskServer

@Suite("What the fast path understands of a request")
struct RequestScanTests {
    private static let simple = "GET /ru/a.html HTTP/1.1\r\nHost: localhost\r\n\r\n"

    @Test("A browser's request is understood")
    func browser() throws {
        for head in BrowserHeads.all {
            let text = head.text(method: "GET", target: "/ru/a.html", host: "localhost", more: ["If-None-Match: \"x\""])
            let bytes = Array(text.utf8)
            guard case .request(let request) = RequestScan(bytes.span) else {
                Issue.record("not understood: \(text)")
                continue
            }
            #expect(request.byteCount == bytes.count)
            #expect(!request.isHead && !request.isForSlowPath)
            #expect(String(decoding: bytes[request.name], as: UTF8.self) == "ru/a.html")
            #expect(String(decoding: bytes[request.host], as: UTF8.self) == "localhost")
            let condition = try #require(request.ifNoneMatch)
            #expect(String(decoding: bytes[condition], as: UTF8.self) == "\"x\"")
        }
    }

    @Test("A request ends at its empty line, whatever stands behind it")
    func end() {
        let bytes = Array((Self.simple + "GET /b HTTP/1.1\r\n").utf8)
        guard case .request(let request) = RequestScan(bytes.span) else { return #expect(Bool(false)) }
        #expect(request.byteCount == Self.simple.utf8.count)
    }

    @Test("Every beginning of a request is incomplete")
    func beginnings() {
        let bytes = Array(Self.simple.utf8)
        for count in 0..<bytes.count { #expect(RequestScan(Array(bytes[..<count]).span) == .incomplete) }
    }

    @Test(
        "Whatever is unusual is left to the decoder",
        arguments: [
            "POST / HTTP/1.1\r\nHost: a\r\n\r\n", "get / HTTP/1.1\r\nHost: a\r\n\r\n", "\r\nGET / HTTP/1.1\r\n",
            "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", "GET http://a/ HTTP/1.1\r\n", "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
            "GET /\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n",
            "GET /\u{7F} HTTP/1.1\r\nHost: a\r\n\r\n", "GET /é HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost:\r\n\r\n",
            "GET / HTTP/1.1\r\n Host: a\r\n\r\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX: \u{1}\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: long enough\u{0} to be read by eight\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: tab\tbetween\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX: y\rz\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: пример\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n: y\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX(: y\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\ntransfer-encoding: chunked\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nExpect: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nTE: trailers\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nTrailer: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, TE\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\nConnection: keep-alive\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nProxy-Connection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHTTP2-Settings: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: y\r\n", count: 64))\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 8192))\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 8192))",
        ]
    )
    func doubtful(text: String) {
        #expect(RequestScan(Array(text.utf8).span) == .doubtful)
    }

    @Test(
        "A whole request that only the slow path can weigh is known to end",
        arguments: [
            "Range: bytes=0-1", "If-Match: *", "If-None-Match: \"a\"\r\nIf-None-Match: \"b\"",
            "Accept-Encoding: a\r\nAccept-Encoding: b",
        ]
    )
    func slow(fields: String) {
        let text = "GET /a HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n"
        guard case .request(let request) = RequestScan(Array(text.utf8).span) else { return #expect(Bool(false)) }
        #expect(request.isForSlowPath)
        #expect(request.byteCount == text.utf8.count)
    }

    @Test("Every byte is a token's or not as RFC 9110 says, and every byte in a value is printable or doubtful")
    func bytes() {
        let marks = Array("!#$%&'*+-.^_`|~".utf8)
        for byte in UInt8.min...UInt8.max {
            let isToken =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || marks.contains(byte)
            let named = Array("GET / HTTP/1.1\r\nHost: a\r\nX".utf8) + [byte] + Array(": y\r\n\r\n".utf8)
            // A colon ends the name, and the rest is the value.
            #expect((RequestScan(named.span) != .doubtful) == (isToken || byte == UInt8(ascii: ":")))
            for before in 0..<9 {
                let padding = String(repeating: "x", count: before)
                let valued = Array("GET / HTTP/1.1\r\nHost: a\r\nX: \(padding)".utf8) + [byte]
                let whole = valued + Array("xxxxxxxxx\r\n\r\n".utf8)
                #expect((RequestScan(whole.span) != .doubtful) == (0x20...0x7E).contains(byte))
            }
        }
    }

    @Test("A plain list of codings says what the full reading says")
    func codings() {
        var random = SplitMix64(seed: 1)
        let words = [
            "gzip", "x-gzip", "br", "deflate", "zstd", "identity", "*", "gzip;q=0", "GZIP", "", " ", "gzipped",
        ]
        var plainCount = 0
        for _ in 0..<2000 {
            let count = Int.random(in: 0...4, using: &random)
            let separator = [", ", ",", " ,", ";"].randomElement(using: &random) ?? ","
            let field = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: separator)
            guard let plain = ContentCoding(plainList: Array(field.utf8).span) else { continue }
            plainCount += 1
            #expect(plain == ContentCoding(accepted: field), "\(field)")
        }
        #expect(plainCount > 200)
        for field in ["gzip, deflate, br, zstd", "gzip, deflate, br", "gzip,deflate", "gzip, deflate"] {
            #expect(ContentCoding(plainList: Array(field.utf8).span) == .gzip)
        }
    }

    @Test("A single tag is compared as the full reading does")
    func tags() {
        let tag = EntityTag(Digest(of: [1]), as: .gzip)
        let own = tag.field
        for field in [
            own, "W/\(own)", "\"x\"", "\"\"", "W/\"x\"", "\(own)x", "x\(own)", "*", "", "\"", "W/", "\(own), \"x\"",
            "w/\(own)",
        ] {
            guard let plain = tag.isNamed(byPlain: Array(field.utf8).span) else { continue }
            #expect(plain == tag.isNamed(by: field), "\(field)")
        }
        #expect(tag.isNamed(byPlain: Array(own.utf8).span) == true)
        #expect(tag.isNamed(byPlain: Array("W/\(own)".utf8).span) == true)
        #expect(tag.isNamed(byPlain: Array("\"x\"".utf8).span) == false)
        #expect(tag.isNamed(byPlain: Array("\(own), \"x\"".utf8).span) == nil)
    }
}

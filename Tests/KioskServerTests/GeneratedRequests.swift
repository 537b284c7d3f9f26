import CityBundle
import PobratimTesting

@testable import KioskServer

/// Connections as no browser makes them: requests of every kind one behind the other, some damaged, cut anywhere.
struct GeneratedRequests {
    /// Requests on one connection.
    static let connectionLength = 30

    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// The bytes of one connection, in the pieces in which they are sent. The last request asks to close.
    mutating func connection() -> [[UInt8]] {
        var bytes: [UInt8] = []
        for _ in 1..<Self.connectionLength {
            let request = Array(self.request().utf8)
            // A damaged one usually ends the connection, so there are few.
            bytes += Int.random(in: 0..<60, using: &random) == 0 ? random.mutated(request) : request
        }
        bytes += Array("GET /ru/index.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
        var pieces: [[UInt8]] = []
        while !bytes.isEmpty {
            let isSmall = Bool.random(using: &random)
            let count = min(bytes.count, Int.random(in: 1...(isSmall ? 200 : 5000), using: &random))
            pieces.append(Array(bytes.prefix(count)))
            bytes.removeFirst(count)
        }
        return pieces
    }

    private mutating func request() -> String {
        let isOdd = Int.random(in: 0..<50, using: &random) == 0
        let method = isOdd ? "OPTIONS" : one(of: ["GET", "GET", "GET", "HEAD"])
        let target = one(of: Self.targets)
        var fields = BrowserHeads.all.randomElement(using: &random)?.fields ?? []
        if one(of: [true, false, false]) { fields.removeAll { $0.hasPrefix("Accept-Encoding") } }
        if one(of: [true, false, false]) { fields.append("If-None-Match: " + one(of: Self.conditions)) }
        if Int.random(in: 0..<12, using: &random) == 0 { fields.append("If-Match: " + one(of: Self.conditions)) }
        if Int.random(in: 0..<40, using: &random) == 0 { fields.append(one(of: Self.rare)) }
        if Int.random(in: 0..<4, using: &random) == 0 { fields.append(one(of: Self.harmless)) }
        if Int.random(in: 0..<8, using: &random) == 0 { fields.shuffle(using: &random) }
        return (["\(method) \(target) HTTP/1.1", "Host: localhost"] + fields).joined(separator: "\r\n") + "\r\n\r\n"
    }

    private mutating func one<Value>(of values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    private static let targets: [String] =
        SiteInMemory.contents.keys.sorted().map { "/" + $0 } + [
            "/", "/ru", "/ru/", "/ru/text/", "/ru/nowhere.html", "/ru/nowhere", "/en/text/nowhere.html", "/nowhere",
            "/ru/qingdao.html?x", "/ru/%71ingdao.html", "/ru/des%6B/report.html", "//ru/index.html", "/ru//index.html",
            "/ru/../ru/index.html", "/RU/index.html", "/ru/preferences.html?size=3&back=qingdao.html",
            "/ru/search.html", "/ru/search.html?q=x", "/MANIFEST.sig", "/assets/", "/ru/index.html/", "/ru/.x",
            "/assets/preferences.css/", "/screen/events/",
        ]

    private static let conditions: [String] = {
        var conditions = ["*", "\"x\"", "W/\"x\"", "\"x\", \"y\"", "x", "\"", ""]
        for name in ["ru/qingdao.html", "ru/index.html", "images/qingdao-0123456789ab.svg"] {
            let digest = Digest(of: Array(SiteInMemory.contents[name, default: ""].utf8))
            for coding in [ContentCoding.gzip, .identity] {
                let tag = EntityTag(digest, as: coding).field
                conditions += [tag, tag, "W/" + tag, "\"x\", " + tag]
            }
        }
        return conditions
    }()

    /// With them a request still ends where it seems to.
    private static let harmless = [
        "Accept-Language: en", "Cookie: preferences=31", "Cookie: a=b;preferences=22 ; c", "Cookie: preferences=22;",
        "Referer: http://localhost/ru/text/index.html", "Empty:", "Range: bytes=0-9", "Range: bytes=-5",
        "Connection: Keep-Alive", "A-Name-That-Is-Rather-Long: value", "Keep-Alive: timeout=5", "If-Range: \"x\"",
    ]

    /// Most of them make the connection the slow path's.
    private static let rare = [
        "Range: bytes=0-9", "Range: bytes=-5", "Range: x", "If-Range: \"x\"", "Accept-Encoding: br;q=1, gzip;q=0.5",
        "Accept-Encoding: identity", "Accept-Encoding: *", "Accept-Encoding: gzip;q=0", "Accept-Encoding: GZIP",
        "Connection: Keep-Alive", "Connection: x", "Expect: 100-continue", "TE: trailers", "Keep-Alive: timeout=5",
        "Cookie: preferences=31", "X: \tx", "X: é", "Content-Length: 0",
        "If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT",
        "Accept-Language: en", "Upgrade: h2c", "Proxy-Connection: keep-alive", "Content-Length: 5", "Host: localhost",
        "Transfer-Encoding: chunked", "Connection: close", "Empty:", "A-Name-That-Is-Rather-Long: value",
    ]
}

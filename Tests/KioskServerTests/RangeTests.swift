import CityBundle
import Testing

@testable import KioskServer

@Suite("Parts of members")
struct RangeTests {
    private static let name = "images/photo-0123456789ab.jpg"
    private static let small = SiteInMemory.photo(10_000)
    /// Goes out in pieces, the last one not full.
    private static let large = SiteInMemory.photo(300_001)

    private static func site(_ photo: [UInt8]) throws -> SiteInMemory {
        try SiteInMemory(SiteInMemory.contents, photos: [name: photo])
    }

    @Test(
        "A single range is read as RFC 9110 says, and anything else is no range",
        arguments: [
            ("bytes=0-9", 0..<10), ("bytes=90-", 90..<100), ("bytes=-10", 90..<100), ("bytes=95-200", 95..<100),
            ("bytes=-200", 0..<100), ("BYTES=5-5", 5..<6), ("bytes=100-", nil), ("bytes=-0", nil),
            ("bytes=100-200", nil),
        ] as [(String, Range<Int>?)]
    )
    func range(field: String, range: Range<Int>?) throws {
        let read = try #require(ByteRange(field))
        #expect(read.range(within: 100) == range)
    }

    @Test(
        "What is no single range of bytes is ignored",
        arguments: [
            "", "bytes", "bytes=", "bytes=-", "bytes=5-4", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b", "bytes=+1-2",
            "bytes=1-2-3", "bytes= 1-2", "bytes=99999999999999999999-",
        ]
    )
    func noRange(field: String) {
        #expect(ByteRange(field) == nil)
    }

    @Test("A picture goes out in parts, whether it is held in memory or read in pieces", arguments: [small, large])
    func parts(photo: [UInt8]) async throws {
        try await RunningServer.with(try Self.site(photo)) { server in
            let whole = try await server.kiosk.get("/\(Self.name)")
            #expect(whole.status == 200)
            #expect(whole.body == photo)
            #expect(whole["Accept-Ranges"] == "bytes")
            #expect(whole["Content-Length"] == "\(photo.count)")
            let tag = try #require(whole["ETag"])
            for (field, range) in [
                ("bytes=0-0", 0..<1), ("bytes=1000-8999", 1000..<9000), ("bytes=9990-", 9990..<photo.count),
                ("bytes=-7", (photo.count - 7)..<photo.count),
            ] {
                for condition in [[], ["If-Range: \(tag)"], ["If-None-Match: \"x\""]] {
                    let part = try await server.kiosk.get("/\(Self.name)", fields: ["Range: \(field)"] + condition)
                    #expect(part.status == 206)
                    #expect(part.body == Array(photo[range]))
                    #expect(part["Content-Length"] == "\(range.count)")
                    #expect(part["Content-Range"] == "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(photo.count)")
                    #expect(part["ETag"] == tag && part["Content-Type"] == "image/jpeg")
                }
            }
            let head = try await server.kiosk.get("/\(Self.name)", method: "HEAD", fields: ["Range: bytes=0-1"])
            #expect(head.head == whole.head)
        }
    }

    @Test("A range outside, a part of another version, and a picture that the client has", arguments: [small, large])
    func others(photo: [UInt8]) async throws {
        try await RunningServer.with(try Self.site(photo)) { server in
            let outside = try await server.kiosk.get("/\(Self.name)", fields: ["Range: bytes=9999999-"])
            #expect(outside.status == 416)
            #expect(outside["Content-Range"] == "bytes */\(photo.count)")
            let other = try await server.kiosk.get("/\(Self.name)", fields: ["Range: bytes=0-1", "If-Range: \"x\""])
            #expect(other.status == 200)
            #expect(other.body == photo)
            let tag = try #require(other["ETag"])
            let kept = try await server.kiosk.get(
                "/\(Self.name)",
                fields: ["Range: bytes=0-1", "If-None-Match: \(tag)"]
            )
            #expect(kept.status == 304)
            #expect(kept.body.isEmpty)
            let part = try await server.kiosk.get("/\(Self.name)", fields: ["Range: bytes=0-1", "If-Match: \(tag)"])
            #expect(part.status == 206)
            let refused = try await server.kiosk.get("/\(Self.name)", fields: ["Range: bytes=0-1", "If-Match: \"x\""])
            #expect(refused.status == 412)
            #expect(refused.body.isEmpty)
        }
    }

    @Test("Pages, which have two forms, go out whole")
    func pages() async throws {
        try await RunningServer.with { server in
            for target in ["/ru/qingdao.html", "/assets/search-ru.js", "/"] {
                let answer = try await server.kiosk.get(target, fields: ["Range: bytes=0-1"])
                #expect(answer.status != 206)
                #expect(answer["Accept-Ranges"] == nil)
            }
        }
    }

    @Test("A small picture is kept ready at once, a larger one when it is asked for again, a large one never")
    func kept() async throws {
        let sizes = ["small": 10_000, "larger": 100_000, "large": 300_001]
        let names = sizes.mapValues { "images/a-\($0)-0123456789ab.jpg" }
        let site = try SiteInMemory(
            SiteInMemory.contents,
            photos: Dictionary(uniqueKeysWithValues: sizes.map { (names[$0, default: ""], SiteInMemory.photo($1)) })
        )
        try await RunningServer.with(site) { server in
            func ask() async throws -> Set<String> {
                var kept: Set<String> = []
                for (kind, name) in names {
                    let answer = try await server.kiosk.get("/\(name)")
                    #expect(answer.body.count == sizes[kind])
                    let ready = server.active.answers.snapshot().representation(try MemberName(name), .identity)
                    if ready != nil { kept.insert(kind) }
                }
                return kept
            }
            let first = try await ask()
            #expect(first == ["small"])
            for _ in 0..<2 {
                let again = try await ask()
                #expect(again == ["small", "larger"])
            }
        }
    }

    @Test("Of many names that are asked for once none is asked for again, and the first are forgotten")
    func askedNames() throws {
        var asked = AskedNames()
        var againCount = 0
        for index in 0..<200 where asked.isAskedAgain(try MemberName("a\(index)")) { againCount += 1 }
        let isLastKnown = asked.isAskedAgain(try MemberName("a199"))
        let isFirstKnown = asked.isAskedAgain(try MemberName("a0"))
        #expect(againCount == 0 && isLastKnown && !isFirstKnown)
    }
}

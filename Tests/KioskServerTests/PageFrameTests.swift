import CityBundle
import CityPages
import Testing

@testable import KioskServer

@Suite("The frame of live pages")
struct PageFrameTests {
    private static let page = Array(SiteInMemory.frame("ru").utf8)

    @Test("Title and main are replaced, everything else stays")
    func replaces() throws {
        let frame = try #require(PageFrame(Self.page))
        let made = String(decoding: frame.page(title: "A & B", main: "<h1>New</h1>"), as: UTF8.self)
        let expected = SiteInMemory.frame("ru").replacing("<title>Settings", with: "<title>A &amp; B")
            .replacing("<h1>Settings</h1><p>As packed.</p>", with: "<h1>New</h1>")
        #expect(made == expected)
    }

    @Test(
        "A page without title or main is no frame",
        arguments: ["", "<title>x</title>", "<main></main>", "<title>x</title><main>"]
    )
    func refuses(page: String) {
        #expect(PageFrame(Array(page.utf8)) == nil)
    }

    @Test(
        "A relative link starts with a slash, any other stays",
        arguments: [
            ("index.html", "/ru/text/index.html"), ("../assets/a.css", "/ru/assets/a.css"),
            ("../../assets/a.css?v#x", "/assets/a.css?v#x"), ("./a.html", "/ru/text/a.html"),
            ("?size=3", "/ru/text/preferences.html?size=3"), ("../../../../a", "/a"), ("../", "/ru/"),
            ("#main", "#main"), ("/a", "/a"), ("//host/a", "//host/a"),
            ("https://example.org/", "https://example.org/"),
            ("mailto:a@example.org", "mailto:a@example.org"), ("", ""), ("a?b=c:d", "/ru/text/a?b=c:d"),
        ]
    )
    func links(link: String, anchored: String) throws {
        #expect(LinkAnchor(page: try MemberName("ru/text/preferences.html")).anchored(link) == anchored)
    }

    @Test("Links are found in href, src and action of tags, not in text or comments")
    func anchors() throws {
        let anchor = LinkAnchor(page: try MemberName("ru/a.html"))
        let html =
            #"a < b <!-- <a href="x"> --><a class="href" href="x">href="x"</a><img src="y" alt="1 > 0"><form action="z">"#
        let anchored =
            #"a < b <!-- <a href="x"> --><a class="href" href="/ru/x">href="x"</a><img src="/ru/y" alt="1 > 0"><form action="/ru/z">"#
        #expect(String(decoding: anchor.anchoring(Array(html.utf8)), as: UTF8.self) == anchored)
    }

    @Test("A page cut short anywhere is a frame or none, and never a crash")
    func truncation() throws {
        let name = try MemberName("ru/preferences.html")
        for count in Self.page.indices {
            _ = PageFrame(Array(Self.page.prefix(count)))
            _ = LinkAnchor(page: name).anchoring(Array(Self.page.prefix(count)))
        }
    }
}

@Suite("The cache of ready answers")
struct RepresentationCacheTests {
    private static func representation(_ name: String, byteCount: Int) throws -> (
        RepresentationCache.Key, Representation
    ) {
        let name = try MemberName(name)
        let member = StoredMember(name: name, content: (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) })
        return (RepresentationCache.Key(name: name, coding: .identity), Representation(member, as: .identity))
    }

    @Test("The budget is never exceeded, and what is too large for it is not kept")
    func budget() throws {
        var cache = RepresentationCache(budget: 40_000)
        for index in 0..<100 {
            let (key, value) = try Self.representation("a\(index)", byteCount: 100 * index)
            cache.insert(value, for: key)
            #expect(cache.byteCount <= 40_000)
        }
        let (key, value) = try Self.representation("large", byteCount: 40_000)
        cache.insert(value, for: key)
        let keptKey = cache.value(for: key)
        #expect(keptKey == nil)
        #expect(cache.count > 0)
    }

    @Test("What is asked for stays, what is not makes room")
    func eviction() throws {
        var cache = RepresentationCache(budget: 10_000)
        let (wanted, value) = try Self.representation("wanted", byteCount: 100)
        cache.insert(value, for: wanted)
        for index in 0..<50 {
            let keptWanted = cache.value(for: wanted)
            #expect(keptWanted != nil)
            let (key, value) = try Self.representation("b\(index)", byteCount: 100)
            cache.insert(value, for: key)
            #expect(cache.count <= 5)
        }
    }

    @Test("A budget of nothing keeps nothing")
    func nothing() throws {
        var cache = RepresentationCache(budget: 0)
        let (key, value) = try Self.representation("a", byteCount: 1)
        cache.insert(value, for: key)
        #expect(cache.count == 0)
    }
}

import CityBundle
import CityPages
import Testing

@testable import KioskServer

@Suite("The template of live pages")
struct PageTemplateTests {
    private static let page = Array(SiteInMemory.template("ru").utf8)

    @Test("Title and main are replaced, everything else stays")
    func replaces() throws {
        let template = try #require(PageTemplate(Self.page))
        let made = String(decoding: template.page(title: "A & B", main: "<h1>New</h1>"), as: UTF8.self)
        let expected = SiteInMemory.template("ru").replacing("<title>Settings", with: "<title>A &amp; B")
            .replacing("<h1>Settings</h1><p>As packed.</p>", with: "<h1>New</h1>")
        #expect(made == expected)
    }

    @Test(
        "A page without title or main is no template",
        arguments: ["", "<title>x</title>", "<main></main>", "<title>x</title><main>"]
    )
    func refuses(page: String) {
        #expect(PageTemplate(Array(page.utf8)) == nil)
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

    @Test("A page cut short anywhere is a template or none, and never a crash")
    func truncation() throws {
        let name = try MemberName("ru/preferences.html")
        for count in Self.page.indices {
            _ = PageTemplate(Array(Self.page.prefix(count)))
            _ = LinkAnchor(page: name).anchoring(Array(Self.page.prefix(count)))
        }
    }
}

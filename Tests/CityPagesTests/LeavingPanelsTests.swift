import Testing

@testable import CityPages

@Suite("Leaving for the visitor's own phone")
struct LeavingPanelsTests {
    let site: RenderedSite

    init() throws {
        site = try RenderedSite(changes: [
            "site.json": """
            {"title": {"ru": "Побратимы", "en": "Twins"}, "languages": ["ru", "en"], "securityEpoch": 1,
             "publicAddress": "https://twins.example.org/kazan/", "order": ["harbour", "hilltown"]}
            """
        ])
    }

    @Test("Beside a link out of the site stands one to its panel on the same page, with the address and its code")
    func cityPageHasPanels() throws {
        let page = site.page("en/harbour.html")
        #expect(page.contains("<a class=\"on-screen\" href=\"#out-1\">harbour.example</a>"))
        let panel = try #require(page.split(separator: "<dialog ").first { $0.contains("id=\"out-1\"") })
        #expect(panel.contains("<p class=\"address\">harbour.example</p>"))
        #expect(panel.contains("<svg class=\"qr-code\""))
    }

    @Test("On the list such a link leads to the panel on the city's own page")
    func listLinksToPanels() {
        #expect(site.page("en/index.html").contains("<a class=\"on-screen\" href=\"harbour.html#out-1\">"))
        #expect(!site.page("en/index.html").contains("<dialog"))
    }

    @Test("Each city page offers itself on the public site, in its language and version")
    func offersItself() {
        #expect(
            site.page("ru/hilltown.html").contains("<p class=\"address\">twins.example.org/kazan/ru/hilltown.html</p>")
        )
        #expect(site.page("en/hilltown.html").contains("<a class=\"button\" href=\"#phone\">"))
        let text = site.page("en/text/hilltown.html")
        #expect(text.contains("<p class=\"address\">twins.example.org/kazan/en/text/hilltown.html</p>"))
    }

    @Test("The large-text pages show the address and no code, and do not speak of one")
    func textPagesHaveNoCode() {
        let page = site.page("en/text/harbour.html")
        #expect(page.contains("<p class=\"address\">harbour.example</p>"))
        #expect(!page.contains("<svg") && !page.contains("camera"))
    }

    @Test("Without a public address there is no link to one")
    func needsAddress() throws {
        let page = try RenderedSite().page("en/harbour.html")
        #expect(!page.contains("#phone") && !page.contains("id=\"phone\""))
        #expect(page.contains("id=\"out-1\""))
    }

    @Test(
        "A code has a side of 21 squares and 4 for each further version, a finder in three corners, a white rim of four"
    )
    func drawsCode() throws {
        let code = try #require(QRCode("https://twins.example.org/kazan/ru/hilltown.html"))
        #expect((code.side - 17) % 4 == 0 && code.side <= 37)
        let drawing = code.drawing.source
        #expect(drawing.contains("viewBox=\"0 0 \(code.side + 8) \(code.side + 8)\""))
        for finder in ["M4 4.5h7M", "M\(code.side - 3) 4.5h7M", "M4 \(code.side + 3).5h7M"] {
            #expect(drawing.contains(finder), "\(finder)")
        }
        #expect(drawing.utf8.count < 6000)
    }

    @Test("A text too long for any code gives none")
    func refusesLongText() { #expect(QRCode(String(repeating: "ж", count: 3000)) == nil) }
}

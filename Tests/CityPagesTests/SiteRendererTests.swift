import Cities
import CityPages
import PobratimTesting
import Testing
import Words

@Suite("The rendered site")
struct SiteRendererTests {
    let site: RenderedSite

    init() throws { site = try RenderedSite() }

    @Test("As many files come as were announced, each once, the same on every run")
    func isDeterministic() throws {
        #expect(site.order.count == site.announcedCount)
        #expect(Set(site.order).count == site.order.count)
        let again = try RenderedSite()
        #expect(again.order == site.order)
        #expect(again.files == site.files)
    }

    @Test("Every link within the site leads to a file, and every anchor to an id")
    func linksLead() {
        var check = LinkCheck()
        for path in site.order { check.add(RenderedFile(path: path, bytes: site.files[path] ?? [])) }
        #expect(check.brokenLinks.isEmpty)
        #expect(check.linkCount > 500)
    }

    @Test("A link that leads nowhere is found, and an anchor without an id")
    func findsBrokenLinks() {
        var check = LinkCheck()
        let page =
            "<a href=\"../a.html\"></a><a href=\"#x\"></a><a href=\"https://b.example/\"></a><p id=\"y\"><a href=\"#y\">"
        check.add(RenderedFile(path: "ru/page.html", bytes: Array(page.utf8)))
        #expect(check.brokenLinks.map(\.link) == ["#x", "../a.html"])
    }

    @Test("Every link that leads nowhere is counted, and the same one is named in whatever order files are checked")
    func countsBrokenLinks() {
        let files = ["b.html", "a.html", "c.html"].map { path in
            RenderedFile(path: path, bytes: Array("<a href=\"x\"></a><a href=\"#x\"></a><a href=\"x\"></a>".utf8))
        }
        for order in [files, files.reversed()] {
            var check = LinkCheck()
            for file in order { check.add(file) }
            #expect(check.linkCount == 9)
            #expect(check.brokenLinkCount == 9)
            let named = check.brokenLinks.map { "\($0.page): \($0.link)" }
            #expect(named == ["a.html: #x", "a.html: x", "b.html: #x", "c.html: #x"])
            check.add(RenderedFile(path: "x", bytes: []))
            #expect(check.brokenLinkCount == 3)
        }
    }

    @Test("Every page has one h1, a language, one main, a skip link to it, and no style of its own")
    func everyPageIsWhole() {
        for (path, text) in site.pages {
            #expect(text.ranges(of: "<h1").count == 1, "\(path)")
            #expect(text.contains("<html lang=\""), "\(path)")
            #expect(text.ranges(of: "<main id=\"main\"").count == 1, "\(path)")
            #expect(!text.contains("style=\"") && !text.contains("<style"), "\(path)")
            if path != "index.html" { #expect(text.contains("class=\"skip\" href=\"#main\""), "\(path)") }
        }
    }

    @Test("The large-text pages hold no picture of any kind, and the description stands in its place")
    func textPagesHaveNoPictures() {
        let pages = site.pages.filter { $0.path.contains("/text/") }
        #expect(pages.count == 24)
        for (path, text) in pages {
            for mark in ["<img", "<svg", "<picture", "url(", "images/", "icon-"] {
                #expect(!text.contains(mark), "\(path): \(mark)")
            }
        }
        #expect(site.page("ru/text/harbour.html").contains("Маяк над бухтой."))
    }

    @Test("Facts stand on the page in the language's own form")
    func showsFacts() {
        let russian = site.page("ru/harbour.html")
        for fact in [
            "4,3\u{A0}млн", "885,61\u{A0}км²", "311\u{A0}до\u{A0}н.\u{A0}э.", "+5\u{A0}ч", "UTC+8", "harbour.example",
        ] {
            #expect(russian.contains(fact), "\(fact)")
        }
        let english = site.page("en/harbour.html")
        for fact in ["4.3\u{A0}million", "885.61\u{A0}km²", "311\u{A0}BC", "twin city since 2001"] {
            #expect(english.contains(fact), "\(fact)")
        }
    }

    @Test("A fact that could not be read is shown as the source has it, in the source's language")
    func showsUnreadFactAsWritten() {
        #expect(site.page("ru/hilltown.html").contains("2,678 km2 (2020 г.)"))
        #expect(site.page("en/hilltown.html").contains("<span lang=\"ru\">2,678 km2 (2020 г.)</span>"))
    }

    @Test("The home city is named in the form that the content gives, else in a phrase that needs none")
    func namesHome() {
        #expect(site.page("ru/harbour.html").contains("разница во времени с Лесным"))
        #expect(site.page("en/harbour.html").contains("time difference from Lesnoy"))
    }

    @Test("Summer time is told beside the usual difference")
    func showsSummerTime() {
        #expect(site.page("en/hilltown.html").contains("\u{2212}1\u{A0}h"))
        #expect(site.page("en/hilltown.html").contains("0\u{A0}h in summer"))
    }

    @Test("A city without a text in a language is shown in another, with its lang")
    func fallsBack() {
        #expect(site.page("en/hilltown.html").contains("<h1 lang=\"ru\">Холмград</h1>"))
    }

    @Test("Events stand newest first, with anchors that do not depend on the language")
    func ordersEvents() throws {
        let anchors = ["e-2022-03-01", "e-2022-03-01-no2", "e-2021-12", "e-2019-04-21-2019-04-25", "e-undated"]
        for page in [site.page("ru/harbour.html"), site.page("en/harbour.html")] {
            let places = try anchors.map { try #require(page.firstRange(of: "id=\"\($0)\"")).lowerBound }
            #expect(places == places.sorted())
        }
        #expect(site.page("ru/harbour.html").contains("21–25\u{A0}апреля"))
        #expect(site.page("en/harbour.html").contains("21–25\u{A0}April"))
    }

    @Test("Where there is one language there is no choice of languages on the bar")
    func offersNoChoiceOfOne() throws {
        #expect(site.page("ru/index.html").contains("hreflang"))
        var changes: [String: String?] = [:]
        for (path, text) in ContentRecipe.files {
            if path.hasSuffix("/en.md") { changes[path] = .some(nil) }
            if path.hasSuffix(".json") { changes[path] = text.replacing(#/, "en"(: "[^"]*")?/#, with: "") }
        }
        let page = try RenderedSite(changes: changes).page("ru/index.html")
        #expect(page.contains("class=\"places\""))
        #expect(!page.contains(Words.of(.russian).languageLabel))
    }

    @Test("A language without words of its own takes those of the site's first one, and is called by its tag")
    func languageWithoutWords() throws {
        let settings = try #require(ContentRecipe.files["site.json"])
        let site = try RenderedSite(changes: [
            "site.json": settings.replacing("[\"ru\", \"en\"]", with: "[\"ru\", \"en\", \"tt\"]")
                .replacing("\"en\": \"Friendly cities\"", with: "\"en\": \"Friendly cities\", \"tt\": \"Дус шәһәрләр\"")
        ])
        let page = site.page("tt/index.html")
        #expect(page.contains("<html lang=\"ru\""))
        #expect(page.contains(Words.of(.russian).search) && !page.contains(Words.of(.english).search))
        #expect(page.contains("Дус шәһәрләр"))
        let choice = site.page("index.html")
        #expect(choice.contains("<span class=\"name\">tt</span> <span class=\"tie\">Дус шәһәрләр</span>"))
        #expect(choice.split(separator: "<span class=\"name\">English</span>").count == 2)
    }

    @Test("Text of the content cannot become markup")
    func escapesContent() throws {
        let page = site.page("ru/index.html")
        #expect(page.contains("Приморье &amp; Ко"))
        let city = site.page("ru/harbour.html")
        #expect(city.contains("Город &lt;кораблей&gt; и <em>маяков</em>."))
        #expect(city.contains("<a href=\"hilltown.html\">Холмград</a>"))
    }
}

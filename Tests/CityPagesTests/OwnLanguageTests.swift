import CityPages
import PobratimTesting
import Testing

@Suite("A language of the site's own")
struct OwnLanguageTests {
    private let site: RenderedSite

    init() throws { site = try RenderedSite(changes: LatinContent.changes) }

    @Test("Its pages say all in its words: of English and Russian there is nothing but what the content has not in it")
    func pages() {
        let pages = site.pages.filter { $0.path.hasPrefix("la/") }
        #expect(pages.count == site.pages.count { $0.path.hasPrefix("en/") })
        for (path, text) in pages {
            #expect(text.contains("<html lang=\"la\""), "\(path)")
            // The bar, the foot and the way on: what stands on every page.
            for word in ["Search", "Map", "About accessibility", "Sign in"] {
                #expect(!text.contains(">\(word)<") && text.contains("\(LatinWords.mark)\(word)"), "\(path): \(word)")
            }
            #expect(!text.contains(">Поиск<"), "\(path)")
        }
    }

    @Test("A city has its facts, dates and numbers in it")
    func city() {
        let page = site.page("la/harbour.html")
        #expect(page.contains("<h1>Portus</h1>"))
        #expect(page.contains("<time datetime=\"2022-03-01\">1 Martii</time>"))
        #expect(page.contains("Latine: 885,61\u{A0}km²"))
        #expect(page.contains("Latine: twin city since 2001"))
    }

    @Test("Other languages name it by its own name, and the choice of a language asks in it")
    func choice() {
        let page = site.page("index.html")
        #expect(page.contains("<html lang=\"la\""))
        #expect(page.contains("Latina") && page.contains("<span lang=\"la\">Latine: Choose a language</span>"))
        #expect(page.contains("<span lang=\"ru\">Выберите язык</span>"))
    }

    @Test("The search of an exported site speaks it, and knows its small words")
    func searchScript() {
        let script = site.page("assets/search-la.js")
        #expect(script.contains("Duae urbes inventae sunt."))
        #expect(script.contains(" quoque "))
    }

    @Test("The bundle carries the words for the server; of languages of the program's own it carries none")
    func member() throws {
        #expect(site.page("data/words/la.json") == LatinWords.file)
        #expect(site.announcedCount == site.order.count)
        #expect(try !RenderedSite().order.contains { $0.hasPrefix("data/words/") })
    }
}

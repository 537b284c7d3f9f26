import Cities
import PobratimTesting
import Testing

@testable import CityPages

@Suite("The search without a server")
struct SearchScriptTests {
    @Test("Each language has a script, which only its search pages load")
    func loaded() throws {
        let site = try RenderedSite()
        for language in ["ru", "en"] {
            #expect(site.files["assets/search-\(language).js"] != nil)
            #expect(site.page("\(language)/search.html").contains("src=\"../assets/search-\(language).js\""))
            #expect(site.page("\(language)/text/search.html").contains("src=\"../../assets/search-\(language).js\""))
        }
        for (path, text) in site.pages where !path.hasSuffix("search.html") {
            #expect(!text.contains("search-ru.js") && !text.contains("search-en.js"), "\(path)")
        }
    }

    @Test("A shipped city takes 6,000 bytes of it at most")
    func size() throws {
        let site = try RenderedSite(folder: Repository.shippedContent)
        for language in ["ru", "en"] {
            let lines = site.page("assets/search-\(language).js").split(separator: "\n").filter { $0.hasPrefix("{\"") }
            #expect(lines.count == 5)
            #expect(lines.allSatisfy { $0.utf8.count <= 6001 })
        }
    }

    @Test("Words are packed in order, each by what it does not share with the one before")
    func packed() {
        #expect(SearchScript.packed(["panda", "pivo", "pan", "panda"], into: 100) == "0pan3da1ivo")
    }

    @Test("Where room is short the last words of the text are left out")
    func room() {
        #expect(SearchScript.packed(["panda", "pivo"], into: 6) == "0panda")
        #expect(SearchScript.packed(["panda"], into: 3) == "")
    }
}

import Cities
import Words

/// The search: its form, and all the cities by name, so that it is never a dead end.
///
/// A server puts ``SearchMain`` in the place of what stands before the list; in the export the page's script does.
struct SearchPage {
    let page: PageContext

    var html: HTML {
        let cities = page.site.cities.sorted { page.plainName(of: $0) < page.plainName(of: $1) }
        let items = cities.map { city -> HTML in
            guard let (text, language) = page.best(city.texts) else { return .empty }
            return """
                <li><a href="\(page.link(to: .city(city.slug)))"><span class="name"\(page.langAttribute(language))>\
                \(text.name)</span> \(Tie(page: page, city: city).html)</a></li>

                """
        }
        let script = page.link(toFile: SearchScript.path(in: page.address.language))
        let main: HTML = """
            \(SearchMain(words: page.words, outcome: .nothingAsked).formWithoutServer)\
            <div id="found" aria-live="polite"></div>
            <p class="without-server">\(page.words.searchWithoutServer)</p>
            <script src="\(script)" defer></script>
            <section class="all-cities" aria-labelledby="all-cities">
            <h2 id="all-cities">\(page.words.searchLead)</h2>
            <ul class="places-list">
            \(items.joined())</ul>
            </section>

            """
        return Document(page: page, title: page.words.searchTitle, kind: "search", main: main).html
    }
}

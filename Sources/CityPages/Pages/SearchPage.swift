import Cities

/// All the cities by name: what search falls back on, so that it is never a dead end.
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
        let main: HTML = """
            <header class="title">
            <h1>\(page.words.searchTitle)</h1>
            </header>
            <p class="lead">\(page.words.searchLead)</p>
            <ul class="places-list">
            \(items.joined())</ul>

            """
        return Document(page: page, title: page.words.searchTitle, kind: "search", main: main).html
    }
}

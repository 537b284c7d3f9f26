import Cities

/// The list of cities as on the portal: each entry opens in place and closes again, and has its own page.
struct ListPage {
    let page: PageContext

    var html: HTML {
        let home = page.site.home.map { "<p class=\"home\">\(page.localized($0.names))</p>\n" as HTML } ?? .empty
        let entries = page.site.cities.map(entry).joined()
        let main: HTML = """
            <header class="title">
            \(home)<h1>\(page.localized(page.site.title))</h1>
            </header>
            <p class="fold" hidden data-unfold="\(page.words.unfoldAll)" data-fold="\(page.words.foldAll)"></p>
            <div class="entries">
            \(entries)</div>

            """
        return Document(page: page, title: nil, kind: "list", main: main).html
    }

    private func entry(_ city: PartnerCity) -> HTML {
        guard let (text, language) = page.best(city.texts) else { return .empty }
        let lang = page.langAttribute(language)
        let lead: HTML = text.lead.isEmpty ? .empty : "<p class=\"lead\"\(lang)>\(text.lead.html(on: page))</p>\n"
        return """
            <details class="entry" id="\(city.slug.rawValue)">
            <summary>\(Poster(page: page, city: city).thumbnail)<h2 class="name"\(lang)>\(text.name)</h2>
            \(Tie(page: page, city: city).html)</summary>
            <div class="opened">
            \(lead)\(Figures(page: page, city: city).html)\(FactList(page: page, city: city).html)\
            <p><a class="button" href="\(page.link(to: .city(city.slug)))">\(page.words.more)\
            <span class="unseen">: <span\(lang)>\(text.name)</span></span></a></p>
            </div>
            </details>

            """
    }
}

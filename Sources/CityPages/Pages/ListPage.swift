import Cities
import Words

/// The list of cities as on the portal: each entry opens in place and closes again, and has its own page.
///
/// Of many cities the entries are the countries, and what opens is the names of their cities.
struct ListPage {
    let page: PageContext

    /// Above it the list splits by country: so many entries with their pictures and facts would be megabytes.
    static let longestWithFacts = 200

    var html: HTML {
        let home = page.site.home.map { "<p class=\"home\">\(page.localized($0.names))</p>\n" as HTML } ?? .empty
        let isSplit = page.site.cities.count > Self.longestWithFacts
        let entries = isSplit ? CountryGroup.groups(on: page).map(entry) : page.site.cities.map(entry)
        let main: HTML = """
            <header class="title">
            \(home)<h1>\(page.localized(page.site.title))</h1>
            <p class="fold" hidden data-unfold="\(page.words.unfoldAll)" data-fold="\(page.words.foldAll)"></p>
            </header>
            <div class="entries\(isSplit ? " by-country" : .empty)">
            \(entries.joined())</div>

            """
        return Document(page: page, title: nil, kind: "list", main: main).html
    }

    /// The anchor that links name stands within the entry, as a browser opens what it has to show even without scripts.
    private func entry(_ city: PartnerCity) -> HTML {
        let page = page.telling(of: city)
        guard let (text, language) = page.best(city.texts) else { return .empty }
        let lang = page.langAttribute(language)
        let lead: HTML = text.lead.isEmpty ? .empty : "<p class=\"lead\"\(lang)>\(text.lead.html(on: page))</p>\n"
        return """
            <details class="entry" data-city="\(city.slug.rawValue)">
            <summary>\(Poster(page: page, city: city).thumbnail)<h2 class="name"\(lang)>\(text.name)</h2>
            \(Tie(page: page, city: city).html)</summary>
            <div class="opened" id="\(city.slug.rawValue)">
            \(lead)\(Figures(page: page, city: city).html)\(FactList(page: page, city: city).html)\
            <p><a class="button" href="\(page.link(to: .city(city.slug)))">\(page.words.more)\
            <span class="unseen"> (<span\(lang)>\(text.name)</span>)</span></a></p>
            </div>
            </details>

            """
    }

    private func entry(_ group: CountryGroup) -> HTML {
        """
        <details class="entry" data-city="\(group.anchor)">
        <summary><h2 class="name">\(group.name)</h2>
        <span class="tie">\(page.words.cityCount(group.cities.count))</span></summary>
        <div class="opened" id="\(group.anchor)">
        <ul class="places-list">
        \(group.cities.map(item).joined())</ul>
        </div>
        </details>

        """
    }

    private func item(_ city: PartnerCity) -> HTML {
        guard let (text, language) = page.best(city.texts) else { return .empty }
        return """
            <li id="\(city.slug.rawValue)"><a href="\(page.link(to: .city(city.slug)))">\
            <span class="name"\(page.langAttribute(language))>\(text.name)</span></a></li>

            """
    }
}

import Cities
import Words

/// The five places of the kiosk (four, where there is one language only), where a child and a wheelchair user reach
/// them.
struct PlacesBar {
    let page: PageContext

    var html: HTML {
        let words = page.words
        return """
            <nav class="places" aria-label="\(words.places)">
            <ul>
            <li>\(place(.list, sign: .home, words.allCities))</li>
            <li>\(place(.search, sign: .search, words.search))</li>
            <li>\(place(.map, sign: .map, words.map))</li>
            <li>\(accessible)</li>
            \(language)</ul>
            </nav>

            """
    }

    private func place(_ target: PageAddress.Page, sign: Sign, _ label: String) -> HTML {
        let current: HTML = page.address.page == target ? " aria-current=\"page\"" : .empty
        return "<a href=\"\(page.link(to: target))\"\(current)>\(signed(sign.drawing))<span>\(label)</span></a>"
    }

    /// The settings open in place on the poster pages; on the large-text pages they stand open at the top.
    private var accessible: HTML {
        let label = page.words.accessibleVersion
        guard page.showsPictures else { return "<a href=\"\(page.link(to: .preferences))\"><span>\(label)</span></a>" }
        return """
            <details class="access-menu"><summary>\(signed("Aa"))<span>\(label)</span></summary>
            <div class="access">
            \(AccessBar(page: page).controls)</div></details>
            """
    }

    /// The button is the other language where there are two; where there are more it leads to the choice.
    private var language: HTML {
        let others = page.site.languages.filter { $0 != page.address.language }
        guard !others.isEmpty else { return .empty }
        if others.count == 1, let other = others.first {
            let address = page.link(to: page.address.with(other))
            let tag = other.rawValue
            return """
                <li><a href="\(address)" hreflang="\(tag)" lang="\(tag)">\(signed(sign(of: other)))\
                <span>\(page.siteWords.words(in: other)?.languageName ?? tag)</span></a></li>

                """
        }
        return """
            <li><a href="\(page.link(toFile: SitePath.languageChoice.path))">\(signed(sign(of: page.address.language)))\
            <span>\(page.words.languageLabel)</span></a></li>

            """
    }

    private func sign(of language: LanguageTag) -> HTML {
        let tag = language.rawValue
        return
            "\(page.siteWords.words(in: language)?.languageSign ?? "\(tag.prefix(1).uppercased())\(tag.dropFirst().prefix(1))")"
    }

    private func signed(_ sign: HTML) -> HTML {
        page.showsPictures ? "<span class=\"sign\" aria-hidden=\"true\">\(sign)</span>" : .empty
    }
}

/// The signs on the bar, drawn by us in one weight of line.
enum Sign {
    case home, search, map

    var drawing: HTML {
        let shape: HTML =
            switch self {
            case .home: "<path d=\"M4 15 16 5l12 10M8 13v14h16V13\"/>"
            case .search: "<circle cx=\"14\" cy=\"14\" r=\"8\"/><path d=\"m20 20 8 8\"/>"
            case .map:
                "<path d=\"M16 29c-6-8-9-12-9-17a9 9 0 0 1 18 0c0 5-3 9-9 17z\"/><circle cx=\"16\" cy=\"12\" r=\"3\"/>"
            }
        return """
            <svg viewBox="0 0 32 32" width="32" height="32" fill="none" stroke="currentColor" stroke-width="2.5" \
            stroke-linecap="round" stroke-linejoin="round">\(shape)</svg>
            """
    }
}

import Cities

/// The settings of the accessible version on a page of their own.
///
/// The same page is the link's target: with a query (`?size=3&back=qingdao.html`) the server sets the cookie and returns.
struct PreferencesPage {
    let page: PageContext

    var html: HTML {
        let bar: HTML =
            page.showsPictures ? "<div class=\"access\">\n\(AccessBar(page: page).controls)</div>\n" : .empty
        let main: HTML = """
            <header class="title">
            <h1>\(page.words.preferencesTitle)</h1>
            </header>
            <p class="lead">\(page.words.preferencesLead)</p>
            \(bar)
            """
        return Document(page: page, title: page.words.preferencesTitle, kind: "preferences", main: main).html
    }
}

/// What is accessible, and what is not.
struct AccessibilityPage {
    let page: PageContext

    var html: HTML {
        let statements = page.words.accessibilityStatement.map { statement -> HTML in
            """
            <section class="prose">
            <h2>\(statement.heading)</h2>
            \(statement.paragraphs.map { "<p>\($0)</p>\n" as HTML }.joined())</section>

            """
        }
        let main: HTML = """
            <header class="title">
            <h1>\(page.words.accessibilityTitle)</h1>
            </header>
            \(statements.joined())
            """
        return Document(page: page, title: page.words.accessibilityTitle, kind: "accessibility", main: main).html
    }
}

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

/// A row of the portal for staff and messages. The packed page says where it works.
struct DeskPage {
    let page: PageContext
    let desk: PageAddress.DeskPage

    var html: HTML {
        let title = page.words.deskTitles[desk] ?? ""
        let main: HTML = """
            <header class="title">
            <h1>\(title)</h1>
            </header>
            <p class="lead">\(page.words.deskNotHere)</p>

            """
        return Document(page: page, title: title, kind: "desk", main: main).html
    }
}

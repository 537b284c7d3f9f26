import Cities

/// One city, all that is known and told of it.
struct CityPage {
    let page: PageContext
    let city: PartnerCity
    private let accent: Int

    /// - Parameter number: its place among the site's cities, from 0: they take turns with the accents.
    init(page: PageContext, city: PartnerCity, number: Int) {
        self.page = page.telling(of: city)
        self.city = city
        accent = number % Accent.count + 1
    }

    var html: HTML {
        guard let (text, language) = page.best(city.texts) else { preconditionFailure("every city has a text") }
        let lang = page.langAttribute(language)
        let lead: HTML = text.lead.isEmpty ? .empty : "<p class=\"lead\"\(lang)>\(text.lead.html(on: page))</p>\n"
        let about = text.about.map { section -> HTML in
            """
            <section class="about" aria-labelledby="about">
            <h2 id="about"\(lang)>\(section.heading)</h2>
            <div class="prose"\(lang)>
            \(section.blocks.html(on: page))</div>
            </section>

            """
        }
        let events = text.events.map { TimeLine(page: page, section: $0, language: language).html }
        let panels = LeavingPanels(page: page)
        let figure = Poster(page: page, city: city).figure
        let header: HTML = """
            <header class="title">
            <h1\(lang)>\(text.name)</h1>
            <p class="tie-line">\(Tie(page: page, city: city, isShort: false).html)</p>
            \(lead)</header>

            """
        let main: HTML = """
            <article class="accent-\(accent)">
            \(page.showsPictures ? [figure, header].joined() : [header, figure].joined())\(Figures(page: page, city: city).html)\(FactList(page: page, city: city).html)\(panels.toPhone)\
            \(about)\(events)\(panels.html)</article>

            """
        return Document(page: page, title: text.name, kind: "city", main: main).html
    }
}

/// The accents that the style sheet has, `accent-1` to this.
enum Accent {
    static let count = 5
}

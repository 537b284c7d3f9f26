import Cities
import Words

/// A city at a glance: its facts as figures.
struct Figures {
    let page: PageContext
    let city: PartnerCity

    var html: HTML {
        let figures = [population, area, founded, timeDifference].compactMap { $0 }
        return figures.isEmpty ? .empty : "<dl class=\"figures\">\n\(figures.joined())</dl>\n"
    }

    private var population: HTML? {
        guard let fact = city.facts.population else { return nil }
        guard let people = fact.value?.people else {
            return asWritten(page.words.facts["population"].label, fact.source)
        }
        return figure(page.words.numbers.round(people), page.words.facts["population"].figure(asOf: fact.asOf))
    }

    private var area: HTML? {
        guard let fact = city.facts.area else { return nil }
        guard let area = fact.value?.squareKilometres else {
            return asWritten(page.words.facts["area"].label, fact.source)
        }
        return figure(
            page.words.numbers.squareKilometres(area),
            page.words.facts["area"].figure(asOf: fact.asOf)
        )
    }

    private var founded: HTML? {
        guard let fact = city.facts.founded else { return nil }
        guard let year = fact.value?.year else { return asWritten(page.words.facts["founded"].label, fact.source) }
        return figure(page.words.numbers.yearOfEra(year), page.words.facts["founded"].figure(asOf: nil))
    }

    private var timeDifference: HTML? {
        guard let difference = TimeDifference(page: page, city: city) else { return nil }
        let summer: HTML = difference.inSummer.map { "<dd class=\"note\">\($0)</dd>" } ?? .empty
        let clock = difference.clock
        let now: HTML = clock.isEmpty ? .empty : "<dd class=\"note\">\(clock)</dd>"
        return "<div><dt>\(difference.label)</dt><dd>\(difference.usual)</dd>\(summer)\(now)</div>\n"
    }

    private func figure(_ value: String, _ label: String) -> HTML {
        "<div><dt>\(label)</dt><dd>\(value)</dd></div>\n"
    }

    /// What could not be read is shown as the source has it, and is said to be so.
    private func asWritten(_ label: String, _ source: String) -> HTML {
        """
        <div><dt>\(label.lowercased()), \(page.words.asWritten)</dt><dd class="written">\(page.sourceText(source))</dd></div>

        """
    }
}

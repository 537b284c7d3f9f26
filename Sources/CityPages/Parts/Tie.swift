import Cities
import Words

/// The line under a city's name: its country, and since when it is tied to the home city.
struct Tie {
    let page: PageContext
    let city: PartnerCity
    /// Tells whether the country's short name is used, as in lists, where its official name would fill the line.
    var isShort = true

    var html: HTML {
        let country = isShort ? page.shortName(of: city.country) : page.localized(city.country.names)
        let tie = page.words.tie(city.facts.agreement?.value?.kind, city.facts.agreement?.value?.year)
        let parts = [country, tie.map { "\($0)" } ?? .empty].filter { !$0.isEmpty }
        return "<span class=\"tie\">\(parts.joined(separator: "\u{A0}· "))</span>"
    }
}

import Cities
import CityContent

extension CityFile {
    /// What the page tells of a city. A fact without a value has the source's own text alone.
    init(_ entry: PortalEntry) {
        let names = entry.country.map { [entry.language.rawValue: $0.whiteSpaceFolded] } ?? [:]
        self.init(country: Country(code: entry.countryCode, names: names), facts: WrittenFacts(entry.facts))
    }
}

import Cities

/// The cities of one country, for the lists that are too long without.
struct CountryGroup {
    /// The country's name as the page says it.
    let name: HTML
    /// The same for a drawing.
    let plainName: String
    /// An id on a page: the dot keeps it apart from the cities' names.
    let anchor: String
    /// The country's cities, in the order of the site.
    let cities: [PartnerCity]

    /// Sorted by name; where two have the same, by their codes.
    static func groups(on page: PageContext) -> [CountryGroup] {
        let byCountry = Dictionary(grouping: page.site.cities) { city in
            city.country.code ?? page.shortName(of: city.country).source
        }
        let named = byCountry.map { key, cities in
            (name: page.shortName(of: cities[0].country), key: key, cities: cities)
        }
        let sorted = named.sorted { ($0.name.source, $0.key) < ($1.name.source, $1.key) }
        return sorted.enumerated().map { index, group in
            let code = group.cities[0].country.code?.lowercased()
            return CountryGroup(
                name: group.name,
                plainName: page.plainName(of: group.cities[0].country),
                anchor: "in.\(code ?? "\(index + 1)")",
                cities: group.cities
            )
        }
    }
}

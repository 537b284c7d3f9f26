import Cities

/// The cities of all pages, each once, where it stood first, as it stood last.
struct EachCity {
    typealias Found = (path: String, entry: PortalEntry)

    let entries: [Found]
    private(set) var items: [ImportReport.Item] = []

    init(of pages: [(path: String, page: PortalPage)]) {
        /// Of each city its entries as they stand, and its facts.
        var cities: [(entries: [Found], facts: CityFacts)] = []
        var places: [String: [Int]] = [:]
        for (path, page) in pages {
            for entry in page.entries {
                let namesakes = places[entry.nameAndCountry] ?? []
                let place = namesakes.first { place in
                    cities[place].entries.last?.path != path || !entry.facts.isOfAnotherCity(than: cities[place].facts)
                }
                if let place {
                    cities[place].entries.append((path, entry))
                    cities[place].facts = entry.facts.completed(by: cities[place].facts)
                    items.append(.cityRepeated(city: entry.name, page: path, line: entry.line))
                } else {
                    places[entry.nameAndCountry, default: []].append(cities.count)
                    cities.append(([(path, entry)], entry.facts))
                    if !namesakes.isEmpty {
                        items.append(.cityOfSameName(city: entry.name, page: path, line: entry.line))
                    }
                }
            }
        }
        entries = cities.compactMap { Self.last(of: $0.entries, facts: $0.facts) }
    }

    /// The last entry, with what only the earlier ones have.
    private static func last(of entries: [Found], facts: CityFacts) -> Found? {
        guard let last = entries.last else { return nil }
        var entry = last.entry
        entry.facts = facts
        var paragraphs = Set(entry.about)
        var texts = Set(entry.events.map(\.text))
        for (otherPath, other) in entries.dropLast().reversed() {
            entry.aboutHeading = entry.aboutHeading ?? other.aboutHeading
            entry.eventsHeading = entry.eventsHeading ?? other.eventsHeading
            entry.about += other.about.filter { paragraphs.insert($0).inserted }
            entry.events += other.events.filter { texts.insert($0.text).inserted }
            // Pictures and lines belong to their page.
            guard otherPath == last.path else { continue }
            entry.pictures += other.pictures
            entry.notes += other.notes
        }
        return (last.path, entry)
    }
}

extension PortalEntry {
    /// What tells most cities from each other.
    fileprivate var nameAndCountry: String {
        name.foldedForComparison + "|" + (countryCode ?? country?.foldedForComparison ?? "")
    }
}

extension CityFacts {
    /// On one page, of the same name and country: a fact that a city has only one of is another.
    fileprivate func isOfAnotherCity(than other: CityFacts) -> Bool {
        func differ<Value: Equatable>(_ own: Value?, _ others: Value?) -> Bool {
            own != nil && others != nil && own != others
        }
        return differ(founded?.value, other.founded?.value) || differ(population?.value, other.population?.value)
            || differ(site?.value, other.site?.value)
    }
}

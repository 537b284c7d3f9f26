internal import Cities
internal import Database

/// One search: its hits, best first, and the answer made of them.
struct CitySearch {
    let index: OpenIndex
    let language: Int
    /// `nil` for a language whose words are not cut.
    let stemmer: Stemmer?

    /// How many passages are looked at for each level.
    static let mostRows = 400
    /// How many cities are shown, and how many passages of each.
    static let mostCities = 20
    static let mostPassages = 3

    /// Passages, with how well each answers: the lower the better.
    private(set) var hits: [PassageID: Int] = [:]
    /// Whether there are more than were looked at.
    private var isFull = false
    private var runs = 0
    private var exact: Set<String> = []
    private var stems: Set<String> = []

    init(index: OpenIndex, language: Int, stemmer: Stemmer?) {
        self.index = index
        self.language = language
        self.stemmer = stemmer
    }

    /// Adds what answers all of `units`: in one passage, or else in one city.
    mutating func run(_ units: [QueryUnit]) throws(DatabaseError) {
        guard !units.isEmpty else { return }
        let levels = QueryUnit.Level.allCases
        for level in levels {
            guard let expression = QueryUnit.expression(units, level) else { continue }
            let range = PassageID.range(language: language)
            let rows = try index.rows(matching: expression, in: range, limit: Self.mostRows)
            if rows.count == Self.mostRows { isFull = true }
            add(rows, runs * levels.count + level.rawValue)
        }
        if hits.isEmpty, units.count > 1 { try runOverCities(units) }
        runs += 1
        for unit in units {
            exact.formUnion(unit.exact)
            stems.formUnion(unit.stems + unit.wide)
        }
    }

    private mutating func runOverCities(_ units: [QueryUnit]) throws(DatabaseError) {
        let all = units.map(\.wholeExpression).joined(separator: " AND ")
        let cities = try index.cities(matching: all, in: language, limit: Self.mostCities)
        if cities.count == Self.mostCities { isFull = true }
        for city in cities {
            for unit in units {
                guard let expression = unit.expression(.wide, own: true) else { continue }
                for kind in PassageID.Kind.allCases {
                    let range = PassageID.range(language: language, kind: kind, city: city)
                    let rows = try index.rows(matching: expression, in: range, limit: 1)
                    add(rows, runs * QueryUnit.Level.allCases.count)
                    // One passage for each word is enough.
                    if !rows.isEmpty { break }
                }
            }
        }
    }

    private mutating func add(_ rows: [PassageID], _ rank: Int) {
        for row in rows where hits[row] == nil { hits[row] = rank }
    }

    // MARK: The answer

    /// By what it is, then by how well it answers, then by its place.
    private func isBetter(_ left: PassageID, _ right: PassageID) -> Bool { key(left) < key(right) }

    private func key(_ id: PassageID) -> (Int64, Int, Int64) { (id.kind.rawValue, hits[id] ?? 0, id.rawValue) }

    func fill(_ answer: inout SearchAnswer) throws(DatabaseError) {
        let ranked = hits.keys.sorted(by: isBetter)
        var order: [Int] = []
        var passages: [Int: [PassageID]] = [:]
        for id in ranked {
            if passages[id.city] == nil { order.append(id.city) }
            passages[id.city, default: []].append(id)
        }
        answer.cityCount = isFull ? nil : order.count
        for city in order.prefix(Self.mostCities) {
            guard var found = try self.city(city, marked: true) else { continue }
            let texts = (passages[city] ?? []).filter { $0.kind != .name && $0.kind != .country }
            // A city that was found by its name is the answer; what its texts say is beside it.
            let isNamed = texts.count < (passages[city] ?? []).count
            for id in texts.prefix(isNamed ? 1 : Self.mostPassages) {
                guard let passage = try index.passage(id) else { continue }
                let snippet = Snippet(of: passage.text, isWhole: id.kind == .fact, isHit: isHit)
                found.passages.append(
                    SearchAnswer.Passage(
                        anchor: passage.anchor,
                        date: passage.date,
                        text: SearchAnswer.MarkedText(language: passage.tongue, pieces: snippet.pieces)
                    )
                )
            }
            answer.cities.append(found)
        }
    }

    /// A city's name and country.
    func city(_ city: Int, marked: Bool) throws(DatabaseError) -> SearchAnswer.FoundCity? {
        guard let slug = try index.slug(of: city) else { return nil }
        let name = try text(PassageID(language: language, kind: .name, city: city), marked)
        let country = try text(PassageID(language: language, kind: .country, city: city), marked)
        guard let name else { return nil }
        return SearchAnswer.FoundCity(
            slug: slug,
            name: name,
            country: country ?? SearchAnswer.MarkedText(language: name.language, pieces: [])
        )
    }

    private func text(_ id: PassageID, _ marked: Bool) throws(DatabaseError) -> SearchAnswer.MarkedText? {
        guard let passage = try index.passage(id) else { return nil }
        let snippet = Snippet(of: passage.text, isWhole: true) { marked && isHit($0) }
        return SearchAnswer.MarkedText(language: passage.tongue, pieces: snippet.pieces)
    }

    private func isHit(_ word: String) -> Bool {
        exact.contains(word) || stems.contains(stemmer?.stem(word) ?? word)
    }
}

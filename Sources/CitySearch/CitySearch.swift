internal import Cities
internal import Database

/// One search: its hits, best first, and the answer made of them.
struct CitySearch {
    let index: OpenIndex
    /// Whose passages are searched.
    let language: Int
    /// In which names and countries are shown.
    let page: Int
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
    /// How many units a city answers, where none answers all.
    private var answered: [Int: Int] = [:]
    private var exact: Set<String> = []
    private var stems: Set<String> = []

    init(index: OpenIndex, language: Int, page: Int, stemmer: Stemmer?) {
        self.index = index
        self.language = language
        self.page = page
        self.stemmer = stemmer
    }

    /// Adds what answers all of `units`: in one passage, or else in one city.
    ///
    /// - Parameter inOnePassage: not in one city.
    /// - Returns: the cities of the passages.
    @discardableResult
    mutating func run(_ units: [QueryUnit], inOnePassage: Bool = false) throws(DatabaseError) -> Set<Int> {
        guard !units.isEmpty else { return [] }
        var cities: Set<Int> = []
        let levels = QueryUnit.Level.allCases
        for level in levels {
            guard let expression = QueryUnit.expression(units, level) else { continue }
            let range = PassageID.range(language: language)
            let rows = try index.rows(matching: expression, in: range, limit: Self.mostRows)
            if rows.count == Self.mostRows { isFull = true }
            add(rows, runs * levels.count + level.rawValue)
            cities.formUnion(rows.map(\.city))
        }
        if hits.isEmpty, units.count > 1, !inOnePassage { try runOverCities(units) }
        runs += 1
        for unit in units {
            exact.formUnion(unit.exact)
            stems.formUnion(unit.stems + unit.wide)
        }
        return cities
    }

    /// Adds what answers all of `units` at the dates, if there are any; where nothing does, in their months, then in
    /// their years.
    ///
    /// - Returns: the dates that were taken for more than was typed.
    mutating func run(
        _ dates: [QueryDate],
        with units: [QueryUnit],
        reader: QueryReader
    ) throws(DatabaseError) -> [SearchAnswer.Repair] {
        for width in 0..<(dates.map(\.readings.count).max() ?? 1) {
            let readings = dates.map { $0.readings[min(width, $0.readings.count - 1)] }
            let asDates = readings.map { QueryUnit(exact: $0.terms) } + units
            // A text may name the date itself.
            let named = width == 0 ? named(dates, with: units, reader) : []
            if dates.contains(where: \.mayBeNumber) {
                try run(named, inOnePassage: true)
                try run(asDates)
            } else {
                try run(asDates)
                try run(named, inOnePassage: true)
            }
            guard hits.isEmpty else {
                let pairs = zip(dates, readings).filter { $0.readings[0] != $1 }
                return pairs.map { SearchAnswer.Repair(typed: $0.typed, read: $1.shown) }
            }
        }
        return []
    }

    private func named(_ dates: [QueryDate], with units: [QueryUnit], _ reader: QueryReader) -> [QueryUnit] {
        guard !dates.isEmpty, dates.allSatisfy({ !$0.words.isEmpty }) else { return [] }
        return dates.flatMap(\.words).map(reader.literal) + units
    }

    /// Adds what answers any of `units`; cities that answer more of them come first.
    ///
    /// - Returns: whether there was anything to take apart.
    mutating func runApart(_ units: [QueryUnit]) throws(DatabaseError) -> Bool {
        guard units.count > 1 else { return false }
        for unit in units {
            for city in try run([unit]) { answered[city, default: 0] += 1 }
        }
        return !hits.isEmpty
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
        let places = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
        order.sort { (-answered[$0, default: 0], places[$0] ?? 0) < (-answered[$1, default: 0], places[$1] ?? 0) }
        answer.cityCount = isFull ? nil : order.count
        for city in order.prefix(Self.mostCities) {
            let own = passages[city] ?? []
            guard var found = try self.city(city, hits: Set(own.map(\.kind))) else { continue }
            let texts = own.filter { $0.kind != .name && $0.kind != .country }
            // A city that was found by its name is the answer; what its texts say is beside it.
            let isNamed = texts.count < own.count
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
    ///
    /// - Parameter hits: which of them answered; `nil` where nothing did, and nothing is to be marked.
    func city(_ city: Int, hits: Set<PassageID.Kind>?) throws(DatabaseError) -> SearchAnswer.FoundCity? {
        guard let slug = try index.slug(of: city) else { return nil }
        let name = try text(.name, of: city, hits)
        let country = try text(.country, of: city, hits)
        guard let name else { return nil }
        return SearchAnswer.FoundCity(
            slug: slug,
            name: name,
            country: country ?? SearchAnswer.MarkedText(language: name.language, pieces: [])
        )
    }

    private func text(
        _ kind: PassageID.Kind,
        of city: Int,
        _ hits: Set<PassageID.Kind>?
    ) throws(DatabaseError) -> SearchAnswer.MarkedText? {
        guard let passage = try index.passage(PassageID(language: page, kind: kind, city: city)) else { return nil }
        let snippet = Snippet(of: passage.text, isWhole: true) { hits != nil && isHit($0) }
        // Found under another name, which is not shown: the whole of it is what was meant.
        let isOther = hits?.contains(kind) == true && snippet.hitCount == 0
        return SearchAnswer.MarkedText(
            language: passage.tongue,
            pieces: isOther ? [.hit(passage.text)] : snippet.pieces
        )
    }

    private func isHit(_ word: String) -> Bool {
        exact.contains(word) || stems.contains(stemmer?.stem(word) ?? word)
    }
}

internal import Cities
internal import Database

/// One search: its hits, and how well each answers.
struct CitySearch {
    let index: OpenIndex
    /// The language whose passages are searched.
    let language: Int
    /// The language in which names and countries are shown.
    let page: Int
    /// `nil` for a language whose words are not cut.
    let stemmer: Stemmer?

    /// How many passages are looked at for each level.
    static let mostRows = 400
    /// How many cities are shown.
    static let mostCities = 20

    /// Passages, with how well each answers: the lower the better.
    private(set) var hits: [PassageID: Int] = [:]
    /// There are more passages than were looked at.
    private(set) var isFull = false
    private var runs = 0
    /// How many units a city answers, where none answers all.
    private(set) var answered: [Int: Int] = [:]
    private(set) var exact: Set<String> = []
    private(set) var stems: Set<String> = []

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
        var last: String?
        for level in levels {
            // A level that adds nothing would find the same.
            guard let expression = QueryUnit.expression(units, level), expression != last else { continue }
            last = expression
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
}

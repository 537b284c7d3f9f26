internal import Cities
internal import Database

/// An index and the statements that ask it. One thread at a time.
final class OpenIndex {
    let connection: Connection
    private let languages: [String]
    private let stemmer: Stemmer
    /// By language. Read when the index is opened, so that no visitor waits for it.
    private let vocabularies: [Vocabulary]
    let matchWords: Statement
    let matchWhole: Statement
    private let findPassage: Statement
    private let findSlug: Statement
    private let findShown: Statement

    /// Steps that a whole search may take: far more than any did in tests, some tens of milliseconds.
    private static let stepBudget = 2_000_000

    init(_ connection: Connection, manifest: String) throws(SearchError) {
        self.connection = connection
        stemmer = try Stemmer()
        let meta: [String: String]
        do {
            meta = try Self.meta(of: connection)
        } catch {
            throw .otherIndex
        }
        guard meta["manifest"] == manifest, let languages = meta["languages"] else { throw .otherIndex }
        self.languages = languages.split(separator: " ").map(String.init)
        var vocabularies: [Vocabulary] = []
        for index in self.languages.indices {
            vocabularies.append(try database { () throws(DatabaseError) in try Vocabulary(of: index, in: connection) })
        }
        self.vocabularies = vocabularies
        (matchWords, matchWhole, findPassage, findSlug, findShown) = try database { () throws(DatabaseError) in
            (
                try connection.prepare(
                    "SELECT rowid FROM words WHERE words MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid LIMIT ?4"
                ),
                try connection.prepare(
                    "SELECT rowid FROM whole WHERE whole MATCH ?1 AND rowid & 255 = ?2 ORDER BY rowid LIMIT ?3"
                ),
                try connection.prepare("SELECT text, tongue, anchor, date FROM passage WHERE id = ?1"),
                try connection.prepare("SELECT slug FROM city WHERE id = ?1"),
                try connection.prepare("SELECT shown FROM form WHERE language = ?1 AND folded = ?2")
            )
        }
    }

    /// - Throws: also where the file is marked as something else.
    private static func meta(of connection: Connection) throws(DatabaseError) -> [String: String] {
        let marks = try connection.prepare(
            "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version"
        )
        guard try marks.step(), marks.integer(0) == SearchIndex.applicationID, marks.integer(1) == SearchIndex.version
        else { return [:] }
        var meta: [String: String] = [:]
        let rows = try connection.prepare("SELECT key, value FROM meta")
        while try rows.step() { meta[rows.text(0)] = rows.text(1) }
        return meta
    }

    func search(_ query: QueryText, in language: LanguageTag) throws(DatabaseError) -> SearchAnswer {
        var answer = SearchAnswer(query: query.text, isCut: query.isCut)
        guard let index = languages.firstIndex(of: language.rawValue), !query.chunks.isEmpty else { return answer }
        connection.stepBudget = Self.stepBudget
        defer { connection.stepBudget = nil }
        let reader = reader(of: index)
        var search = CitySearch(index: self, language: index, stemmer: reader.stems ? stemmer : nil)
        let words = query.chunks.flatMap { TextWord.all(in: $0) }.map(\.folded)
        if let (dates, rest) = QueryDates.reading(Array(words.prefix(QueryText.mostWords))) {
            let rest = rest.filter { !QueryText.fillers.contains($0) }
            let reading = try reader.read(rest, isOpen: query.isOpen && rest.last == words.last)
            try search.run(dates.map { QueryUnit(exact: [$0]) } + reading.units)
            answer.repairs = reading.repairs
            answer.leftOut = reading.leftOut
        }
        // Also where the date was found: texts name dates of their own.
        let reading = try reader.read(query.chunks, isOpen: query.isOpen)
        if search.hits.isEmpty { (answer.repairs, answer.leftOut) = (reading.repairs, reading.leftOut) }
        try search.run(reading.units)
        try search.fill(&answer)
        if answer.cities.isEmpty {
            answer.repairs = []
            answer.leftOut = []
            answer.nearest = try nearest(to: words, in: index, reader.vocabulary, search)
        }
        return answer
    }

    private func nearest(
        to words: [String],
        in language: Int,
        _ vocabulary: Vocabulary,
        _ search: CitySearch
    ) throws(DatabaseError) -> [SearchAnswer.FoundCity] {
        let skeleton = words.prefix(QueryText.mostWords).flatMap { Skeleton.bytes(of: $0) }
        var cities: [Int] = []
        for index in vocabulary.names(nearest: skeleton, limit: 12) where cities.count < 3 {
            let named = try rows(
                matching: "{exact} : \"\(vocabulary.word(index))\"",
                in: PassageID.range(language: language, kind: .name),
                limit: 3
            )
            for id in named where cities.count < 3 && !cities.contains(id.city) { cities.append(id.city) }
        }
        var found: [SearchAnswer.FoundCity] = []
        for city in cities { if let city = try search.city(city, marked: false) { found.append(city) } }
        return found
    }

    private func reader(of language: Int) -> QueryReader {
        let vocabulary = vocabularies[language]
        return QueryReader(
            language: language,
            stems: Stemmer.languages.contains(languages[language]),
            stemmer: stemmer,
            vocabulary: vocabulary,
            hasStem: { stem throws(DatabaseError) in
                let range = PassageID.range(language: language)
                return try !self.rows(matching: "{stem} : \"\(stem)\"", in: range, limit: 1).isEmpty
            },
            shown: { word throws(DatabaseError) in try self.shown(word, in: language) }
        )
    }

    // MARK: Rows

    /// - Parameter expression: of FTS5.
    func rows(
        matching expression: String,
        in range: ClosedRange<Int64>,
        limit: Int
    ) throws(DatabaseError) -> [PassageID] {
        defer { matchWords.reset() }
        try matchWords.bind(expression, at: 1)
        try matchWords.bind(range.lowerBound, at: 2)
        try matchWords.bind(range.upperBound, at: 3)
        try matchWords.bind(Int64(limit), at: 4)
        var found: [PassageID] = []
        while try matchWords.step() { found.append(PassageID(rawValue: matchWords.integer(0))) }
        return found
    }

    /// Cities that have all the words somewhere.
    func cities(matching expression: String, in language: Int, limit: Int) throws(DatabaseError) -> [Int] {
        defer { matchWhole.reset() }
        try matchWhole.bind(expression, at: 1)
        try matchWhole.bind(Int64(language), at: 2)
        try matchWhole.bind(Int64(limit), at: 3)
        var found: [Int] = []
        while try matchWhole.step() { found.append(Int(matchWhole.integer(0) >> 8)) }
        return found
    }

    /// A text as it is stored.
    struct Passage {
        var text: String
        var tongue: LanguageTag
        var anchor: String?
        var date: EventDate?
    }

    func passage(_ id: PassageID) throws(DatabaseError) -> Passage? {
        defer { findPassage.reset() }
        try findPassage.bind(id.rawValue, at: 1)
        guard try findPassage.step(), let tongue = LanguageTag(rawValue: findPassage.text(1)) else { return nil }
        let anchor = findPassage.text(2)
        return Passage(
            text: findPassage.text(0),
            tongue: tongue,
            anchor: anchor.isEmpty ? nil : anchor,
            date: EventDate(iso: findPassage.text(3))
        )
    }

    func slug(of city: Int) throws(DatabaseError) -> CitySlug? {
        defer { findSlug.reset() }
        try findSlug.bind(Int64(city), at: 1)
        return try findSlug.step() ? CitySlug(rawValue: findSlug.text(0)) : nil
    }

    private func shown(_ word: String, in language: Int) throws(DatabaseError) -> String {
        defer { findShown.reset() }
        try findShown.bind(Int64(language), at: 1)
        try findShown.bind(word, at: 2)
        return try findShown.step() ? findShown.text(0) : word
    }
}

internal import Cities
internal import Database

/// An index and the statements that ask it. One thread at a time.
final class OpenIndex {
    let connection: Connection
    let languages: [String]
    /// Steps of SQLite that a whole search may take.
    let stepBudget: Int
    let stemmer: Stemmer
    let lexicon: Lexicon
    /// One for each language, read when the index is opened, so that no visitor waits for it.
    let vocabularies: [Vocabulary]
    let matchWords: Statement
    let matchWhole: Statement
    private let findPassage: Statement
    private let findSlug: Statement
    private let findShown: Statement

    init(_ connection: Connection, manifest: String, lexicon: Lexicon, stepBudget: Int) throws(SearchError) {
        self.connection = connection
        self.lexicon = lexicon
        self.stepBudget = stepBudget
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

    func shown(_ word: String, in language: Int) throws(DatabaseError) -> String {
        defer { findShown.reset() }
        try findShown.bind(Int64(language), at: 1)
        try findShown.bind(word, at: 2)
        return try findShown.step() ? findShown.text(0) : word
    }
}

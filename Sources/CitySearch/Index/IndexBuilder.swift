internal import Cities
internal import Database

/// Fills an index, city by city.
final class IndexBuilder {
    private let connection: Connection
    private let languages: [String]
    private let stemmer: Stemmer
    private let insertCity: Statement
    private let insertPassage: Statement
    private let insertContext: Statement
    private let insertForm: Statement
    private let insertWhole: Statement

    init(_ connection: Connection, languages: [String]) throws(SearchError) {
        self.connection = connection
        self.languages = Array(languages.prefix(min(PassageID.languageLimit, 256)))
        stemmer = try Stemmer()
        (insertCity, insertPassage, insertContext, insertForm, insertWhole) = try database {
            () throws(DatabaseError) in
            (
                try connection.prepare("INSERT INTO city VALUES(?1, ?2)"),
                try connection.prepare("INSERT INTO passage VALUES(?1, ?2, ?3, ?4, ?5, ?6)"),
                try connection.prepare("INSERT INTO context VALUES(?1, ?2)"),
                try connection.prepare(
                    """
                    INSERT INTO form VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET
                    shown = iif(excluded.kind < kind, excluded.shown, shown),
                    kind = min(kind, excluded.kind), count = count + excluded.count
                    """
                ),
                try connection.prepare("INSERT INTO whole(rowid, stem) VALUES(?1, ?2)")
            )
        }
    }

    func begin(manifest: String) throws(SearchError) {
        try database { () throws(DatabaseError) in
            try connection.execute("BEGIN")
            let insert = try connection.prepare("INSERT INTO meta VALUES(?1, ?2)")
            for (key, value) in [("manifest", manifest), ("languages", languages.joined(separator: " "))] {
                try insert.bind(key, at: 1)
                try insert.bind(value, at: 2)
                _ = try insert.step()
                insert.reset()
            }
        }
    }

    func add(_ record: CityRecord, as city: Int) throws(SearchError) {
        try database { () throws(DatabaseError) in
            try insertCity.bind(Int64(city), at: 1)
            try insertCity.bind(record.city.slug, at: 2)
            try Self.run(insertCity)
            for (index, language) in languages.enumerated() {
                try add(DraftPassage.all(of: record, in: language, of: languages), as: city, in: index)
            }
        }
    }

    /// Words go into the index in the order of their rows, so that FTS5 never has to sort: a second pass over the
    /// texts.
    func finish(isCancelled: () -> Bool) throws(SearchError) {
        let rows = try database { () throws(DatabaseError) in
            try connection.prepare(
                """
                SELECT passage.id, text, also, date, terms FROM passage
                CROSS JOIN context ON context.id = (passage.id >> 44) << 24 | (passage.id >> 16 & 0xFFFFFF)
                ORDER BY passage.id
                """
            )
        }
        let insert = try database { () throws(DatabaseError) in
            try connection.prepare("INSERT INTO words(rowid, exact, stem, context) VALUES(?1, ?2, ?3, ?4)")
        }
        while try database({ () throws(DatabaseError) in try rows.step() }) {
            guard !isCancelled() else { throw .cancelled }
            let id = PassageID(rawValue: rows.integer(0))
            let stems = Stemmer.languages.contains(languages[Int(id.rawValue >> 44)])
            let words = TextWord.all(in: rows.text(1) + " " + rows.text(2)).map(\.folded)
            let dates = EventDate(iso: rows.text(3)).map(DateTerms.all) ?? []
            try database { () throws(DatabaseError) in
                try insert.bind(id.rawValue, at: 1)
                try insert.bind((words + dates).joined(separator: " "), at: 2)
                try insert.bind((stems ? words.flatMap(stemmer.stems) : words).joined(separator: " "), at: 3)
                try insert.bind(rows.text(4), at: 4)
                try Self.run(insert)
            }
        }
        try database { () throws(DatabaseError) in
            try connection.execute(
                """
                INSERT INTO words(words) VALUES('optimize');
                INSERT INTO whole(whole) VALUES('optimize');
                COMMIT
                """
            )
        }
    }

    private func add(
        _ drafts: [PassageID.Kind: [DraftPassage]],
        as city: Int,
        in language: Int
    ) throws(DatabaseError) {
        let stems = Stemmer.languages.contains(languages[language])
        var forms: [String: (shown: String, kind: PassageID.Kind, count: Int)] = [:]
        var whole: Set<String> = []
        var context: Set<String> = []
        for kind in PassageID.Kind.allCases {
            for (number, draft) in (drafts[kind] ?? []).prefix(PassageID.numberLimit).enumerated() {
                let id = PassageID(language: language, kind: kind, city: city, number: number)
                try insert(draft, as: id)
                for (folded, shown) in draft.words {
                    forms[folded, default: (shown, kind, 0)].count += 1
                    let terms = [folded] + (stems ? stemmer.stems(folded) : [])
                    whole.formUnion(terms)
                    if kind == .name || kind == .country { context.formUnion(terms) }
                }
                if let date = draft.date.flatMap({ EventDate(iso: $0) }) { whole.formUnion(DateTerms.all(of: date)) }
            }
        }
        for (folded, form) in forms.sorted(by: { $0.key < $1.key }) {
            try insertForm.bind(Int64(language), at: 1)
            try insertForm.bind(folded, at: 2)
            try insertForm.bind(form.shown, at: 3)
            try insertForm.bind(form.kind.rawValue, at: 4)
            try insertForm.bind(Int64(form.count), at: 5)
            try Self.run(insertForm)
        }
        try insertContext.bind(Int64(language << 24 | city), at: 1)
        try insertContext.bind(context.sorted().joined(separator: " "), at: 2)
        try Self.run(insertContext)
        try insertWhole.bind(Int64(city << 8 | language), at: 1)
        try insertWhole.bind(whole.sorted().joined(separator: " "), at: 2)
        try Self.run(insertWhole)
    }

    private func insert(_ draft: DraftPassage, as id: PassageID) throws(DatabaseError) {
        try insertPassage.bind(id.rawValue, at: 1)
        try insertPassage.bind(draft.text, at: 2)
        try insertPassage.bind(draft.tongue, at: 3)
        // A parameter that is not bound is NULL.
        let also = (draft.also + draft.spellings).joined(separator: " ")
        if !also.isEmpty { try insertPassage.bind(also, at: 4) }
        if let anchor = draft.anchor { try insertPassage.bind(anchor, at: 5) }
        if let date = draft.date { try insertPassage.bind(date, at: 6) }
        try Self.run(insertPassage)
    }

    private static func run(_ statement: Statement) throws(DatabaseError) {
        _ = try statement.step()
        statement.reset()
    }
}

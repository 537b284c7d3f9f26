internal import Cities
internal import Database

/// How a query is answered: its dates, its words in the language of the page, else in another, and the nearest names.
extension OpenIndex {
    func search(_ query: QueryText, in language: LanguageTag) throws(DatabaseError) -> SearchAnswer {
        var answer = SearchAnswer(query: query.text, isCut: query.isCut)
        guard let page = languages.firstIndex(of: language.rawValue), !query.chunks.isEmpty else { return answer }
        connection.stepBudget = stepBudget
        defer { connection.stepBudget = nil }
        let dates = QueryDates(
            reading: query.chunks,
            monthMayLead: language == .english,
            lexicon: lexicon,
            isWord: vocabularies[page].contains
        )
        let chunks = dates?.rest ?? query.chunks
        var (reading, read) = try read(chunks, isOpen: query.isOpen && chunks.last == query.chunks.last, on: page)
        let stemmer = Stemmer.languages.contains(languages[read]) ? stemmer : nil
        var search = CitySearch(index: self, language: read, page: page, stemmer: stemmer)
        var widened = try search.run(dates?.dates ?? [], with: reading.units, reader: reader(of: read))
        let sure = reading.withoutSlips
        if search.hits.isEmpty, !sure.units.isEmpty, !reading.slips.isEmpty {
            // A word that was taken for another and fits nothing: better without it.
            reading = sure
            widened = try search.run(dates?.dates ?? [], with: reading.units, reader: reader(of: read))
        }
        if search.hits.isEmpty {
            let dateUnits = (dates?.dates ?? []).map { QueryUnit(exact: $0.readings[0].terms) }
            answer.isApart = try search.runApart(dateUnits + reading.units)
        }
        try search.fill(&answer)
        if answer.cities.isEmpty {
            answer.nearest = try nearest(to: query.chunks.flatMap { TextWord.all(in: $0) }.map(\.folded), search)
        } else {
            answer.repairs = (dates?.dates ?? []).flatMap(\.repairs) + reading.repairs + widened
            answer.leftOut = reading.leftOut
        }
        return answer
    }

    /// Reads the query in the language of the page; where its texts do not have the words as they stand, in the first
    /// language that has them all.
    private func read(
        _ chunks: [String],
        isOpen: Bool,
        on page: Int
    ) throws(DatabaseError) -> (QueryReading, language: Int) {
        let own = try reader(of: page).read(chunks, isOpen: isOpen)
        guard !own.isSure else { return (own, page) }
        for other in languages.indices where other != page {
            let reading = try reader(of: other).read(chunks, isOpen: false, slips: false)
            if reading.isSure, !reading.units.isEmpty { return (reading, other) }
        }
        return (own, page)
    }

    private func nearest(
        to words: [String],
        _ search: CitySearch
    ) throws(DatabaseError) -> [SearchAnswer.FoundCity] {
        let vocabulary = vocabularies[search.page]
        let skeleton = words.prefix(QueryText.mostWords).flatMap { Skeleton.bytes(of: $0) }
        guard !words.isEmpty else { return [] }
        var cities: [Int] = []
        for index in vocabulary.names(nearest: skeleton, limit: 12) where cities.count < 3 {
            let named = try rows(
                matching: "{exact} : \"\(vocabulary.word(index))\"",
                in: PassageID.range(language: search.page, kind: .name),
                limit: 3
            )
            for id in named where cities.count < 3 && !cities.contains(id.city) { cities.append(id.city) }
        }
        var found: [SearchAnswer.FoundCity] = []
        for city in cities { if let city = try search.city(city, hits: nil) { found.append(city) } }
        return found
    }

    private func reader(of language: Int) -> QueryReader {
        QueryReader(
            language: language,
            hasStems: Stemmer.languages.contains(languages[language]),
            stemmer: stemmer,
            vocabulary: vocabularies[language],
            lexicon: lexicon,
            hasStem: { stem throws(DatabaseError) in
                let range = PassageID.range(language: language)
                return try !self.rows(matching: "{stem} : \"\(stem)\"", in: range, limit: 1).isEmpty
            },
            shown: { word throws(DatabaseError) in try self.shown(word, in: language) }
        )
    }
}

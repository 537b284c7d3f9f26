internal import Cities

/// A passage of a city that is being added to the index.
struct DraftPassage {
    var text: String
    var tongue: String
    /// Other names that find it, and what else is not in the text.
    var also: [String] = []
    /// Its name as addresses and hasty people write it; nobody is shown these.
    var spellings: [String] = []
    var anchor: String?
    var date: String?

    /// All of a city that the pages of `language` show.
    static func all(
        of record: CityRecord,
        in language: String,
        of languages: [String]
    ) -> [PassageID.Kind: [DraftPassage]] {
        var drafts: [PassageID.Kind: [DraftPassage]] = [:]
        drafts[.name] = name(of: record.city, in: language, of: languages).map { [$0] }
        drafts[.country] = country(of: record.city, in: language, of: languages).map { [$0] }
        drafts[.fact] = (record.facts[language] ?? []).map {
            DraftPassage(text: $0, tongue: language, also: NumberGroups.joined(in: $0))
        }
        if let (text, tongue) = CityRecord.best(record.texts, for: language, of: languages) {
            drafts[.event] = text.events.map {
                DraftPassage(text: $0.text, tongue: tongue, anchor: $0.anchor, date: $0.date)
            }
            let prose = [text.lead] + text.about
            drafts[.prose] = prose.filter { !$0.isEmpty }.map { DraftPassage(text: $0, tongue: tongue) }
        }
        return drafts
    }

    private static func name(
        of entry: CityRecord.Entry,
        in language: String,
        of languages: [String]
    ) -> DraftPassage? {
        guard let name = CityRecord.best(entry.names, for: language, of: languages) else { return nil }
        let written = entry.names.sorted { $0.key < $1.key }.map(\.value)
        return DraftPassage(
            text: name.value,
            tongue: name.language,
            also: written,
            spellings: [entry.slug] + written.compactMap { TextWord.inOne($0) }
        )
    }

    private static func country(
        of entry: CityRecord.Entry,
        in language: String,
        of languages: [String]
    ) -> DraftPassage? {
        guard let country = CityRecord.best(entry.country, for: language, of: languages) else { return nil }
        let names = entry.country.sorted { $0.key < $1.key }.map(\.value)
        let also = entry.countryAlso.sorted { $0.key < $1.key }.flatMap(\.value)
        return DraftPassage(text: country.value, tongue: country.language, also: names + also)
    }

    /// Folded, each as whoever was taken for it is shown it.
    var words: [(folded: String, shown: String)] {
        let written = ([text] + also).joined(separator: " ")
        return TextWord.all(in: written).map { ($0.folded, String(written[$0.range])) }
            + spellings.flatMap { TextWord.all(in: $0) }.map { ($0.folded, text) }
    }
}

import CityBundle
import Database
import FoundationEssentials

/// The search one gets without `CitySearch`: FTS5 with its tokenizer `unicode61` over the same texts, best first by BM25, the
/// last word as a prefix.
final class PlainIndex {
    private let connection: Connection
    private let match: Statement

    private struct City: Decodable {
        struct Entry: Decodable {
            var slug: String
            var country: [String: String]
            var countryAlso: [String: [String]]
            var names: [String: String]
        }
        struct Event: Decodable { var text: String }
        struct Text: Decodable {
            var lead: String
            var about: [String]
            var events: [Event]
        }
        var city: Entry
        var facts: [String: [String]]
        var texts: [String: Text]
    }

    init(_ source: some PageSource, path: String) throws {
        connection = try Connection(writing: path)
        try connection.execute(
            """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2048;
            CREATE VIRTUAL TABLE plain USING fts5(language UNINDEXED, slug UNINDEXED, text, tokenize='unicode61');
            BEGIN
            """
        )
        let insert = try connection.prepare("INSERT INTO plain VALUES(?1, ?2, ?3)")
        for name in source.memberNames where name.rawValue.hasPrefix("data/cities/") {
            guard let member = try source.member(name) else { continue }
            let city = try JSONDecoder().decode(City.self, from: Data(member.inflated()))
            for (language, text) in city.texts.sorted(by: { $0.key < $1.key }) {
                let names = city.city.names.values.sorted() + city.city.country.values.sorted()
                let passages = [names.joined(separator: " "), text.lead] + text.about + text.events.map(\.text)
                for passage in passages + (city.facts[language] ?? []) {
                    try insert.bind(language, at: 1)
                    try insert.bind(city.city.slug, at: 2)
                    try insert.bind(passage, at: 3)
                    _ = try insert.step()
                    insert.reset()
                }
            }
        }
        try connection.execute("INSERT INTO plain(plain) VALUES('optimize'); COMMIT")
        match = try connection.prepare(
            "SELECT slug FROM plain WHERE plain MATCH ?1 AND language = ?2 ORDER BY rank LIMIT 60"
        )
    }

    func search(_ query: String, in language: String) throws -> [String] {
        let words = query.split(separator: " ").map { "\"\($0.filter { $0 != "\"" })\"" }.joined(separator: " ")
        defer { match.reset() }
        try match.bind(words + "*", at: 1)
        try match.bind(language, at: 2)
        var slugs: [String] = []
        while try match.step() {
            let slug = match.text(0)
            if !slugs.contains(slug) { slugs.append(slug) }
        }
        return slugs
    }
}

import FoundationEssentials

/// `data/cities/<slug>.json`, as far as searching needs it; `CityPages.CityData` writes it.
struct CityRecord: Decodable {
    struct Entry: Decodable {
        var slug: String
        /// The keys of all these dictionaries are language tags.
        var country: [String: String]
        var countryAlso: [String: [String]]
        var names: [String: String]
    }

    struct Text: Decodable {
        var lead: String
        var about: [String]
        var events: [Event]
    }

    struct Event: Decodable {
        var anchor: String
        /// ISO 8601; see `EventDate`.
        var date: String?
        var text: String
    }

    var city: Entry
    var facts: [String: [String]]
    var texts: [String: Text]

    /// - Returns: `nil` for anything else.
    init?(decoding bytes: [UInt8]) {
        guard let record = try? JSONDecoder().decode(CityRecord.self, from: Data(bytes)) else { return nil }
        self = record
    }

    /// The value that the pages of `language` show: its own, else that of the first of the site's languages that has
    /// one, else the first by tag.
    static func best<Value>(
        _ values: [String: Value],
        for language: String,
        of languages: [String]
    ) -> (value: Value, language: String)? {
        for candidate in [language] + languages + values.keys.sorted() {
            if let value = values[candidate] { return (value, candidate) }
        }
        return nil
    }
}

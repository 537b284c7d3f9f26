import FoundationEssentials

/// `data/cities/<slug>.json` of an invented city that speaks Russian.
enum CityJSON {
    private struct City: Encodable {
        struct Entry: Encodable {
            var slug: String
            var country: [String: String]
            var countryAlso: [String: [String]] = [:]
            var names: [String: String]
        }
        struct Text: Encodable {
            var lead = ""
            var about: [String]
            var events: [Event]
        }
        struct Event: Encodable {
            var anchor: String
            var date: String
            var text: String
        }
        var city: Entry
        var facts: [String: [String]]
        var texts: [String: Text]
    }

    static func bytes(
        _ slug: String,
        name: String = "Дубрава",
        country: String = "Лесная",
        facts: [String] = [],
        events: [(date: String, text: String)] = [],
        about: [String] = []
    ) throws -> [UInt8] {
        let city = City(
            city: City.Entry(slug: slug, country: ["ru": country], names: ["ru": name]),
            facts: ["ru": facts, "en": facts],
            texts: [
                "ru": City.Text(
                    about: about,
                    events: events.map { City.Event(anchor: "e-\($0.date)", date: $0.date, text: $0.text) }
                )
            ]
        )
        return Array(try JSONEncoder().encode(city))
    }
}

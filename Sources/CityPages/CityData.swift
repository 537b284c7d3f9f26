import Cities
import FoundationEssentials
import Words

/// `data/cities.json` and `data/cities/<slug>.json`: what the pages say, for programs, and for the search index.
enum CityData {
    private struct List: Encodable {
        var cities: [Entry]
    }

    private struct Entry: Encodable {
        var slug: String
        var countryCode: String?
        var country: [String: String]
        /// What else people call the country.
        var countryAlso: [String: [String]]
        var names: [String: String]
        var latitude: Double?
        var longitude: Double?
        var facts: [String: FactDatum]
    }

    private struct City: Encodable {
        var city: Entry
        /// The facts as sentences, for every language of the site.
        var facts: [String: [String]]
        var texts: [String: Text]
    }

    private struct Text: Encodable {
        var lead: String
        var about: [String]
        var events: [Event]
    }

    private struct Event: Encodable {
        var anchor: String
        var date: String?
        var text: String
    }

    /// All the cities: names and facts.
    static func list(of site: PartnerSite, words: SiteWords) -> [UInt8] {
        encode(List(cities: site.cities.map { entry($0, words) }))
    }

    /// One city with its texts.
    static func city(_ city: PartnerCity, of site: PartnerSite, words: SiteWords) -> [UInt8] {
        let texts = city.texts.byLanguage.map { language, text in (language.rawValue, Self.text(text)) }
        let facts = site.languages.map { language -> (String, [String]) in
            let wording = PageWording(words: words.best(for: language), language: language, others: site.languages)
            let sentences = FactSentences(city: city, wording: wording)
            return (language.rawValue, sentences.all)
        }
        let data = City(
            city: entry(city, words),
            facts: Dictionary(uniqueKeysWithValues: facts),
            texts: Dictionary(uniqueKeysWithValues: texts)
        )
        return encode(data)
    }

    private static func entry(_ city: PartnerCity, _ words: SiteWords) -> Entry {
        let also = words.all.map { ($0.language.rawValue, $0.commonNames(of: city.country)) }
        return Entry(
            slug: city.slug.rawValue,
            countryCode: city.country.code,
            country: strings(city.country.names) { $0 },
            countryAlso: Dictionary(uniqueKeysWithValues: also.filter { !$0.1.isEmpty }),
            names: strings(city.texts) { $0.name },
            latitude: city.place?.latitude,
            longitude: city.place?.longitude,
            facts: FactKinds.all.reduce(into: [:]) { data, kind in
                data.merge(kind.data(of: city.facts)) { _, other in other }
            }
        )
    }

    private static func text(_ text: CityText) -> Text {
        let events = text.events?.events ?? []
        return Text(
            lead: text.lead.plainText,
            about: text.about?.blocks.map(\.plainText) ?? [],
            events: zip(events, EventAnchor.anchors(of: events)).map { event, anchor in
                Event(anchor: anchor, date: event.date?.iso, text: event.text.plainText)
            }
        )
    }

    private static func strings<Value>(_ values: Localized<Value>, _ string: (Value) -> String) -> [String: String] {
        Dictionary(uniqueKeysWithValues: values.byLanguage.map { ($0.key.rawValue, string($0.value)) })
    }

    private static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { preconditionFailure("finite numbers and strings are JSON") }
        return Array(data) + [UInt8(ascii: "\n")]
    }
}

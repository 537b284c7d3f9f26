import Cities
import FoundationEssentials
import Words

/// `assets/search-<lang>.js`: the search of an exported site, which has no server. Names, countries and the words of the
/// texts, then the script that looks in them (`Assets/search.js`).
///
/// Words are kept by their ``Skeleton``, sorted, each as one character for how many letters it shares with the word
/// before it (`0` to `9`, `A` to `Z`) and its other letters. A city has at most ``largestCity`` bytes: of a longer text
/// the last words are left out.
struct SearchScript {
    let site: PartnerSite
    let language: LanguageTag
    let siteWords: SiteWords

    static let largestCity = 6000

    static func path(in language: LanguageTag) -> String { AssetNames.path(of: "search-\(language).js") }

    var bytes: [UInt8] {
        let words = siteWords.best(for: language)
        let searching = siteWords.all.map(\.searching)
        let texts = Texts(
            found: (1...20).map { words.searchFound($0) },
            many: words.searchFoundMany,
            nothing: words.searchFoundNothing,
            nearest: words.searchNearest,
            shownFor: words.searchShownFor("\u{FFFC}"),
            leftOut: words.searchLeftOut,
            apart: words.searchApart,
            fillers: Set(searching.flatMap(\.fillers.words)).sorted().joined(separator: " "),
            ordinalEndings: Set(searching.flatMap(\.ordinalEndings.words)).sorted().joined(separator: " ")
        )
        let cities = site.cities.map { "\n" + json(city($0)) }.joined(separator: ",")
        let data = "\"use strict\";\nconst searchTexts = \(json(texts));\nconst searchCities = [\(cities)\n];\n"
        return Array(data.utf8) + EmbeddedAsset.searchScript.bytes
    }

    private struct Texts: Encodable {
        var found: [String]
        var many: String
        var nothing: String
        var nearest: String
        /// U+FFFC stands for what was typed.
        var shownFor: String
        var leftOut: String
        var apart: String
        var fillers: String
        var ordinalEndings: String
    }

    private struct City: Encodable {
        var slug: String
        var name: String
        /// The language of the name, where it is not the page's.
        var nameLanguage: String?
        var country: String
        /// Skeletons of all the names, and of the country's, each behind a space.
        var names: String
        var countries: String
        var words = ""
    }

    private func city(_ city: PartnerCity) -> City {
        let text = city.texts.best(for: language, others: site.languages)
        let country = city.country.names.best(for: language, others: site.languages)?.value ?? ""
        let written = city.texts.byLanguage.values.map(\.name)
        let names = written + [city.slug.rawValue] + written.compactMap { TextWord.inOne($0) }
        let commonNames = siteWords.all.flatMap { $0.commonNames(of: city.country) }
        let countries = Array(city.country.names.byLanguage.values) + commonNames
        var data = City(
            slug: city.slug.rawValue,
            name: text?.value.name ?? city.slug.rawValue,
            nameLanguage: text.flatMap { $0.language == language ? nil : $0.language.rawValue },
            country: country,
            names: Set(names.flatMap(skeletons)).sorted().joined(separator: " "),
            countries: Set(countries.flatMap(skeletons)).sorted().joined(separator: " ")
        )
        let room = Self.largestCity - json(data).utf8.count
        data.words = Self.packed(text.map { words(of: $0.value) } ?? [], into: room)
        return data
    }

    private func skeletons(of text: String) -> [String] {
        TextWord.all(in: text).map { String(decoding: Skeleton.bytes(of: $0.folded), as: UTF8.self) }
    }

    /// The words of a text in its order, the most telling parts first.
    private func words(of text: CityText) -> [String] {
        let blocks = text.about?.blocks.map(\.plainText) ?? []
        let events = text.events?.events.map(\.text.plainText) ?? []
        return ([text.lead.plainText] + blocks + events).flatMap(skeletons).filter { word in
            (3...35).contains(word.utf8.count) && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        }
    }

    /// Takes as many of `words`, from the first on, as have room when they are sorted and packed.
    static func packed(_ words: [String], into byteCount: Int) -> String {
        var seen: Set<String> = []
        let unique = words.filter { seen.insert($0).inserted }
        let all = packed(unique)
        if all.utf8.count <= byteCount { return all }
        var low = 0
        var high = unique.count
        while low < high {
            let middle = (low + high + 1) / 2
            if packed(Array(unique.prefix(middle))).utf8.count <= byteCount { low = middle } else { high = middle - 1 }
        }
        return packed(Array(unique.prefix(low)))
    }

    private static func packed(_ words: [String]) -> String {
        let signs = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        var packed = ""
        var last: [UInt8] = []
        for word in words.map({ Array($0.utf8) }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let shared = zip(last, word).prefix { $0 == $1 }.count
            // Another form of a word that is there already: the script takes an ending for another.
            if shared >= 4, last.count - shared <= 1, word.count - shared <= 2 { continue }
            packed.append(signs[min(shared, signs.count - 1)])
            packed += String(decoding: word[min(shared, signs.count - 1)...], as: UTF8.self)
            last = word
        }
        return packed
    }

    private func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { preconditionFailure("strings are JSON") }
        return String(decoding: data, as: UTF8.self)
    }
}

import Cities
import CityBundle
import CityContent
import CityPages
import FoundationEssentials
import PobratimTesting

/// As many cities as one likes, each made when it is asked for: names of syllables, texts of the shipped ones' words, in
/// which every twentieth word is invented, so that the vocabulary grows as that of real texts does.
struct MadeCities: PageSource {
    let info: BundleInfo
    let manifestDigest = Digest(of: Array("made".utf8))
    let memberNames: [MemberName]
    private let texts: [LanguageTag: [String]]

    init(count: Int) throws {
        info = .fixture
        memberNames = try (0..<count).map { try MemberName("data/cities/city-\(100_000 + $0).json") }
        let content = ContentFolder(path: Repository.shippedContent)
        var texts: [LanguageTag: [String]] = [:]
        for city in try content.read().cities {
            for (language, text) in city.texts.byLanguage {
                let events = text.events?.events.map(\.text.plainText) ?? []
                let prose = text.about?.blocks.map(\.plainText) ?? []
                texts[language, default: []] += (events + prose).flatMap { $0.split(separator: " ").map(String.init) }
            }
        }
        self.texts = texts.mapValues { $0 }
    }

    func contains(_ name: MemberName) -> Bool { number(of: name) != nil }

    private func number(_ name: String) -> Int? { Int(name.filter(\.isNumber)).map { $0 - 100_000 } }
    private func number(of name: MemberName) -> Int? { number(name.rawValue) }

    func member(_ name: MemberName) throws(BundleError) -> StoredMember? {
        guard let number = number(of: name) else { return nil }
        return StoredMember(name: name, content: Array(json(number).utf8))
    }

    func name(_ number: Int, in language: LanguageTag) -> String {
        var random = SplitMix64(seed: UInt64(number))
        return word(&random, language, syllables: 2...4).capitalizedFirst
    }

    private static let countries = [
        ("Китайская Народная Республика", "China", "Китай"), ("Турецкая Республика", "Türkiye", "Турция"),
        ("Республика Болгария", "Bulgaria", "Болгария"), ("Италия", "Italy", "Италия"), ("Индия", "India", "Индия"),
    ]

    private func word(_ random: inout SplitMix64, _ language: LanguageTag, syllables: ClosedRange<Int>) -> String {
        let russian = language == .russian
        let first = Array(russian ? "бвгдзклмнпрстфхчш" : "bvgdzklmnprstfhcj")
        let second = Array(russian ? "аеиоуя" : "aeioua")
        return (0..<Int.random(in: syllables, using: &random)).map { _ in
            "\(first[Int.random(in: 0..<first.count, using: &random)])\(second[Int.random(in: 0..<second.count, using: &random)])"
        }.joined()
    }

    private func sentence(_ random: inout SplitMix64, _ language: LanguageTag, _ name: String) -> String {
        let words = texts[language] ?? []
        let count = Int.random(in: 12...60, using: &random)
        return name + " "
            + (0..<count).map { place in
                place % 20 == 7
                    ? word(&random, language, syllables: 2...4)
                    : words[Int.random(in: 0..<words.count, using: &random)]
            }.joined(separator: " ")
    }

    private struct City: Encodable {
        struct Entry: Encodable {
            var slug: String
            var country: [String: String]
            var countryAlso: [String: [String]]
            var names: [String: String]
        }
        struct Event: Encodable {
            var anchor: String
            var date: String
            var text: String
        }
        struct Text: Encodable {
            var lead: String
            var about: [String]
            var events: [Event]
        }
        var city: Entry
        var facts: [String: [String]]
        var texts: [String: Text]
    }

    private func json(_ number: Int) -> String {
        var random = SplitMix64(seed: UInt64(number) + 1_000_000)
        let country = Self.countries[number % Self.countries.count]
        var texts: [String: City.Text] = [:]
        var names: [String: String] = [:]
        for language in [LanguageTag.russian, .english] {
            let name = name(number, in: language)
            names[language.rawValue] = name
            let events = (0..<15).map { event in
                let date = "\(2005 + event)-0\(1 + number % 9)"
                return City.Event(anchor: "e-\(date)", date: date, text: sentence(&random, language, name))
            }
            texts[language.rawValue] = City.Text(
                lead: sentence(&random, language, name),
                about: (0..<4).map { _ in sentence(&random, language, name) },
                events: events
            )
        }
        let data = City(
            city: City.Entry(
                slug: "city-\(100_000 + number)",
                country: ["ru": country.0, "en": country.1],
                countryAlso: ["ru": [country.2]],
                names: names
            ),
            facts: ["ru": ["побратим с \(1990 + number % 35) года"], "en": ["twin city since \(1990 + number % 35)"]],
            texts: texts
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let bytes = try? encoder.encode(data) else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

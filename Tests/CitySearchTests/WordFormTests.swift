import Cities
import CityBundle
import CitySearch
import FoundationEssentials
import PobratimTesting
import Testing

// One after the other, or their work would keep the tests that wait for sockets from theirs.
@Suite("The forms of ordinary words", .serialized)
struct WordFormTests {
    private static let pairs: [(word: String, form: String)] = {
        let path = Repository.root + "/Tests/CitySearchTests/word-forms.txt"
        guard let bytes = FileManager.default.contents(atPath: path) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let forms = line.split(separator: " ").map(String.init)
            return (forms[0], forms[1])
        }
    }()

    /// A city for each text: `c-000`, `c-001`, …
    private static func searcher(over texts: [String]) throws -> CitySearcher {
        var members: [String: [UInt8]] = [:]
        for (number, text) in texts.enumerated() {
            members["data/cities/\(slug(number)).json"] = try CityJSON.bytes(slug(number), about: ["Здесь \(text)."])
        }
        return try CitySearcher(indexing: try BundleInMemory(members))
    }

    private static func slug(_ number: Int) -> String { "c-" + String(String(1000 + number).dropFirst()) }

    @Test("Every form of the table finds the other form of its word, and the table has 100 words at least")
    func findsEachOther() throws {
        #expect(Self.pairs.count >= 100)
        let words = try Self.searcher(over: Self.pairs.map(\.word))
        let forms = try Self.searcher(over: Self.pairs.map(\.form))
        for (number, pair) in Self.pairs.enumerated() {
            for (query, searcher) in [(pair.form, words), (pair.word, forms)] {
                let answer = try searcher.search(query, in: .russian)
                let hit = answer.cities.first { $0.slug.rawValue == Self.slug(number) }
                let isMarked = hit?.passages.first?.text.pieces.contains { if case .hit = $0 { true } else { false } }
                #expect(isMarked == true, "\(query) does not find \(pair)")
                #expect(answer.repairs == [], "\(query)")
            }
        }
    }

    @Test(
        "Words that only look like forms of each other are kept apart",
        arguments: [
            ("Австрия", "Австралия"), ("мать", "материал"), ("ось", "осень"), ("печь", "печень"), ("лес", "лист"),
            ("образ", "образование"), ("ряд", "радость"), ("сад", "садист"), ("порт", "портрет"),
        ]
    )
    func keepsApart(_ word: String, _ other: String) throws {
        let searcher = try Self.searcher(over: [other])
        // A blank behind a word tells that it does not go on.
        let answer = try searcher.search(word + " ", in: .russian)
        #expect(answer.cities.isEmpty || !answer.repairs.isEmpty, "\(word) finds \(other)")
    }
}

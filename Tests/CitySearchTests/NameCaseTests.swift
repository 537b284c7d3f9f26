import Cities
import CitySearch
import PobratimTesting
import Testing

@Suite("The cases of names")
struct NameCaseTests {
    private static let nominatives = [
        ("Казахстан", ["Казахстана", "Казахстану", "Казахстаном", "Казахстане"]), ("Иран", ["Ирана", "Иране"]),
        ("Вьетнам", ["Вьетнама", "Вьетнаме"]), ("Китай", ["Китая", "Китаю", "Китаем", "Китае"]),
        ("Египет", ["Египта", "Египте"]), ("Корея", ["Кореи", "Корею", "Кореей"]), ("Куба", ["Кубы", "Кубе", "Кубой"]),
    ]

    @Test("A country is found in each case, though a text has that case, too", arguments: nominatives)
    func countries(_ nominative: String, _ cases: [String]) throws {
        for form in cases {
            let bundle = try BundleInMemory([
                "data/cities/a-text.json": CityJSON.bytes("a-text", about: ["Письмо о \(form)."]),
                "data/cities/b-country.json": CityJSON.bytes("b-country", country: nominative),
            ])
            let answer = try CitySearcher(indexing: bundle).search(form, in: .russian)
            #expect(answer.cities.map(\.slug.rawValue) == ["b-country", "a-text"], "\(form)")
            #expect(answer.cities.first?.country.pieces == [.hit(nominative)])
            #expect(answer.repairs == [])
        }
    }

    @Test("The nominative of a name finds its other cases in a text")
    func nominative() throws {
        let bundle = try BundleInMemory([
            "data/cities/a-text.json": CityJSON.bytes("a-text", about: ["Гости из Китая."]),
            "data/cities/b-country.json": CityJSON.bytes("b-country", country: "Китай"),
        ])
        let answer = try CitySearcher(indexing: bundle).search("Китай ", in: .russian)
        #expect(answer.cities.map(\.slug.rawValue) == ["b-country", "a-text"])
        #expect(answer.cities.last?.passages.first?.text.pieces.contains(.hit("Китая")) == true)
    }

    @Test("A word of a text that only looks like a case of a name is none", arguments: ["кит", "кита"])
    func others(_ typed: String) throws {
        let bundle = try BundleInMemory([
            "data/cities/a-country.json": CityJSON.bytes("a-country", country: "Китай"),
            "data/cities/b-text.json": CityJSON.bytes("b-text", about: ["Видели кита."]),
        ])
        let answer = try CitySearcher(indexing: bundle).search(typed + " ", in: .russian)
        #expect(answer.cities.map(\.slug.rawValue).contains("b-text"))
        #expect(answer.cities.first?.slug.rawValue == "b-text")
    }
}

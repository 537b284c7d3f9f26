import Testing
@testable import Cities

@Suite("Kinds of facts")
struct FactKindsTests {
    @Test("No two kinds share a name or a label, and every kind has labels in Russian and English")
    func distinct() {
        #expect(Set(FactKinds.all.map { $0.name }).count == FactKinds.all.count)
        let labels = FactKinds.all.flatMap { Set($0.labels.values.joined()) }
        #expect(Set(labels).count == labels.count)
        for kind in FactKinds.all {
            #expect(kind.labels[.russian]?.isEmpty == false, "\(kind.name)")
            #expect(kind.labels[.english]?.isEmpty == false, "\(kind.name)")
        }
    }

    @Test(
        "Languages are a list of a few names",
        arguments: [
            ("китайский, английский и русский", ["китайский", "английский", "русский"]), ("Turkish", ["Turkish"]),
            ("Bulgarian and Turkish;", ["Bulgarian", "Turkish"]), ("more than 100 languages", nil), ("", nil),
            ("говорят на многих языках народов края, и на русском тоже", nil),
        ]
    )
    func languages(text: String, names: [String]?) {
        let source = FactSource(text: text, links: [], countryCode: nil, currentYear: 2026)
        #expect(LanguagesFact.read(source).value?.names == names)
    }

    @Test("A head is a few words with a letter in them")
    func head() {
        func read(_ text: String) -> String? {
            HeadFact.read(FactSource(text: text, links: [], countryCode: nil, currentYear: 2026)).value?.person
        }
        #expect(read("– Иван Листов;") == "Иван Листов")
        #expect(read("…") == nil)
        #expect(read(String(repeating: "слово ", count: 40)) == nil)
    }
}

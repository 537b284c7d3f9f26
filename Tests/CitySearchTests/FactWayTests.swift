import Cities
import CityBundle
import CityContent
import CityPages
import CitySearch
import PobratimTesting
import PortalImport
import Testing

@Suite("The way of a fact, from the portal's page to content, page and search")
struct FactWayTests {
    private let folder: TemporaryFolder
    private var content: String { folder.path("content") }

    init() throws { folder = try TemporaryFolder() }

    private func importPage(_ text: String) async throws -> ImportReport {
        try folder.write(Array(text.utf8), to: "page.txt")
        let importer = PortalImport(content: content, currentYear: 2026)
        return try await importer.write(importer.plan(pages: [folder.path("page.txt")])).report
    }

    private func read(_ file: String) throws -> String {
        String(decoding: try folder.read("content/" + file), as: UTF8.self)
    }

    private func render() throws -> [String: [UInt8]] {
        let content = ContentFolder(path: content)
        var files: [String: [UInt8]] = [:]
        try SiteRenderer(try content.read(), content: content) { String(Digest(of: $0).hex.prefix(16)) }.render {
            files[$0.path] = $0.bytes
        }
        return files
    }

    private func search(_ query: String, in language: LanguageTag) throws -> [String] {
        let data = try render().filter { $0.key.hasPrefix("data/") }
        return try CitySearcher(indexing: BundleInMemory(data)).search(query, in: language).cities.map(\.slug.rawValue)
    }

    private static let russian = """
        Города-побратимы
        Верхние Липы (Республика Болгария)
        Развернуть Свернуть
        Население: 120 тыс. чел. (2020 г.)
        Глава города: Иван Листов
        Провинция: Лесной край
        Языки: болгарский, турецкий и русский
        О городе:
        Провинция славится липами, а глава её — мёдом.
        """

    private static let english = """
        Twin cities
        Upper Linden (Republic of Bulgaria)
        Expand Collapse
        Population: 120 thousand (2020)
        Area: about 900 km2
        Mayor: John Greenleaf
        Province
        Woodshire
        Languages spoken: Bulgarian, Turkish and Russian
        About the city:
        The town stands on a hill above the river.
        """

    @Test("Head, region and languages of a Russian page stand in the content, on the page, and are found")
    func russian() async throws {
        let report = try await importPage(Self.russian)
        #expect(report.items.filter(\.needsAttention) == [])
        let facts = try #require(try ContentFolder(path: content).read().cities.first).facts
        #expect(facts.head == Fact(value: CityHead(person: "Иван Листов"), source: "Иван Листов"))
        #expect(facts.region == Fact(value: CityRegion(name: "Лесной край"), source: "Лесной край"))
        #expect(facts.languages?.value?.names == ["болгарский", "турецкий", "русский"])
        #expect(!(try read("cities/verkhnie-lipy/city.json")).contains("\"language\""))

        let page = String(decoding: try render()["ru/verkhnie-lipy.html"] ?? [], as: UTF8.self)
        #expect(page.contains("<dt>Глава города</dt><dd>Иван Листов</dd>"))
        #expect(page.contains("<dt>Регион</dt><dd>Лесной край</dd>"))
        #expect(page.contains("<dt>Языки</dt><dd>болгарский, турецкий, русский</dd>"))
        #expect(page.contains("Провинция славится липами"))

        for query in ["Листов", "Лесной край", "турецкий"] {
            #expect(try search(query, in: .russian) == ["verkhnie-lipy"], "\(query)")
        }
    }

    @Test("The same of an English page, whose words are English in content, on the page and in the search")
    func english() async throws {
        _ = try await importPage(Self.english)
        let facts = try #require(try ContentFolder(path: content).read().cities.first).facts
        #expect(facts.head?.value?.person == "John Greenleaf")
        #expect(facts.region?.value?.name == "Woodshire")
        #expect(facts.languages?.value?.names == ["Bulgarian", "Turkish", "Russian"])
        #expect(facts.area == Fact(value: nil, source: "about 900 km2", language: .english))

        let page = String(decoding: try render()["en/upper-linden.html"] ?? [], as: UTF8.self)
        #expect(page.contains("<dd>John Greenleaf</dd>"))
        #expect(page.contains("<dd class=\"written\">about 900 km2</dd>"))
        for query in ["Greenleaf", "Woodshire", "Turkish"] {
            #expect(try search(query, in: .english) == ["upper-linden"], "\(query)")
        }
        let data = String(decoding: try render()["data/cities/upper-linden.json"] ?? [], as: UTF8.self)
        #expect(data.contains("\"Area: about 900 km2\""))
    }

    @Test("On a page in another language the source's words are marked with their own, and its search leaves them out")
    func otherLanguage() async throws {
        _ = try await importPage(Self.english)
        let site = try read("site.json").replacing("\"en\"\n  ]", with: "\"en\",\n    \"ru\"\n  ]")
            .replacing("\"en\" : \"Twin cities\"", with: "\"en\" : \"Twin cities\",\n    \"ru\" : \"Побратимы\"")
        try folder.write(Array(site.utf8), to: "content/site.json")
        let files = try render()
        let page = String(decoding: files["ru/upper-linden.html"] ?? [], as: UTF8.self)
        #expect(page.contains("<dd class=\"written\"><span lang=\"en\">about 900 km2</span></dd>"))
        #expect(page.contains("<dd><span lang=\"en\">John Greenleaf</span></dd>"))
        let data = String(decoding: files["data/cities/upper-linden.json"] ?? [], as: UTF8.self)
        #expect(data.contains("\"Area: about 900 km2\""))
        #expect(!data.contains("Площадь: about"))
    }

    @Test("A language tag of a fact that is none is refused with its place")
    func malformedLanguage() async throws {
        _ = try await importPage(Self.english)
        let file = "cities/upper-linden/city.json"
        let text = try read(file).replacing("\"language\" : \"en\"", with: "\"language\" : \"EN\"")
        try folder.write(Array(text.utf8), to: "content/" + file)
        #expect {
            try ContentFolder(path: content).read()
        } throws: { error in
            guard case .field(let field, .languageTag("EN"))? = (error as? ContentError)?.problem else { return false }
            return field.hasPrefix("facts.") && field.hasSuffix(".language")
        }
    }
}

import Cities
import CityContent
import FoundationEssentials
import Glibc
import PobratimTesting
import Testing
@testable import PortalImport

@Suite("Importing pages into a content folder")
struct PortalImportTests {
    private let folder: TemporaryFolder
    private var content: String { folder.path("content") }
    private var importer: PortalImport { PortalImport(content: content, currentYear: 2026) }

    init() throws { folder = try TemporaryFolder() }

    private func run(_ text: String, page: String = "page.txt") async throws -> ImportReport {
        try folder.write(Array(text.utf8), to: page)
        return try await importer.write(importer.plan(pages: [folder.path(page)])).report
    }

    private func read(_ file: String) throws -> String {
        String(decoding: try folder.read("content/" + file), as: UTF8.self)
    }

    private func edit(_ file: String, _ old: String, _ new: String) throws {
        let text = try read(file)
        try #require(text.contains(old))
        try folder.write(Array(text.replacing(old, with: new).utf8), to: "content/" + file)
    }

    @Test("What is written reads back as what the page says, mark for mark")
    func roundTrip() async throws {
        let report = try await run(PortalFixture.text)
        #expect(
            report.items.contains(.cityAdded(try #require(CitySlug(rawValue: "verkhnie-lipy")), name: "Верхние Липы"))
        )
        let site = try ContentFolder(path: content).read()
        let page = try PortalPage(reading: PortalFixture.text)
        #expect(site.title[.russian] == "Города-побратимы")
        #expect(site.cities.map(\.slug.rawValue) == ["verkhnie-lipy", "nizhniy-yar"])
        for (city, entry) in zip(site.cities, page.entries) {
            let text = try #require(city.texts[.russian])
            #expect(text.name == entry.name)
            #expect(city.facts == entry.facts)
            #expect(city.country.code == entry.countryCode)
            #expect(text.about?.blocks.map(\.plainText) ?? [] == entry.about.map(\.text))
            #expect(text.events?.events.map(\.date) ?? [] == entry.events.map(\.date))
            #expect(text.events?.events.map(\.text.plainText) ?? [] == entry.events.map(\.text.text))
        }
    }

    @Test(
        "The portal's own page reads back whole",
        .enabled(if: RealPage.isThere, "The page is not beside the repository")
    )
    func realPage() async throws {
        _ = try await importer.write(importer.plan(pages: [RealPage.path]))
        let site = try ContentFolder(path: content).read()
        let page = try PortalPage(reading: RealPage.bytes())
        for (city, entry) in zip(site.cities, page.entries) {
            let text = try #require(city.texts[.russian])
            #expect(city.facts == entry.facts)
            #expect(text.about?.blocks.map(\.plainText) == entry.about.map(\.text))
            #expect(text.events?.events.map(\.text.plainText) ?? [] == entry.events.map(\.text.text))
        }
        #expect(site.cities.count == 5)
    }

    @Test("Events whose text begins like a date that it is not are undated in the files as on the page")
    func undated() async throws {
        let events = [
            "1850: основание порта", "2035: план визита", "8432991873: телефон отдела", "2019-2020-2021: обмен",
            "2011/12: обмен", ": двоеточие",
        ]
        let page = "Липы (Болгария)\nРазвернуть\nМероприятия:\n" + events.joined(separator: "\n")
        _ = try await run(page)
        let read = try ContentFolder(path: content).read().cities.first?.texts[.russian]?.events?.events
        #expect(read?.map(\.date) == events.map { _ in nil })
        #expect(read?.map(\.text.plainText) == events)
        #expect(try importer.plan(pages: [folder.path("page.txt")]).files == [])
    }

    @Test("A line with a damaged byte is named")
    func damaged() throws {
        let page = Array("Липы (Болгария)\nРазвернуть\nО городе:\nПорт на мор".utf8) + [0xD0]
        try folder.write(page, to: "page.txt")
        let path = folder.path("page.txt")
        #expect(
            try importer.plan(pages: [path]).report.items.contains(
                .lettersLost(page: path, line: 4, text: "Порт на мор\u{FFFD}")
            )
        )
    }

    @Test("The same page again writes nothing")
    func again() async throws {
        _ = try await run(PortalFixture.text)
        #expect(try importer.plan(pages: [folder.path("page.txt")]).files == [])
    }

    @Test("A dry run shows the files and writes none")
    func dryRun() throws {
        try folder.write(Array(PortalFixture.text.utf8), to: "page.txt")
        let plan = try importer.plan(pages: [folder.path("page.txt")])
        #expect(plan.files.map(\.path).contains("cities/nizhniy-yar/ru.md"))
        #expect(plan.files.allSatisfy { $0.change == .new })
        #expect(try folder.names() == ["page.txt"])
    }

    private static let english = """
        Twin cities
        Upper Linden (Republic of Bulgaria)
        Expand Collapse
        Population: 120 thousand (2020)
        About the city:
        The town stands on a hill above the river.
        Joint events:
        On March 3, 2020 a choir came.
        """

    @Test("An English page becomes an English site, and again writes nothing")
    func english() async throws {
        _ = try await run(Self.english)
        let site = try ContentFolder(path: content).read()
        #expect(site.title[.english] == "Twin cities")
        #expect(site.languages == [.english])
        let city = try #require(site.cities.first)
        #expect(city.slug.rawValue == "upper-linden")
        #expect(city.country.names[.english] == "Republic of Bulgaria")
        #expect(city.texts[.english]?.events?.events.map { $0.date?.iso } == ["2020-03-03"])
        #expect(try importer.plan(pages: [folder.path("page.txt")]).files == [])
        let report = try await run(Self.english.replacing("120 thousand", with: "125 thousand"))
        #expect(report.items == [.factUpdated(city.slug, .population)])
    }

    @Test("Pages in two languages are not mixed, since nothing says which cities are the same")
    func languages() async throws {
        _ = try await run(PortalFixture.text)
        try folder.write(Array(Self.english.utf8), to: "en.txt")
        let path = folder.path("en.txt")
        #expect(throws: ImportError.otherLanguage(path: path, page: .english, others: .russian)) {
            try importer.plan(pages: [path])
        }
        let elsewhere = PortalImport(content: folder.path("other"), currentYear: 2026)
        #expect(throws: ImportError.otherLanguage(path: path, page: .english, others: .russian)) {
            try elsewhere.plan(pages: [folder.path("page.txt"), path])
        }
    }

    @Test("Lines taken for controls are counted, each with its place")
    func controls() async throws {
        let report = try await run(PortalFixture.text)
        #expect(report.controls.map(\.line) == [1, 2, 3, 4])
        #expect(report.controls.last == .init(page: folder.path("page.txt"), line: 4, text: "AAA"))
    }

    @Test("A changed page updates facts and adds events where it has them")
    func changedPage() async throws {
        _ = try await run(PortalFixture.text)
        let changed = PortalFixture.text.replacing("120 тыс. чел. (2020 г.)", with: "125 тыс. чел. (2025 г.)")
            .replacing("Дружат школы.", with: "4 мая 2025 года открыли сад.\n\nДружат школы.")
        let report = try await run(changed)
        let slug = try #require(CitySlug(rawValue: "verkhnie-lipy"))
        #expect(
            report.items.filter { !$0.needsAttention } == [
                .factUpdated(slug, .population), .textAdded(slug, .event, "2025-05-04: 4 мая 2025 года открыли сад."),
            ]
        )
        let city = try #require(try ContentFolder(path: content).read().cities.first)
        #expect(city.facts.population?.value?.people == 125_000)
        #expect(city.texts[.russian]?.events?.events.map { $0.date?.iso } == ["2020-03-03", "2025-05-04", nil])
    }

    @Test("What an editor changed stays, and is said to stay")
    func editedByHand() async throws {
        _ = try await run(PortalFixture.text)
        let slug = try #require(CitySlug(rawValue: "verkhnie-lipy"))
        try edit("cities/verkhnie-lipy/city.json", "85.5", "85.7")
        try edit("cities/verkhnie-lipy/ru.md", "приезжал хор", "приехал прекрасный хор")
        try folder.write(Array("# Upper Linden\n".utf8), to: "content/cities/verkhnie-lipy/en.md")
        let report = try await run(PortalFixture.text.replacing("Дружат школы.", with: "Дружат школы и сады."))
        #expect(report.items.contains(.factKept(slug, .area)))
        #expect(report.items.contains { if case .textKept(slug, .event, _) = $0 { true } else { false } })
        #expect(report.items.contains(.textUpdated(slug, .event, "Дружат школы и сады.")))
        #expect(try read("cities/verkhnie-lipy/city.json").contains("85.7"))
        let text = try read("cities/verkhnie-lipy/ru.md")
        #expect(text.contains("приехал прекрасный хор"))
        #expect(!text.contains("приезжал хор"))
        #expect(text.contains("- Дружат школы и сады."))
        #expect(try read("cities/verkhnie-lipy/en.md") == "# Upper Linden\n")
    }

    @Test("An event that an editor removed does not come back")
    func removedByHand() async throws {
        _ = try await run(PortalFixture.text)
        try edit("cities/verkhnie-lipy/ru.md", "- Дружат школы.\n", "")
        _ = try await run(PortalFixture.text)
        #expect(!(try read("cities/verkhnie-lipy/ru.md")).contains("Дружат"))
    }

    @Test("A folder that an editor renamed is found again")
    func renamedFolder() async throws {
        _ = try await run(PortalFixture.text)
        try FileManager.default.moveItem(atPath: content + "/cities/nizhniy-yar", toPath: content + "/cities/yar")
        try edit("site.json", "nizhniy-yar", "yar")
        let report = try await run(PortalFixture.text)
        #expect(!report.items.contains { if case .cityAdded = $0 { true } else { false } })
        #expect(try ContentFolder(path: content).read().cities.map(\.slug.rawValue) == ["verkhnie-lipy", "yar"])
    }

    @Test("Text that import did not write is left alone as a whole")
    func byHand() async throws {
        _ = try await run(PortalFixture.text)
        try FileManager.default.removeItem(atPath: content + "/cities/nizhniy-yar/import.json")
        try edit("cities/nizhniy-yar/ru.md", "Яр глубок", "Глубок и тих яр")
        let before = try read("cities/nizhniy-yar/ru.md")
        let report = try await run(PortalFixture.text)
        #expect(report.items.contains(.textByHand(try #require(CitySlug(rawValue: "nizhniy-yar")))))
        #expect(try read("cities/nizhniy-yar/ru.md") == before)
    }

    @Test("A city that had only facts gets its text when the page has one")
    func textLater() async throws {
        let page = "Липы (Болгария)\nРазвернуть\nНаселение: 7 тыс."
        _ = try await run(page)
        _ = try await run(page + "\nО городе: Липы цветут.\nМероприятия:\n5 мая 2020 года сажали липы.")
        let text = try #require(try ContentFolder(path: content).read().cities.first?.texts[.russian])
        #expect(text.about?.blocks.map(\.plainText) == ["Липы цветут."])
        #expect(text.events?.events.map { $0.date?.iso } == ["2020-05-05"])
    }

    @Test("A city on two pages counts as the later page has it")
    func twice() throws {
        try folder.write(Array(PortalFixture.text.utf8), to: "a.txt")
        try folder.write(Array("Верхние Липы (Болгария)\nРазвернуть\nНаселение: 7 тыс.".utf8), to: "b.txt")
        let plan = try importer.plan(pages: [folder.path("a.txt"), folder.path("b.txt")])
        #expect(plan.cityCount == 2)
        #expect(plan.report.items.contains(.cityRepeated(city: "Верхние Липы", page: folder.path("b.txt"), line: 1)))
        #expect(plan.cities.first?.file.facts[PopulationFact.self]?.people == 7000)
    }

    private static let namesakes = """
        Липы (Болгария)
        Развернуть
        Год основания: 1204
        Население: 5 тыс.
        Мероприятия:
        5 мая 2020 года сажали липы.
        Липы (Болгария)
        Развернуть
        Год основания: 1310
        Население: 9 тыс.
        Мероприятия:
        6 мая 2020 года пели.
        """

    @Test("Two towns of one name in one country are two cities, and stay the same two on every run")
    func namesakes() async throws {
        let report = try await run(Self.namesakes)
        #expect(
            report.items.contains(.cityOfSameName(city: "Липы", page: folder.path("page.txt"), line: 7))
        )
        let cities = try ContentFolder(path: content).read().cities
        #expect(cities.map(\.slug.rawValue) == ["lipy", "lipy-bg"])
        #expect(cities.map { $0.facts.founded?.value?.year } == [1204, 1310])
        #expect(cities.map { $0.texts[.russian]?.events?.events.count } == [1, 1])
        #expect(try importer.plan(pages: [folder.path("page.txt")]).files == [])
        let lines = Self.namesakes.split(separator: "\n")
        let turned = (lines[6...] + lines[..<6]).joined(separator: "\n")
        try folder.write(Array(turned.utf8), to: "turned.txt")
        #expect(try importer.plan(pages: [folder.path("turned.txt")]).files == [])
        try folder.write(Array(lines[6...].joined(separator: "\n").utf8), to: "second.txt")
        #expect(try importer.plan(pages: [folder.path("second.txt")]).files == [])
    }

    @Test("A second town of one name does not take the first one's folder")
    func laterNamesake() async throws {
        let lines = Self.namesakes.split(separator: "\n")
        _ = try await run(lines[6...].joined(separator: "\n"))
        _ = try await run(Self.namesakes)
        let cities = try ContentFolder(path: content).read().cities
        #expect(cities.map(\.slug.rawValue) == ["lipy", "lipy-bg"])
        #expect(cities.map { $0.facts.founded?.value?.year } == [1310, 1204])
    }

    @Test("A city that stands twice counts as it stands last, with what only the first one has")
    func repeated() async throws {
        let report = try await run(
            Self.namesakes.replacing("Год основания: 1310\n", with: "").replacing("9 тыс.", with: "5 тыс.")
        )
        #expect(report.items.contains(.cityRepeated(city: "Липы", page: folder.path("page.txt"), line: 7)))
        let cities = try ContentFolder(path: content).read().cities
        #expect(cities.map { $0.facts.founded?.value?.year } == [1204])
        #expect(
            cities.first?.texts[.russian]?.events?.events.map(\.text.plainText) == [
                "6 мая 2020 года пели.", "5 мая 2020 года сажали липы.",
            ]
        )
    }

    @Test("A country that the page writes in another way is the same country")
    func countrySpelledAnew() async throws {
        _ = try await run("Липы (Германия)\nРазвернуть\nНаселение: 7 тыс.")
        _ = try await run("Липы (Федеративная Республика Германия)\nРазвернуть\nНаселение: 8 тыс.")
        let cities = try ContentFolder(path: content).read().cities
        #expect(cities.map(\.facts.population?.value?.people) == [8000])
    }

    @Test("A city whose name has no Latin letters gets a stand-in address, and somebody hears of it")
    func standIn() async throws {
        let page = "北京 (Китай)\nРазвернуть\n東京 (Япония)\nРазвернуть\n上海 (Китай)\nРазвернуть\n서울\nРазвернуть\nО городе:"
        let report = try await run(page)
        let slug = try #require(CitySlug(rawValue: "cn-2"))
        #expect(report.items.contains(.slugStandsIn(slug, name: "上海")))
        let site = try ContentFolder(path: content).read()
        #expect(site.cities.map(\.slug.rawValue) == ["cn-1", "jp-1", "cn-2", "city-1"])
        #expect(site.cities.map { $0.texts[.russian]?.name } == ["北京", "東京", "上海", "서울"])
        #expect(try importer.plan(pages: [folder.path("page.txt")]).files == [])
    }

    @Test("A pipe or a device instead of a page is refused, not waited for", .timeLimit(.minutes(1)))
    func pipe() throws {
        #expect(mkfifo(folder.path("page.html"), 0o644) == 0)
        for path in [folder.path("page.html"), "/dev/zero"] {
            #expect(throws: ImportError.pageUnreadable(path: path, errno: EISDIR)) {
                try importer.plan(pages: [path])
            }
        }
    }

    @Test("A page of another kind writes nothing")
    func refused() throws {
        try folder.write(Array("%PDF-1.4".utf8), to: "page.pdf")
        let path = folder.path("page.pdf")
        #expect(throws: ImportError.notAPage(path: path, .otherFormat(.pdf))) { try importer.plan(pages: [path]) }
        let missing = folder.path("missing.html")
        #expect(throws: ImportError.pageUnreadable(path: missing, errno: 2)) { try importer.plan(pages: [missing]) }
        #expect(try folder.names() == ["page.pdf"])
    }
}

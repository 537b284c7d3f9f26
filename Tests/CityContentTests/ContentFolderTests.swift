import Cities
import CityContent
import PobratimTesting
import Testing

@Suite("Reading the content folder")
struct ContentFolderTests {
    private func read(_ changes: [String: String?] = [:]) throws -> PartnerSite {
        let folder = try TemporaryFolder()
        try ContentRecipe.write(into: folder, changes: changes)
        return try ContentFolder(path: folder.path).read()
    }

    @Test("Cities come in the order of site.json, with typed facts and texts by language")
    func readsEverything() throws {
        let site = try read()
        #expect(site.cities.map(\.slug.rawValue) == ["harbour", "hilltown"])
        let harbour = site.cities[0]
        #expect(harbour.facts.founded?.value?.year == -311)
        #expect(
            harbour.facts.area
                == Fact(value: Area(squareKilometres: 885.61), asOf: 2021, source: "885,61 км2 (2021 г.)")
        )
        #expect(harbour.facts.timeZone?.value == CityTimeZone(minutesFromUTC: 480, zone: "Asia/Shanghai"))
        #expect(harbour.texts[.english]?.name == "Harbour")
        #expect(
            harbour.texts[.russian]?.events?.events.map { $0.date?.iso } == [
                "2022-03-01", "2019-04-21/2019-04-25", "2021-12", nil, "2022-03-01",
            ]
        )
        #expect(harbour.photo?.size == PictureSize(width: 1600, height: 900))
    }

    @Test("A fact without a value keeps the source's text")
    func keepsSource() throws {
        let area = try read().cities[1].facts.area
        #expect(area == Fact(value: nil, asOf: 2020, source: "2,678 km2 (2020 г.)"))
    }

    @Test(
        "What is wrong is named with its file and line",
        arguments: [
            Refusal("site.json", "{", .field("", .notJSON("")), line: nil),
            Refusal("cities/hilltown/en.md", "Text first\n", .nameMissing, line: 1),
            Refusal("cities/hilltown/en.md", "# A\n\n<b>raw</b>\n", .markdown(.rawHTML(line: 3)), line: 3),
            Refusal(
                "cities/hilltown/en.md",
                "# A\n\nSee [B](nowhere.html)\n",
                .markdown(.badLink(address: "nowhere.html", line: 3)),
                line: 3
            ),
            Refusal(
                "cities/hilltown/en.md",
                "# A\n\n[x](javascript:alert(1))\n",
                .markdown(.badLink(address: "javascript:alert(1)", line: 3)),
                line: 3
            ),
            Refusal("cities/hilltown/en.md", "# A\n\n### B\n", .unexpectedHeading("B"), line: 3),
            Refusal("cities/hilltown/en.md", "# A\n\n## B\n\nx\n\n## C\n\nnot a list\n", .eventsNotAList, line: 9),
            Refusal("cities/hilltown/tt.md", "# A\n", .undeclaredLanguage("tt"), line: nil),
            Refusal("cities/harbour/photo.svg", nil, .photoMissing, line: 12, file: "cities/harbour/city.json"),
            Refusal(
                "cities/harbour/photo.png",
                "x",
                .twoPhotos("photo.png", "photo.svg"),
                line: nil,
                file: "cities/harbour"
            ),
            Refusal(
                "cities/harbour/photo.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<script>1</script></svg>",
                .unsafePicture(.element("script", line: 2)),
                line: 2
            ),
            Refusal("cities/hilltown/ru.md", nil, .noText, line: nil, file: "cities/hilltown"),
            Refusal("cities/map/city.json", "{}", .reservedSlug("map"), line: nil, file: "cities/map"),
            Refusal("cities/Big/city.json", "{}", .malformedSlug("Big"), line: nil, file: "cities/Big"),
        ]
    )
    func refuses(_ refusal: Refusal) throws {
        let error = #expect(throws: ContentError.self) { try read([refusal.name: refusal.text]) }
        #expect(error?.file == refusal.file)
        if case .field("", .notJSON) = refusal.problem, case .field("", .notJSON) = error?.problem { return }
        #expect(error?.problem == refusal.problem)
        #expect(error?.line == refusal.line)
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String?
        var problem: ContentError.Problem
        var line: Int?
        var file: String

        init(_ name: String, _ text: String?, _ problem: ContentError.Problem, line: Int?, file: String? = nil) {
            self.name = name
            self.text = text
            self.problem = problem
            self.line = line
            self.file = file ?? name
        }

        var testDescription: String { "\(name): \(problem)" }
    }

    @Test("A photo without a description in words is refused in every language that has a text")
    func asksForDescription() throws {
        let city = try #require(ContentRecipe.files["cities/harbour/city.json"])
        let undescribed = city.replacing(", \"en\": \"A lighthouse over a bay.\"", with: "")
        let error = #expect(throws: ContentError.self) { try read(["cities/harbour/city.json": undescribed]) }
        #expect(error?.problem == .photoLacks(.description, .english))
    }

    @Test("A key that nobody reads is refused with its line")
    func refusesUnknownKey() throws {
        let site = try #require(ContentRecipe.files["site.json"])
        let error = #expect(throws: ContentError.self) {
            try read(["site.json": site.replacing("\"securityEpoch\"", with: "\"securityEpoch\": 1,\n  \"colour\"")])
        }
        #expect(error?.problem == .field("colour", .unknown))
        #expect(error?.line == 10)
    }

    @Test("The order names every city once")
    func refusesWrongOrder() throws {
        let site = try #require(ContentRecipe.files["site.json"])
        let hilltown = try #require(CitySlug(rawValue: "hilltown"))
        let harbour = try #require(CitySlug(rawValue: "harbour"))
        let nowhere = try #require(CitySlug(rawValue: "nowhere"))
        let refusals: [(String, ContentError.Problem)] = [
            ("[\"harbour\"]", .cityNotInOrder(hilltown)),
            ("[\"harbour\", \"hilltown\", \"harbour\"]", .cityTwiceInOrder(harbour)),
            ("[\"harbour\", \"hilltown\", \"nowhere\"]", .cityWithoutFolder(nowhere)),
        ]
        for (order, problem) in refusals {
            let error = #expect(throws: ContentError.self) {
                try read(["site.json": site.replacing("[\"harbour\", \"hilltown\"]", with: order)])
            }
            #expect(error?.problem == problem)
            #expect(error?.line == 8)
        }
    }

    @Test(
        "A field with another kind of value is named with its line",
        arguments: [
            (
                "\"people\": 887000", "\"people\": \"many\"", FieldFault.expected(.wholeNumber),
                "facts.population.people"
            ),
            ("\"utcOffset\": \"+02:00\"", "\"utcOffset\": \"2\"", .utcOffset("2"), "facts.timeZone.utcOffset"),
            ("\"zone\": \"Europe/Sofia\"", "\"zone\": \"Sofia\"", .zone("Sofia"), "facts.timeZone.zone"),
        ]
    )
    func namesFields(_ written: String, _ changed: String, _ fault: FieldFault, _ field: String) throws {
        let city = try #require(ContentRecipe.files["cities/hilltown/city.json"])
        let error = #expect(throws: ContentError.self) {
            try read(["cities/hilltown/city.json": city.replacing(written, with: changed)])
        }
        #expect(error?.problem == .field(field, fault))
        #expect(error?.line != nil)
    }

    @Test(
        "An event that starts like a date has to have one",
        arguments: ["2022-13-41", "2022-03-05/2022-03-01", "2022-3-1", "20220301"]
    )
    func refusesBadEventDates(_ date: String) throws {
        let text = "# A\n\n## B\n\nx\n\n## C\n\n- \(date): done\n"
        let error = #expect(throws: ContentError.self) { try read(["cities/hilltown/en.md": text]) }
        #expect(error == ContentError(.eventDate(date), file: "cities/hilltown/en.md", line: 9))
    }
}

@Suite("Drawings made of shapes alone")
struct SafeDrawingTests {
    @Test(
        "Whatever runs, styles or fetches is refused",
        arguments: [
            "<svg><script/></svg>", "<svg onload='x'/>", "<svg><foreignObject/></svg>", "<svg style='a'/>",
            "<svg><use href='http://a.example/#b'/></svg>", "<svg><a href='#x'/></svg>",
            "<svg><image href='#x'/></svg>",
            "<svg><rect fill='url(http://a.example/)'/></svg>", "<svg><rect fill='&#117;rl(http:x)'/></svg>",
            "<svg><rect fill='u\\72l(http:x)'/></svg>",
            "<!DOCTYPE svg><svg/>", "<svg><style>a{}</style></svg>", "<svg><animate/></svg>", "<svg", "<svg></g></svg>",
            "<svg/><svg/>", "", "<svg><g></svg>", "<svg a=b/>", "<svg xmlns='http://www.w3.org/1999/xhtml'/>",
            "<svg><rect x='1'\u{301}'/></svg>", "<svg><!-- - -></svg>",
        ]
    )
    func refuses(_ svg: String) throws {
        let folder = try TemporaryFolder()
        try ContentRecipe.write(into: folder, changes: ["cities/harbour/photo.svg": svg])
        let error = #expect(throws: ContentError.self) { try ContentFolder(path: folder.path).read() }
        guard case .unsafePicture = error?.problem else {
            Issue.record("unexpected: \(String(describing: error))")
            return
        }
    }

    @Test("A drawing has no smaller sizes, which nobody would look through")
    func noSizes() throws {
        let folder = try TemporaryFolder()
        try ContentRecipe.write(into: folder, changes: ["cities/harbour/photo-800.svg": "<svg><script/></svg>"])
        #expect(try ContentFolder(path: folder.path).read().cities[0].photo?.derived == [:])
    }

    @Test("Shapes, local references and comments are let through")
    func letsThrough() throws {
        let folder = try TemporaryFolder()
        let svg = """
            <?xml version="1.0"?>
            <!-- a <comment> -->
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><defs><g id="a"><path d="M0 0z"/></g></defs>
            <use href="#a"/><rect fill="url(#a)" width="1" height="1"/></svg>
            """
        try ContentRecipe.write(into: folder, changes: ["cities/harbour/photo.svg": svg])
        #expect(try ContentFolder(path: folder.path).read().cities[0].photo?.size == PictureSize(width: 10, height: 10))
    }
}

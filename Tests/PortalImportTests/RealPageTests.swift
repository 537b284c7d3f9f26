import Cities
import Testing
@testable import PortalImport

@Suite("The portal's own page", .enabled(if: RealPage.isThere, "The page is not beside the repository"))
struct RealPageTests {
    let page: PortalPage

    init() throws {
        let text = try PortalText(page: RealPage.bytes())
        page = try PortalGrammar(text: text, currentYear: 2026).page()
    }

    @Test("It has five cities in three countries")
    func cities() {
        #expect(page.title == "Зарубежные города-побратимы и партнеры")
        #expect(page.entries.map(\.name) == ["Циндао", "Чэнду", "Шуменская область", "Шэньчжэнь", "Эскишехир"])
        #expect(page.entries.map(\.countryCode) == ["CN", "CN", "BG", "CN", "TR"])
        #expect(
            page.entries.map(\.country) == [
                "Китайская Народная Республика", "Китайская Народная Республика", "Республика Болгария",
                "Китайская Народная Республика", "Турецкая Республика",
            ]
        )
    }

    @Test("Agreements: what ties the cities, and since when")
    func agreements() {
        #expect(
            page.entries.map(\.facts.agreement?.value) == [
                Agreement(kind: .twinning, year: 2024), Agreement(kind: .partnership, year: 2015),
                Agreement(kind: .cooperation, year: 2003), Agreement(kind: .twinning, year: 2012),
                Agreement(kind: .friendship, year: 1997),
            ]
        )
    }

    @Test("Years of foundation, before our era negative")
    func foundings() {
        #expect(page.entries.map(\.facts.founded?.value?.year) == [1891, -311, 1153, 1979, -1000])
        #expect(
            page.entries.map(\.facts.founded?.source) == ["1891 г.", "311 до н.э.", "1153", "1979", "1000 до н.э."]
        )
    }

    @Test("Areas, with the one that cannot be right left as written")
    func areas() {
        #expect(
            page.entries.map(\.facts.area) == [
                Fact(value: Area(squareKilometres: 11_292), source: "11 292 км²"),
                Fact(value: Area(squareKilometres: 885.61), asOf: 2021, source: "885,61 км2 (2021 г.)"),
                Fact(value: Area(squareKilometres: 136.358), asOf: 2020, source: "136,358 км² (2020 г.)"),
                Fact(value: Area(squareKilometres: 1997.27), asOf: 2020, source: "1997,27 км² (2020 г.)"),
                Fact(value: nil, asOf: 2020, source: "2,678 km2 (2020 г.)"),
            ]
        )
        #expect(
            page.entries.map(\.notes) == [
                [], [], [], [],
                [
                    PortalNote(
                        line: 204,
                        kind: .factUnread(
                            .area,
                            source: "2,678 km2 (2020 г.)",
                            .implausible(.density(people: 887_000, squareKilometres: 2.678))
                        )
                    )
                ],
            ]
        )
    }

    @Test("Populations")
    func populations() {
        #expect(
            page.entries.map(\.facts.population) == [
                Fact(value: Population(people: 10_300_000), asOf: 2024, source: "10,3 млн человек (2024 г.)"),
                Fact(value: Population(people: 4_300_000), asOf: 2021, source: "4,3 млн. чел. (2021 г.)"),
                Fact(value: Population(people: 49_000), asOf: 2020, source: "49 тыс. чел. (2020 г.)"),
                Fact(value: Population(people: 12_000_000), asOf: 2020, source: "12 млн. чел. (2020 г.)"),
                Fact(value: Population(people: 887_000), asOf: 2019, source: "887 тыс чел (2019 г.)"),
            ]
        )
    }

    @Test("Time zones")
    func timeZones() {
        #expect(page.entries.map(\.facts.timeZone?.value?.minutesFromUTC) == [480, 480, 120, 480, 180])
        #expect(
            page.entries.map(\.facts.timeZone?.value?.zone) == [
                "Asia/Shanghai", "Asia/Shanghai", "Europe/Sofia", "Asia/Shanghai", "Europe/Istanbul",
            ]
        )
        #expect(page.entries.map(\.facts.timeZone?.source) == ["UTC + 8", "GMT +8", "GMT +2", "GMT +8", "GMT +3"])
    }

    @Test("Sites and photo credits")
    func sites() {
        #expect(
            page.entries.map(\.facts.site?.value?.address) == [
                nil, "http://www.chengdu.gov.cn/", "http://www.oblastshumen.icon.bg/", "http://www.sz.gov.cn/",
                "http://www.eskisehir-bld.gov.tr/",
            ]
        )
        #expect(
            page.entries.map(\.facts.photoCredit?.value?.text) == [
                "qingdao.gov.cn", "flickr.com/photos/petermolnareu", "commons.wikimedia.org", "flickr.com/photos/zuk0",
                "eskisehir.bel.tr",
            ]
        )
    }

    @Test("Paragraphs about each city, and events of each")
    func counts() {
        #expect(page.entries.map(\.about.count) == [2, 1, 1, 2, 2])
        #expect(page.entries.map(\.events.count) == [4, 23, 0, 14, 9])
        #expect(page.entries.map(\.aboutHeading) == Array(repeating: "О городе", count: 5))
        let heading = "Совместные мероприятия, контакты"
        #expect(page.entries.map(\.eventsHeading) == [heading, heading, nil, heading, heading])
    }

    @Test("The date of every event")
    func dates() {
        let expected: [[String?]] = [
            ["2021", "2022-03-01", "2022-03-03", "2022-03"],
            [
                nil, "2016", nil, "2018-08", "2019-04-21/2019-04-25", "2019-09-19", "2020-05-27", "2020-09-23",
                "2020-10-20",
                "2021-02-15/2021-05-15", "2021-06-24/2021-06-25", "2021-12", "2022-01-25", "2022", "2022-09-21",
                "2023-02-14",
                "2023-05-16", "2023-09-07/2023-09-08", "2023-12-05/2023-12-07", "2024", "2024-03-01/2024-03-07",
                "2024-11-14/2024-11-15", "2025-07-26/2025-07-30",
            ],
            [],
            [
                nil, "2011/2012", nil, "2019-10-14/2019-10-16", "2020-09-23", "2020-10-19", "2021-09-21",
                "2023-09-07/2023-09-08", "2024-04", "2024-11-14/2024-11-15", "2025-03-17", "2025-04-08", nil,
                "2025-06-11/2025-06-20",
            ],
            [
                nil, "2013", "2018", "2019-09-07", "2020-09-23", "2023-07-02/2023-07-06", "2023-09-07/2023-09-08",
                "2024-06-21/2024-06-23", "2025-02-06/2025-02-08",
            ],
        ]
        #expect(page.entries.map { $0.events.map { $0.date?.iso } } == expected)
    }

    @Test("No line is lost, and none is left not understood")
    func nothingIsLost() throws {
        let text = String(decoding: try RealPage.bytes(), as: UTF8.self)
        let written = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.element.trimmed.isEmpty }
        #expect(page.lines.map(\.line.number) == written.map { $0.offset + 1 })
        #expect(page.lines.map(\.line.content.text) == written.map { $0.element.trimmed })
        #expect(page.lines.filter { $0.fate == .notUnderstood } == [])
        let events = page.lines.count { $0.fate == .event }
        let prose = page.lines.count { $0.fate == .prose }
        #expect(events == 50 && prose == 8)
    }
}

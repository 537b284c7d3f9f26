import Cities
import CityContent
import FoundationEssentials
import PobratimTesting
import Testing

@Suite("The shipped content")
struct ShippedContentTests {
    let site: PartnerSite

    init() throws { site = try ContentFolder(path: Repository.shippedContent).read() }

    private func city(_ slug: String) throws -> PartnerCity {
        try #require(site.cities.first { $0.slug.rawValue == slug })
    }

    @Test("Five cities stand in the portal's order, in Russian and in English")
    func fiveCities() {
        #expect(site.languages == [.russian, .english])
        #expect(site.cities.map(\.slug.rawValue) == ["qingdao", "chengdu", "shumen", "shenzhen", "eskisehir"])
    }

    @Test(
        "The facts of the portal are all there",
        arguments: [
            Facts("qingdao", .twinning, 2024, 1891, 11_292, nil, 10_300_000, 2024, 480, nil),
            Facts(
                "chengdu",
                .partnership,
                2015,
                -311,
                885.61,
                2021,
                4_300_000,
                2021,
                480,
                "http://www.chengdu.gov.cn/"
            ),
            Facts(
                "shumen",
                .cooperation,
                2003,
                1153,
                136.358,
                2020,
                49_000,
                2020,
                120,
                "http://www.oblastshumen.icon.bg/"
            ),
            Facts("shenzhen", .twinning, 2012, 1979, 1997.27, 2020, 12_000_000, 2020, 480, "http://www.sz.gov.cn/"),
            // The area is written so that it cannot be read without guessing.
            Facts(
                "eskisehir",
                .friendship,
                1997,
                -1000,
                nil,
                2020,
                887_000,
                2019,
                180,
                "http://www.eskisehir-bld.gov.tr/"
            ),
        ]
    )
    func facts(_ expected: Facts) throws {
        let facts = try city(expected.slug).facts
        #expect(facts.agreement?.value?.kind == expected.tie)
        #expect(facts.agreement?.value?.year == expected.tieYear)
        #expect(facts.founded?.value?.year == expected.founded)
        #expect(facts.area?.value?.squareKilometres == expected.area)
        #expect(facts.area?.asOf == expected.areaYear)
        #expect(facts.population?.value?.people == expected.people)
        #expect(facts.population?.asOf == expected.peopleYear)
        #expect(facts.timeZone?.value?.minutesFromUTC == expected.minutesFromUTC)
        #expect(facts.timeZone?.value?.zone != nil)
        #expect(facts.site?.value?.address == expected.site)
    }

    struct Facts: Sendable, CustomTestStringConvertible {
        var slug: String
        var tie: Agreement.Kind
        var tieYear: Int
        var founded: Int
        var area: Double?
        var areaYear: Int?
        var people: Int
        var peopleYear: Int
        var minutesFromUTC: Int
        var site: String?

        init(
            _ slug: String,
            _ tie: Agreement.Kind,
            _ tieYear: Int,
            _ founded: Int,
            _ area: Double?,
            _ areaYear: Int?,
            _ people: Int,
            _ peopleYear: Int,
            _ minutesFromUTC: Int,
            _ site: String?
        ) {
            self.slug = slug
            self.tie = tie
            self.tieYear = tieYear
            self.founded = founded
            self.area = area
            self.areaYear = areaYear
            self.people = people
            self.peopleYear = peopleYear
            self.minutesFromUTC = minutesFromUTC
            self.site = site
        }

        var testDescription: String { slug }
    }

    @Test(
        "Every event stands in both languages, with the same date, in the same order",
        arguments: zip(["qingdao", "chengdu", "shumen", "shenzhen", "eskisehir"], [5, 23, 0, 14, 10])
    )
    func eventsInBothLanguages(slug: String, count: Int) throws {
        let texts = try city(slug).texts
        let russian = try #require(texts[.russian]).events?.events ?? []
        let english = try #require(texts[.english]).events?.events ?? []
        #expect(russian.count == count)
        #expect(english.count == count)
        #expect(russian.map(\.date) == english.map(\.date))
        for (one, other) in zip(russian, english) {
            #expect(numbers(in: one) == numbers(in: other), "\(one.text.plainText) | \(other.text.plainText)")
        }
    }

    /// Numbers of two digits and more, which no language writes in letters here. Roman ones are left to the reader.
    private func numbers(in event: CityEvent) -> [Int] {
        event.text.plainText.split { !($0.isASCII && $0.isNumber) }.filter { $0.count > 1 }.compactMap { Int($0) }
            .sorted()
    }

    @Test("Name, lead, About, agreement and picture are told in both languages")
    func completeInBothLanguages() {
        for city in site.cities {
            for language in site.languages {
                let text = city.texts[language]
                #expect(text?.lead.isEmpty == false, "\(city.slug) \(language)")
                #expect(text?.about?.blocks.isEmpty == false, "\(city.slug) \(language)")
                #expect(city.country.names[language] != nil, "\(city.slug) \(language)")
                #expect(city.facts.agreement?.value?.title[language] != nil, "\(city.slug) \(language)")
                #expect(city.photo?.description[language] != nil, "\(city.slug) \(language)")
                #expect(city.photo?.credit[language] != nil, "\(city.slug) \(language)")
            }
        }
    }

    @Test(
        "No sentence is the portal's: no seven words in a row, but in titles",
        .enabled(if: Repository.portalPage != nil)
    )
    func wordingIsOurs() throws {
        let path = try #require(Repository.portalPage)
        let page = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        let portal = Set(runs(of: 7, in: words(page)))
        #expect(portal.count > 1000)
        for city in site.cities {
            let text = try #require(city.texts[.russian])
            let pieces =
                [text.lead.plainText] + (text.about?.blocks.map(\.plainText) ?? [])
                + (text.events?.events.map(\.text.plainText) ?? [])
            for piece in pieces {
                for run in runs(of: 7, in: words(withoutTitles(piece))) where portal.contains(run) {
                    Issue.record("\(city.slug): \(run)")
                }
            }
        }
    }

    /// What stands in « » is somebody's name for something; a mark is left so that no run goes across it.
    private func withoutTitles(_ text: String) -> String {
        var depth = 0
        var kept = ""
        for character in text {
            switch character {
            case "«": depth += 1
            case "»": depth = max(0, depth - 1); kept += " \u{1} "
            default: if depth == 0 { kept.append(character) }
            }
        }
        return kept
    }

    private func words(_ text: String) -> [String] {
        text.lowercased().replacing("ё", with: "е").split { !($0.isLetter || $0.isNumber || $0 == "\u{1}") }.map(
            String.init
        )
    }

    private func runs(of length: Int, in words: [String]) -> [String] {
        guard words.count >= length else { return [] }
        return (0...words.count - length).map { words[$0..<$0 + length].joined(separator: " ") }
            .filter { !$0.contains("\u{1}") }
    }
}

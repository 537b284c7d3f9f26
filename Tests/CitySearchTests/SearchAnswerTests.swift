import Cities
import CityBundle
import CitySearch
import PobratimTesting
import Testing

@Suite("What a search answers")
struct SearchAnswerTests {
    private func search(_ query: String, in language: LanguageTag = .russian) throws -> SearchAnswer {
        try QueryTableTests.searcher.get().search(query, in: language)
    }

    @Test(
        "A repaired word says what it was read as",
        arguments: [
            ("rbnfq", LanguageTag.russian, "Китай"), ("Kitay", .russian, "Китай"), ("Болграия", .russian, "Болгария"),
            ("Срштф", .english, "China"), ("Quingdao", .english, "Qingdao"), ("vinyard", .english, "vineyards"),
        ]
    )
    func repairs(_ typed: String, _ language: LanguageTag, _ read: String) throws {
        let repairs = try search(typed, in: language).repairs
        #expect(repairs.map { $0.read.lowercased() } == [read.lowercased()])
        #expect(repairs.map { $0.typed.lowercased() } == [typed.lowercased()])
    }

    @Test(
        "What is found as it was typed is not called repaired",
        arguments: ["Китай", "китае", "Qingdao", "эски", "пиво"]
    )
    func unrepaired(_ typed: String) throws {
        #expect(try search(typed).repairs == [])
    }

    @Test("A name comes before a country, a country before a fact, a fact before an event, an event before prose")
    func order() throws {
        let bundle = try BundleInMemory([
            "data/cities/a-prose.json": CityJSON.bytes("a-prose", about: ["Тополь у дороги."]),
            "data/cities/b-event.json": CityJSON.bytes("b-event", events: [("2020", "Посадили тополь.")]),
            "data/cities/c-fact.json": CityJSON.bytes("c-fact", facts: ["Дерево: тополь"]),
            "data/cities/d-country.json": CityJSON.bytes("d-country", country: "Тополь"),
            "data/cities/e-name.json": CityJSON.bytes("e-name", name: "Тополь"),
        ])
        let answer = try CitySearcher(indexing: bundle).search("тополь", in: .russian)
        #expect(answer.cities.map(\.slug.rawValue) == ["e-name", "d-country", "c-fact", "b-event", "a-prose"])
    }

    @Test("The word itself comes before its other forms, these before what begins so")
    func levels() throws {
        let bundle = try BundleInMemory([
            "data/cities/a-prefix.json": CityJSON.bytes("a-prefix", about: ["Тополиный пух."]),
            "data/cities/b-stem.json": CityJSON.bytes("b-stem", about: ["Под топами тихо."]),
            "data/cities/c-exact.json": CityJSON.bytes("c-exact", about: ["Один топ."]),
        ])
        let answer = try CitySearcher(indexing: bundle).search("топ", in: .russian)
        #expect(answer.cities.map(\.slug.rawValue) == ["c-exact", "b-stem", "a-prefix"])
    }

    @Test("Equals come in the order of their addresses, each time")
    func stable() throws {
        let first = try search("школа")
        for _ in 0..<3 { #expect(try search("школа") == first) }
        let china = try search("Китай").cities.prefix(3).map(\.slug.rawValue)
        #expect(china == ["chengdu", "qingdao", "shenzhen"])
    }

    @Test("A hit in an event leads to the event, with its date")
    func anchors() throws {
        let answer = try search("парча олимпиада")
        let chengdu = try #require(answer.cities.first)
        #expect(chengdu.slug.rawValue == "chengdu")
        let event = try #require(chengdu.passages.first { $0.anchor != nil })
        #expect(event.anchor == "e-2018-08")
        #expect(event.date == EventDate(iso: "2018-08"))
        #expect(event.text.pieces.contains(.hit("олимпиаде")))
    }

    @Test("An extract marks its hits, starts and ends at words, and says where it was cut")
    func snippets() throws {
        let qingdao = try #require(try search("видеоролик").cities.first)
        let pieces = try #require(qingdao.passages.first).text.pieces
        #expect(pieces.contains(.hit("видеоролик")))
        #expect(pieces.first == .text("… "))
        #expect(pieces.last == .text(" …"))
        let text = pieces.dropFirst().dropLast().map(\.string).joined()
        #expect((60...200).contains(text.count))
        let member = try #require(try ShippedBundle.pages.member(MemberName("data/cities/qingdao.json")))
        let source = String(decoding: member.inflated(), as: UTF8.self)
        let place = try #require(source.firstRange(of: text))
        #expect(!source[source.index(before: place.lowerBound)].isLetter && !source[place.upperBound].isLetter)
    }

    @Test("Words of a query may stand in different places of one city")
    func acrossPassages() throws {
        #expect(try search("панды рока").cities.map(\.slug.rawValue) == ["chengdu"])
        #expect(try search("пиво рока").cities.isEmpty)
    }

    @Test("A word that is found nowhere is left out, and said to be")
    func leftOut() throws {
        let answer = try search("Циндао квазарчик")
        #expect(answer.cities.first?.slug.rawValue == "qingdao")
        #expect(answer.leftOut == ["квазарчик"])
    }

    @Test("Where nothing is found the nearest names are offered")
    func nearest() throws {
        let answer = try search("Шэньяньчжоу")
        #expect(answer.cities == [])
        #expect(answer.nearest.first?.slug.rawValue == "shenzhen")
        #expect(answer.nearest.count == 3)
    }

    @Test("A language that a city has no text in finds the text that its pages show")
    func fallback() throws {
        let oak = try CityJSON.bytes("oak", name: "Дубрава", about: ["Дубы."])
        let bundle = try BundleInMemory(["data/cities/oak.json": oak])
        let found = try #require(try CitySearcher(indexing: bundle).search("dubrava", in: .english).cities.first)
        #expect(found.name.language == .russian)
        #expect(found.name.plain == "Дубрава")
    }

    @Test("An empty query, or a language that is not there, finds nothing and offers nothing")
    func empty() throws {
        for query in ["", "   ", "\u{0}"] {
            let answer = try search(query)
            #expect(answer.cities == [] && answer.nearest == [])
        }
        let klingon = try #require(LanguageTag(rawValue: "tlh"))
        #expect(try search("Qingdao", in: klingon).cities == [])
    }
}

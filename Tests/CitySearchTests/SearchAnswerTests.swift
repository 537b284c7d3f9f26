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
            ("Шеньжень", .russian, "Шэньчжэнь"), ("Шеньжень", .english, "Shenzhen"), ("bear", .english, "beer"),
            ("Šchumen", .english, "Shumen"), ("Эски-Шехир", .russian, "Эскишехир"), ("Цин дао", .russian, "Циндао"),
        ]
    )
    func repairs(_ typed: String, _ language: LanguageTag, _ read: String) throws {
        let repairs = try search(typed, in: language).repairs
        #expect(repairs.map { $0.read.lowercased() } == [read.lowercased()])
        #expect(repairs.map(\.typed) == [typed])
    }

    @Test("What differs in more letters than in sounds, or is short and begins otherwise, is no slip")
    func otherWords() throws {
        for typed in ["happened", "wines"] { #expect(try search(typed, in: .english).repairs == []) }
        let words = ["data/cities/oak.json": try CityJSON.bytes("oak", about: ["Own, one, system."])]
        let searcher = try CitySearcher(indexing: BundleInMemory(words))
        for typed in ["town", "zone", "sister"] {
            #expect(try searcher.search(typed, in: .russian).cities == [], "\(typed)")
        }
        #expect(try searcher.search("systme", in: .russian).repairs.map(\.read) == ["system"])
    }

    @Test("A name is shown as it is written, never as its address or in one word")
    func shownNames() throws {
        let bundle = try BundleInMemory([
            "data/cities/yonchkhon.json": CityJSON.bytes("yonchkhon", name: "Ёнчхон"),
            "data/cities/nyu-york.json": CityJSON.bytes("nyu-york", name: "Нью-Йорк"),
        ])
        let searcher = try CitySearcher(indexing: bundle)
        #expect(try searcher.search("Йончон", in: .russian).repairs.map(\.read) == ["Ёнчхон"])
        #expect(try searcher.search("ньюиорк", in: .russian).repairs.map(\.read) == ["Нью-Йорк"])
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
    }

    @Test("Where no city has all the words, those with most of them are shown, and it is said")
    func apart() throws {
        let answer = try search("рок панды пиво")
        #expect(answer.isApart)
        #expect(answer.cities.map(\.slug.rawValue).prefix(2) == ["chengdu", "qingdao"])
        #expect(try search("панды рока").isApart == false)
        #expect(try search("квазар").isApart == false)
    }

    @Test("A date finds what was then, and nothing of other months or years", arguments: ["август 2018", "08.2018"])
    func dates(_ typed: String) throws {
        let answer = try search(typed)
        #expect(answer.cities.map(\.slug.rawValue) == ["chengdu"])
        #expect(answer.cities.first?.passages.map(\.anchor) == ["e-2018-08"])
        #expect(answer.repairs == [])
    }

    @Test(
        "A day on which nothing was is taken for its month, and that for its year; it is said",
        arguments: [
            ("20 июня 2024", "июнь 2024"), ("20.06.2024", "06.2024"), ("ноябрь 2013", "2013"),
            ("31 февраля 2021", "февраль 2021"), ("август 18", "август 2018"),
            ("лето 2022", "2022"),
        ]
    )
    func widerDates(_ typed: String, _ read: String) throws {
        #expect(try search(typed).repairs == [SearchAnswer.Repair(typed: typed, read: read)])
    }

    @Test("A month with a slip in it is read as that month, and it is said")
    func misspeltMonths() throws {
        #expect(try search("сентебрь 2020").repairs == [SearchAnswer.Repair(typed: "сентебрь", read: "сентябрь")])
        let english = try search("Septmber 2020", in: .english).repairs
        #expect(english == [SearchAnswer.Repair(typed: "Septmber", read: "September")])
    }

    @Test("In English a month may stand before its day, in Russian it does not")
    func monthFirst() throws {
        #expect(try search("6/7/2019", in: .english).repairs.isEmpty == false)
        #expect(try search("9/7/2019", in: .english).cities.first?.slug.rawValue == "eskisehir")
        #expect(try search("9/7/2019").repairs.map(\.read) == ["2019"])
    }

    @Test("What only another language's text has is found there and shown in that language")
    func otherLanguage() throws {
        let found = try #require(try search("пиво", in: .english).cities.first)
        #expect(found.name.plain == "Qingdao")
        #expect(found.passages.first?.text.language == .russian)
        #expect(found.passages.first?.text.pieces.contains(.hit("пивом")) == true)
    }

    @Test("A name found under another name is marked whole, and so is a country", arguments: ["Китай", "Китай "])
    func otherName(_ typed: String) throws {
        let city = try #require(try search("Qingdao").cities.first)
        #expect(city.name.pieces == [.hit("Циндао")])
        let country = try #require(try search("КНР").cities.first).country
        #expect(country.pieces == [.hit("Китайская Народная Республика")])
        let pieces = try search(typed).cities.first?.country.pieces ?? []
        #expect(pieces.contains { $0 != .text($0.string) })
    }

    @Test("What is not seen, and letters as wide as Chinese ones, change nothing")
    func unseen() throws {
        for typed in ["Цин\u{200B}дао", "\u{202A}Циндао\u{202C}", "Ｑｉｎｇｄａｏ"] {
            #expect(try search(typed).cities.map(\.slug.rawValue) == ["qingdao"])
        }
    }

    @Test("A beginning of one word is not that of another that only sounds so")
    func beginnings() throws {
        #expect(try search("июнь").cities.map(\.slug.rawValue).contains("shumen") == false)
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

import Glibc
import Testing

@testable import Cities

@Suite("Pages of the portal's shape")
struct PortalGrammarTests {
    private func page(_ text: String) throws -> PortalPage {
        try PortalGrammar(text: PortalText(page: Array(text.utf8)), currentYear: 2026).page()
    }

    @Test("Labels come in any order, with values behind or below them, and every line has its fate")
    func fixture() throws {
        let page = try page(PortalFixture.text)
        #expect(page.title == "Города-побратимы")
        #expect(page.entries.map(\.name) == ["Верхние Липы", "Нижний Яр"])
        let yar = try #require(page.entries.last)
        #expect(yar.facts.population?.value?.people == 1_500_000)
        #expect(yar.facts.area == Fact(value: nil, source: "около 900 км²"))
        #expect(yar.aboutHeading == "О регионе")
        #expect(yar.about.map(\.text) == ["Яр глубок."])
        #expect(yar.events.map(\.text.text) == ["2021. Выставка в Яре."])
        #expect(page.lines.count { $0.fate == .notUnderstood } == 0)
        #expect(page.lines.count == PortalFixture.text.split(separator: "\n").count { !$0.trimmed.isEmpty })
    }

    /// Words put into lines as long as the width allows, the first one indented.
    private func wrapped(_ paragraph: String, at width: Int) -> String {
        var lines = ["      "]
        for word in paragraph.split(separator: " ") {
            if lines[lines.count - 1].count + 1 + word.count > width { lines.append("  ") }
            lines[lines.count - 1] += (lines[lines.count - 1].last == " " ? "" : " ") + word
        }
        return lines.joined(separator: "\n")
    }

    @Test("A text in lines of one width reads as the paragraphs that it was made of", arguments: [60, 72, 80])
    func wrapping(width: Int) throws {
        let about = String(repeating: "Липы стоят на холме и под ним, у большой воды, в самом конце дороги. ", count: 9)
        let events = (1...12).map { number in
            "\(number) марта 2020 года приезжал хор из \(number * 7)\u{A0}певцов, и с ним дирижёр, чтобы спеть на общем празднике."
        }
        let lines =
            [
                "  • Верхние Липы (Республика Болгария)", "    Развернуть Свернуть", "Население: 5 тыс.",
                "Площадь: 20 км²", "",
            ]
            + [
                wrapped(
                    "Документ: Соглашение об установлении побратимских отношений между двумя городами (2001 г.)",
                    at: width
                )
            ]
            + ["Год основания: 1204", "", "О городе:", "", wrapped(about, at: width), "", "Мероприятия:"]
            + events.flatMap { ["", wrapped($0, at: width)] }
        let page = try page(lines.joined(separator: "\n"))
        let entry = try #require(page.entries.first)
        #expect(entry.facts.agreement?.value == Agreement(kind: .twinning, year: 2001))
        #expect(entry.facts.founded?.value?.year == 1204)
        #expect(entry.about.map(\.text) == [about.trimmed])
        #expect(entry.events.map(\.text.text) == events)
        #expect(entry.events.map { $0.date?.iso } == (1...12).map { "2020-03-\($0 < 10 ? "0" : "")\($0)" })
        #expect(page.lines.allSatisfy { $0.fate != .notUnderstood })
    }

    @Test("Short lines that people ended are not put together")
    func notWrapped() throws {
        let text = (1...30).map {
            "\($0) марта 2020 года приезжал хор\(String(repeating: " и ещё хор", count: $0 % 4))."
        }
        let page = try page("Липы (Болгария)\nРазвернуть\nМероприятия:\n" + text.joined(separator: "\n"))
        #expect(page.entries.first?.events.map(\.text.text) == text)
    }

    @Test("A part of a page without its head is HTML")
    func fragment() throws {
        let page = try page("<section><h2>Липы (Болгария)</h2><dl><dt>Население:<dd>5 тыс. чел.</dl></section>")
        #expect(page.entries.map(\.name) == ["Липы"])
        #expect(page.entries.first?.facts.population?.value?.people == 5000)
    }

    @Test(
        "A picture that the page loads late is the one it loads",
        arguments: [
            "src='data:image/gif;base64,AA==' data-src='files/a.png'", "data-original='files/a.png'",
            "src='' data-lazy-src=' files/a.png'", "src='data:image/gif;base64,AA==' srcset='files/a.png 2x, b.png 3x'",
            "src='files/a.png' data-src='files/b.png'",
        ]
    )
    func latePicture(attributes: String) throws {
        let page = try page("<ul><li>Липы (Болгария)<p>Развернуть<p>Население: 5 тыс.<img \(attributes)></ul>")
        #expect(page.entries.first?.pictures.map(\.source) == ["files/a.png"])
    }

    @Test("A text that speaks of HTML is a text")
    func textWithTags() throws {
        let page = try page(
            "Липы (Болгария)\nРазвернуть\nО городе:\nСтоят <b>на холме</b>.\n<script>Липа</script> цветёт."
        )
        #expect(page.entries.first?.about.map(\.text) == ["Стоят <b>на холме</b>.", "<script>Липа</script> цветёт."])
    }

    @Test("A line of four times as many links takes the processor about four times as long")
    func manyLinks() throws {
        // Of this thread alone, whatever else the machine does.
        func processorTime(linkCount: Int) throws -> Double {
            let link = "<a href='https://a.example/'>слово</a> <i>ещё</i> "
            let html = "<html><ul><li>Липы (Болгария)<p>Развернуть<p>О городе:<p>"
            let bytes = Array((html + String(repeating: link, count: linkCount)).utf8)
            var (start, end) = (timespec(), timespec())
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
            let text = try PortalText(page: bytes)
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
            #expect(text.lines.last?.content.links.count == linkCount)
            return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
        }
        _ = try processorTime(linkCount: 100)
        // Sixteen times as long where each link is compared with all before it.
        #expect(try processorTime(linkCount: 8000) < 10 * processorTime(linkCount: 2000))
    }

    @Test("An HTML page reads as its text does", arguments: ["utf-8", "windows-1251"])
    func html(charset: String) throws {
        let html = PortalFixture.html.replacing("CHARSET", with: charset)
        let bytes = charset == "utf-8" ? Array(html.utf8) : PortalFixture.windows1251(html)
        let fromHTML = try PortalGrammar(text: PortalText(page: bytes), currentYear: 2026).page()
        let text = charset == "utf-8" ? PortalFixture.text : PortalFixture.text.replacing("²", with: "2")
        let fromText = try page(text)
        #expect(fromHTML.entries.map(\.facts) == fromText.entries.map(\.facts))
        #expect(fromHTML.entries.map { $0.about.map(\.text) } == fromText.entries.map { $0.about.map(\.text) })
        #expect(
            fromHTML.entries.map { $0.events.map(\.text.text) } == fromText.entries.map { $0.events.map(\.text.text) }
        )
        #expect(fromHTML.entries.map { $0.events.map(\.date) } == fromText.entries.map { $0.events.map(\.date) })
        let lines = fromHTML.lines.map(\.line.content.text)
        #expect(Array(lines.dropLast()) == fromText.lines.map(\.line.content.text))
        #expect(fromHTML.lines.last?.fate == .chrome)
        #expect(fromHTML.lines.count { $0.fate == .notUnderstood } == 0)
        #expect(fromHTML.entries.map { $0.pictures.map(\.source) } == [["page_files/lipy.jpg"], []])
    }

    @Test(
        "A country may have parentheses of its own",
        arguments: [
            ("Липы (Соединённые Штаты Америки (США))", "Липы", "Соединённые Штаты Америки (США)"),
            ("Липы (на Яре) (Болгария)", "Липы (на Яре)", "Болгария"), ("Липы) (Болгария)", "Липы)", "Болгария"),
            ("Липы (Болгария))", "Липы", "Болгария)"),
        ]
    )
    func parentheses(heading: String, name: String, country: String) throws {
        let read = try #require(EntryHeading(heading))
        #expect(read.name == name)
        #expect(read.country == country)
    }

    @Test(
        "A number, a flag and the word for city are no part of a name, and a province is one of the country's",
        arguments: [
            ("1. Липы (Болгария)", "Липы", "Болгария"), ("• 12) Липы (Болгария)", "Липы", "Болгария"),
            ("г. Липы, Болгария", "Липы", "Болгария"), ("🇧🇬 Липы (Болгария)", "Липы", "Болгария"),
            ("Липы 🇧🇬 (Болгария)", "Липы", "Болгария"), ("Липы (Болгария) 🇧🇬", "Липы", "Болгария"),
            ("3. г.Липы (🇧🇬 Болгария)", "Липы", "Болгария"), ("✔️ 1.Липы – Болгария", "Липы", "Болгария"),
            ("Липы (область Сад, Болгария)", "Липы", "область Сад, Болгария"),
            ("Липы, область Сад, Болгария", "Липы", "область Сад, Болгария"),
            ("6 Октября (Болгария)", "6 Октября", "Болгария"), ("Гарц (Болгария)", "Гарц", "Болгария"),
        ]
    )
    func names(text: String, name: String, country: String) throws {
        for buttons in ["\nРазвернуть", "\nНаселение: 5 тыс."] {
            let entry = try #require(try page(text + buttons).entries.first)
            #expect(entry.name == name)
            #expect(entry.country == country)
            #expect(entry.countryCode == "BG")
            #expect(entry.notes == [])
        }
    }

    @Test(
        "An English page has the same form",
        arguments: [
            "Linden (People's Republic of China)\nExpand Collapse", "Linden (the PRC) ExpandCollapse",
            "• Linden (China)\nShow Hide", "Linden, China\nHide | Show", "Linden (China) Show", "Linden (China)",
        ]
    )
    func english(heading: String) throws {
        let page = try page(
            "Foreign twin cities\n\(heading)\nYear of foundation: 1204\nCity area: 20 km²\nAbout the city:\nA port.\nJoint events:\nOn March 1, 2022 a trade show\nAbout 20 guests came to the show."
        )
        let entry = try #require(page.entries.only)
        #expect(page.language == .english)
        #expect(page.title == "Foreign twin cities")
        #expect(entry.name == "Linden")
        #expect(entry.countryCode == "CN")
        #expect(entry.facts.founded?.value?.year == 1204)
        #expect(entry.facts.area?.value?.squareKilometres == 20)
        #expect(entry.about.map(\.text) == ["A port."])
        #expect(
            entry.events.map(\.text.text) == ["On March 1, 2022 a trade show", "About 20 guests came to the show."]
        )
        #expect(entry.notes == [])
    }

    @Test(
        "Countries have English names, short and official",
        arguments: [
            ("Republic of Bulgaria", "BG"), ("The Republic of Türkiye", "TR"), ("Turkish Republic", "TR"),
            ("USA", "US"),
            ("Federal Republic of Germany", "DE"), ("Republic of Korea", "KR"), ("Republic of China", "TW"),
            ("Democratic People's Republic of Korea", "KP"), ("Kingdom of the Netherlands", "NL"), ("Nowhere", nil),
            ("Republic of Nowhere", nil), ("Democratic Republic of the Congo", "CD"), ("Болгария", "BG"),
        ]
    )
    func countries(name: String, code: String?) { #expect(CountryTable.code(of: name) == code) }

    @Test(
        "The buttons stand in any order, glued or not",
        arguments: [
            "Липы (Болгария)\nРазвернуть", "• Липы (Болгария) Развернуть Свернуть", "Липы (Болгария)РазвернутьСвернуть",
            "- Липы (Болгария)\nСвернуть / Развернуть", "ЛИПЫ (БОЛГАРИЯ)\nРАЗВЕРНУТЬ\nСВЕРНУТЬ",
            "Липы, Болгария\nСвернуть",
            "Липы (Болгария)\nНаселение: 5 тыс.",
        ]
    )
    func buttons(text: String) throws {
        let page = try page(text + "\nЧасовой пояс: UTC+2")
        #expect(page.entries.map(\.countryCode) == ["BG"])
        #expect(page.entries.first?.facts.timeZone?.value?.minutesFromUTC == 120)
    }

    @Test(
        "A heading without a country, or without buttons, counts by what follows it",
        arguments: [
            "• Ольховка\nРазвернуть Свернуть\nО городе:\nПорт.", "Ольховка\nРазвернуть\nНаселение\n7 тыс.",
            "• Ольховка\nРазвернуть Свернуть\nПорт.", "• Ольховка Развернуть Свернуть\nПорт.",
            "• Ольховка\nРазвернуть Свернуть", "Ольховка (Италия)\nО городе: Порт.",
            "Ольховка (Италия)\nНаселение\n7 тыс.", "• Ольховка (Ганза)\nРазвернуть",
        ]
    )
    func headings(text: String) throws {
        let page = try page(Self.before + text)
        #expect(page.entries.map(\.name) == ["Липы", "Ольховка"])
        #expect(page.entries.map(\.events.count) == [1, 0])
    }

    @Test(
        "What may be the heading of another city, and is not taken for one, is reported",
        arguments: [
            ("• Ольховка (Италия)", "• Ольховка (Италия)"), ("Ольховка\nРазвернуть Свернуть\nПорт.", "Ольховка"),
            ("Ольховка\nРазвернуть\nСвернуть\nПорт.", "Ольховка"),
            ("• (Италия)\nРазвернуть Свернуть\nПорт.", "• (Италия)"), ("О городе:\nПорт.", "О городе:"),
            ("Население: 7 тыс.", "Население: 7 тыс."),
        ]
    )
    func suspected(text: String, reported: String) throws {
        let page = try page(Self.before + text)
        #expect(page.entries.map(\.name) == ["Липы"])
        #expect(page.entries.first?.notes == [PortalNote(line: 6, kind: .cityInside(text: reported))])
    }

    @Test("Among the facts too it is reported that another city may begin")
    func suspectedInFacts() throws {
        let page = try page("Липы (Болгария)\nРазвернуть\nНаселение: 5 тыс.\nЯр (Италия)\nВид на город.")
        #expect(page.entries.map(\.name) == ["Липы"])
        #expect(page.entries.first?.notes == [PortalNote(line: 4, kind: .cityInside(text: "Яр (Италия)"))])
    }

    @Test(
        "Between a heading and the first fact a caption or two may stand",
        arguments: [
            "• Ольховка (Италия)\nВид на город\nДокумент: Договор (2015 г.)",
            "Ольховка (Италия)\nГород-партнёр с 2015 года\nФото: А. Б.\nСайт: a.example\n\nДокумент: Договор (2015 г.)",
            "Ольховка (Италия)\nПодробнее\nО городе: Порт.\nДокумент: Договор (2015 г.)",
            "2. Ольховка, Италия\nДоговор (2015 г.)\nНаселение – 4,3 млн",
            "Ольховка (Италия)\nПорт на севере, город-партнёр с давних пор.\nДокумент:\nДоговор (2015 г.)",
        ]
    )
    func captions(text: String) throws {
        for before in [Self.before, "Липы (Болгария)\nПодробнее\nНаселение: 5 тыс.\n"] {
            let page = try page(before + text)
            #expect(page.entries.map(\.name) == ["Липы", "Ольховка"])
            #expect(page.entries.last?.facts.agreement?.value?.year == 2015)
        }
    }

    @Test(
        "Guests in a list of events are no cities, whatever section of the same city follows",
        arguments: ["Контакты:\nИванов", "Фото: А. Б.", "Сайт: a.example", "Проекты\nСад"]
    )
    func guests(text: String) throws {
        let page = try page(Self.before + "Были гости:\n• Яр (Италия)\n• Сад (Турция)\n" + text)
        #expect(page.entries.map(\.name) == ["Липы"])
        #expect(
            page.entries.first?.notes == [
                PortalNote(line: 7, kind: .cityInside(text: "• Яр (Италия)")),
                PortalNote(line: 8, kind: .cityInside(text: "• Сад (Турция)")),
            ]
        )
    }

    @Test("A section of events that opens a second time under the same heading is another city's")
    func secondEvents() throws {
        let page = try page(Self.before + "Яр (Италия)\nМероприятия:\n6 мая 2020 года пели.")
        #expect(page.entries.map(\.name) == ["Липы", "Яр"])
    }

    @Test("A fact that ends like a heading stays a fact")
    func factLikeHeading() throws {
        let page = try page("Липы (Болгария)\nДокумент: Договор с городом Липы (Болгария)\nНаселение: 5 тыс.")
        #expect(page.entries.map(\.name) == ["Липы"])
        #expect(page.entries.first?.facts.population?.value?.people == 5000)
    }

    @Test("The button that closes an entry at its end is no sign of another one")
    func closing() throws {
        let page = try page(Self.before + "Свернуть\nЯр (Италия)\nРазвернуть")
        #expect(page.entries.map(\.name) == ["Липы", "Яр"])
        #expect(page.entries.first?.notes == [])
    }

    private static let before = """
        Липы (Болгария)
        Развернуть
        Население: 5 тыс.
        Мероприятия:
        5 мая 2020 года сажали липы.

        """

    @Test("The paragraphs of a list item are one event, but for those with a date of their own")
    func paragraphsOfItem() throws {
        let page = try page(
            """
            <html><body><ul><li>Липы (Болгария)<div>Развернуть Свернуть</div><p>Мероприятия:</p><p>Дружат сады.</p>
            <ul><li><p>5 мая 2020 года</p><p>сажали <a href="http://a.example">липы</a></p></li>
            <li>Дружат школы.<br>И хоры с 2019 года.</li><li><p>6 мая 2020 года пели.</p><p>7 мая 2020 года плясали.</p></li></ul>
            <p>Дружат театры.</p></li></ul>
            """
        )
        let entry = try #require(page.entries.first)
        #expect(
            entry.events.map(\.text.text) == [
                "Дружат сады.", "5 мая 2020 года сажали липы", "Дружат школы. И хоры с 2019 года.",
                "6 мая 2020 года пели.",
                "7 мая 2020 года плясали.", "Дружат театры.",
            ]
        )
        #expect(
            entry.events.map { $0.date?.iso } == [nil, "2020-05-05", "2019", "2020-05-06", "2020-05-07", nil]
        )
        #expect(entry.events[1].text.links.map(\.address) == ["http://a.example"])
        #expect(page.lines.count { $0.fate == .eventContinued } == 2)
    }

    @Test(
        "Facts stand one a line or several, with stray signs",
        arguments: [
            "Население: 5 тыс. чел. Площадь города: 20 км²", "Население:5 тыс. чел.; Площадь:20км²",
            "население.: 5 тыс. чел.\nплощадь - 20 км²",
            "Площадь города\n20 км²\nНаселение :\n5 тыс.", "Население 5 тыс. чел.\nПлощадь территории 20 кв. км.",
            "НАСЕЛЕНИЕ:\u{A0}5 ТЫС. ЧЕЛ.\nПЛОЩАДЬ:\u{A0}20 КМ2", "Численность населения: 5000\nОбщая площадь: 20 км²",
        ]
    )
    func severalFacts(text: String) throws {
        let entry = try #require(try page("Липы (Болгария)\nРазвернуть\n" + text).entries.first)
        #expect(entry.facts.population?.value?.people == 5000)
        #expect(entry.facts.area?.value?.squareKilometres == 20)
        #expect(entry.notes == [])
    }

    @Test(
        "A document among the facts is read without a label, or below one without a colon",
        arguments: [
            ("Договор о дружбе (1997 г.)", "Договор о дружбе (1997 г.)"),
            ("Соглашение от 12 мая 1997 г. о дружбе", "Соглашение от 12 мая 1997 г. о дружбе"),
            ("Документ\nДоговор о дружбе (1997 г.)", "Договор о дружбе (1997 г.)"),
            ("Соглашение\nо дружбе (1997 г.)", "о дружбе (1997 г.)"),
            ("Документ Договор о дружбе (1997 г.)", "Договор о дружбе (1997 г.)"),
            ("Декларация о дружбе (1997 г.)", "Декларация о дружбе (1997 г.)"),
            ("Agreement on friendship (1997)", "Agreement on friendship (1997)"),
            ("Договор о дружбе (1997 г.) Население: 5 тыс.", "Договор о дружбе (1997 г.)"),
        ]
    )
    func documents(text: String, source: String) throws {
        let page = try page("Липы (Болгария)\nРазвернуть\n" + text + "\nЧасовой пояс: UTC+2")
        #expect(
            page.entries.first?.facts.agreement
                == Fact(value: Agreement(kind: .friendship, year: 1997), source: source)
        )
        #expect(page.entries.first?.notes == [])
        #expect(!page.lines.contains { $0.fate == .notUnderstood })
    }

    @Test(
        "A label may say the unit, the scale and the year of its value",
        arguments: [
            "Население (тыс. чел., 2020 г.): 5", "Население, тыс. чел. (2020 г.): 5", "Население (2020): 5 тыс. чел.",
            "Население (2020 г.): 5 тыс.", "Население (чел.): 5 000 чел. (2020 г.)", "City population (2020): 5000",
        ]
    )
    func remarksOfPopulation(text: String) throws {
        let entry = try #require(try page("Липы (Болгария)\nРазвернуть\n" + text).entries.first)
        #expect(entry.facts.population?.value?.people == 5000)
        #expect(entry.facts.population?.asOf == 2020)
        #expect(entry.notes == [])
    }

    @Test("So it may for areas and hours")
    func remarks() throws {
        for text in [
            "Площадь (км²): 11 292", "Площадь, кв. км: 11292", "Площадь города (км²): 11 292 км²",
            "Total area (km²): 11292",
            "Площадь (км²):\n11 292",
        ] {
            let entry = try #require(try page("Липы (Болгария)\nРазвернуть\n" + text).entries.first)
            #expect(entry.facts.area?.value?.squareKilometres == 11_292)
            #expect(entry.notes == [])
        }
        for text in ["Часовой пояс (UTC): +2", "Часовой пояс (зимой): UTC+2", "Часовой пояс, UTC: UTC+2"] {
            let entry = try #require(try page("Липы (Болгария)\nРазвернуть\n" + text).entries.first)
            #expect(entry.facts.timeZone?.value?.minutesFromUTC == 120)
        }
        let doubtful = try page("Липы (Болгария)\nРазвернуть\nНаселение (2020): около 5 тыс.").entries.first
        #expect(doubtful?.facts.population == Fact(value: nil, asOf: 2020, source: "около 5 тыс. (2020)"))
    }

    private static let box = "<p>Население: 5 тыс.</p><p>Площадь:</p><p>20 км²</p>"

    @Test(
        "A box with facts is the entry's, as whatever it is marked up",
        arguments: [
            "<article><h2>Липы (Болгария)</h2><aside>\(box)</aside><p>О городе: Сад.</p></article>",
            "<article><h2>Липы (Болгария)</h2><nav>\(box)</nav><p>О городе: Сад.</p></article>",
            "<section><h2>Липы (Болгария)</h2><div role=banner>\(box)</div><p>О городе: Сад.</p></section>",
            "<div><h2>Липы (Болгария)</h2><aside>\(box)</aside><p>О городе: Сад.</p></div>",
            "<main><h2>Липы (Болгария)</h2><aside>\(box)</aside><p>О городе: Сад.</p></main>",
            "<aside><ul><li>Липы (Болгария)\(box)<p>О городе: Сад.</p></li></ul></aside>",
            "<div role=navigation><h2>Липы (Болгария)</h2>\(box)<p>О городе: Сад.</p></div>",
        ]
    )
    func boxes(html: String) throws {
        let entry = try #require(try page("<html><body>" + html).entries.first)
        #expect(entry.facts.population?.value?.people == 5000)
        #expect(entry.facts.area?.value?.squareKilometres == 20)
        #expect(entry.about.map(\.text) == ["Сад."])
    }

    @Test("A menu among the facts is no part of the entry, and what is no control in it is reported")
    func menuInside() throws {
        let page = try page(
            "<html><body><h2>Липы (Болгария)</h2><p>Население: 5 тыс.</p><nav><p>Поиск</p><p>Наши сады</p></nav><p>О городе: Сад.</p>"
        )
        #expect(page.lines.map(\.fate).dropFirst(2) == [.chrome, .notUnderstood, .prose])
    }

    @Test("Prose that begins like a label stays prose")
    func proseLikeLabels() throws {
        let entry = try #require(
            try page(
                "Липы (Болгария)\nРазвернуть\nО городе:\nПлощадь города украшает фонтан.\nВремя здесь течёт: медленно."
            ).entries.first
        )
        #expect(entry.about.count == 2)
        #expect(entry.facts == CityFacts())
    }

    @Test(
        "A line around the entries that tells something is no control, whatever words it has",
        arguments: [
            "Отдел связей: тел. 299-18-73, e-mail: a@b.example", "Подробнее о поиске партнёров — по телефону 299-00-00",
            "Сообщить об ошибке на странице: a@b.example", "Выходные данные: 12 мая 2024",
            "Прошедшие выходные гости провели в саду", "Следующий приём граждан 5 июня", "В сеть входит сто школ",
            "© Сад, тел. 299-18-73", "Поиск: 8 843 299",
            "В библиотеке есть поиск по всем книгам о городах",
        ]
    )
    func tellingLines(line: String) throws {
        for text in [
            line + "\nЛипы (Болгария)\nРазвернуть", "<p>\(line)</p><ul><li>Липы (Болгария)<br>Развернуть</ul>",
        ] {
            let page = try page(text)
            #expect(page.lines.first?.fate == .notUnderstood)
        }
    }

    @Test(
        "A site's controls are known by their words",
        arguments: [
            "Вход", "Войти в личный кабинет", "Поиск по сайту", "Показать ещё 20", "Следующая страница", "1 2 3 4",
            "AAA",
            "© 2010–2024 Сад", "2010-2024. Все права защищены", "Sign in", "Skip to content",
            "Забыли пароль? Введите почту, и письмо для входа в личный кабинет придёт через минуту",
        ]
    )
    func controls(line: String) throws {
        let page = try page(line + "\nЛипы (Болгария)\nРазвернуть")
        #expect(page.lines.first?.fate == .chrome)
    }

    @Test("What nobody understands is reported with its line")
    func notUnderstood() throws {
        let page = try page("Липы (Болгария)\nРазвернуть\nМэр: И. Ив.\nНаселение: 5 тыс.")
        #expect(page.lines.filter { $0.fate == .notUnderstood }.map(\.line.number) == [3])
    }

    @Test("Links in prose stay links")
    func links() throws {
        let html =
            "<html><body><ul><li>Липы (Болгария)<p>Развернуть</p><p>О городе:</p><p>См. <a href='https://a.example/x?a=1&amp;b=2'>тут</a> и <a href='#x'>там</a>!</p></li></ul>"
        let entry = try #require(try page(html).entries.first)
        #expect(
            entry.about.first?.runs == [
                .init(text: "См. ", link: nil), .init(text: "тут", link: WebAddress("https://a.example/x?a=1&b=2")),
                .init(text: " и там!", link: nil),
            ]
        )
    }

    @Test(
        "What is not a page of the portal is refused for what it is",
        arguments: [
            ([], PortalPageError.empty), (Array("  \n\u{A0}\n".utf8), .empty),
            (Array("%PDF-1.7\n".utf8), .otherFormat(.pdf)),
            ([0xFF, 0xFE, 0x12, 0x04], .wideCharacters), (Array("<\0h\0t\0m\0l\0>\0".utf8), .wideCharacters),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D], .otherFormat(.picture)),
            ([0x50, 0x4B, 0x03, 0x04], .otherFormat(.archive)),
            ([0x41, 0x00, 0x41, 0x42, 0x00, 0x00, 0x43, 0x00], .otherFormat(.binary)),
            ([0xC3, 0x28, 0x98, 0x41], .notText),
            (Array("<html><meta charset=iso-8859-5><p>".utf8) + [0xC3, 0xD0, 0xD2], .otherCharset("iso-8859-5")),
            (
                Array("From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related".utf8),
                .otherFormat(.webArchive)
            ),
            (
                Array("Twin towns\n• Пекин (Китай)\n• Анкара (Турция)".utf8),
                .noEntries(lineCount: 3, firstLine: "Twin towns")
            ),
            (Array("Вход\nГорода-побратимы".utf8), .noEntries(lineCount: 2, firstLine: "Вход")),
            (Array(("<html>" + String(repeating: "<div>", count: 5000)).utf8), .nestedTooDeep(limit: 4096)),
        ] as [([UInt8], PortalPageError)]
    )
    func refused(bytes: [UInt8], error: PortalPageError) {
        #expect(throws: error) { try PortalGrammar(text: PortalText(page: bytes), currentYear: 2026).page() }
    }
}

import Cities
import Testing
@testable import PortalImport

@Suite("Pages of the portal's shape")
struct PortalGrammarTests {
    @Test("Labels come in any order, with values behind or below them, and every line has its fate")
    func fixture() throws {
        let page = try PortalPage(reading: PortalFixture.text)
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

    @Test(
        "An English page has the same form",
        arguments: [
            "Linden (People's Republic of China)\nExpand Collapse", "Linden (the PRC) ExpandCollapse",
            "• Linden (China)\nShow Hide", "Linden, China\nHide | Show", "Linden (China) Show", "Linden (China)",
        ]
    )
    func english(heading: String) throws {
        let page = try PortalPage(
            reading:
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

    @Test("The paragraphs of a list item are one event, but for those with a date of their own")
    func paragraphsOfItem() throws {
        let page = try PortalPage(
            reading:
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
        let entry = try #require(try PortalPage(reading: "Липы (Болгария)\nРазвернуть\n" + text).entries.first)
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
        let page = try PortalPage(reading: "Липы (Болгария)\nРазвернуть\n" + text + "\nЧасовой пояс: UTC+2")
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
        let entry = try #require(try PortalPage(reading: "Липы (Болгария)\nРазвернуть\n" + text).entries.first)
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
            let entry = try #require(try PortalPage(reading: "Липы (Болгария)\nРазвернуть\n" + text).entries.first)
            #expect(entry.facts.area?.value?.squareKilometres == 11_292)
            #expect(entry.notes == [])
        }
        for text in ["Часовой пояс (UTC): +2", "Часовой пояс (зимой): UTC+2", "Часовой пояс, UTC: UTC+2"] {
            let entry = try #require(try PortalPage(reading: "Липы (Болгария)\nРазвернуть\n" + text).entries.first)
            #expect(entry.facts.timeZone?.value?.minutesFromUTC == 120)
        }
        let doubtful = try PortalPage(reading: "Липы (Болгария)\nРазвернуть\nНаселение (2020): около 5 тыс.").entries
            .first
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
        let entry = try #require(try PortalPage(reading: "<html><body>" + html).entries.first)
        #expect(entry.facts.population?.value?.people == 5000)
        #expect(entry.facts.area?.value?.squareKilometres == 20)
        #expect(entry.about.map(\.text) == ["Сад."])
    }

    @Test("A menu among the facts is no part of the entry, and what is no control in it is reported")
    func menuInside() throws {
        let page = try PortalPage(
            reading:
                "<html><body><h2>Липы (Болгария)</h2><p>Население: 5 тыс.</p><nav><p>Поиск</p><p>Наши сады</p></nav><p>О городе: Сад.</p>"
        )
        #expect(page.lines.map(\.fate).dropFirst(2) == [.chrome, .notUnderstood, .prose])
    }

    @Test("Prose that begins like a label stays prose")
    func proseLikeLabels() throws {
        let entry = try #require(
            try PortalPage(
                reading:
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
            let page = try PortalPage(reading: text)
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
        let page = try PortalPage(reading: line + "\nЛипы (Болгария)\nРазвернуть")
        #expect(page.lines.first?.fate == .chrome)
    }

    @Test("What nobody understands is reported with its line")
    func notUnderstood() throws {
        let page = try PortalPage(reading: "Липы (Болгария)\nРазвернуть\nГерб: дуб.\nНаселение: 5 тыс.")
        #expect(page.lines.filter { $0.fate == .notUnderstood }.map(\.line.number) == [3])
    }

    @Test("Links in prose stay links")
    func links() throws {
        let html =
            "<html><body><ul><li>Липы (Болгария)<p>Развернуть</p><p>О городе:</p><p>См. <a href='https://a.example/x?a=1&amp;b=2'>тут</a> и <a href='#x'>там</a>!</p></li></ul>"
        let entry = try #require(try PortalPage(reading: html).entries.first)
        #expect(
            entry.about.first?.runs == [
                .init(text: "См. ", link: nil), .init(text: "тут", link: WebAddress("https://a.example/x?a=1&b=2")),
                .init(text: " и там!", link: nil),
            ]
        )
    }
}

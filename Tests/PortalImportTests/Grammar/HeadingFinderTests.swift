import Cities
import Testing
@testable import PortalImport

@Suite("Headings of cities")
struct HeadingFinderTests {
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
            let entry = try #require(try PortalPage(reading: text + buttons).entries.first)
            #expect(entry.name == name)
            #expect(entry.country == country)
            #expect(entry.countryCode == "BG")
            #expect(entry.notes == [])
        }
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
        let page = try PortalPage(reading: text + "\nЧасовой пояс: UTC+2")
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
        let page = try PortalPage(reading: Self.before + text)
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
        let page = try PortalPage(reading: Self.before + text)
        #expect(page.entries.map(\.name) == ["Липы"])
        #expect(page.entries.first?.notes == [PortalNote(line: 6, kind: .cityInside(text: reported))])
    }

    @Test("Among the facts too it is reported that another city may begin")
    func suspectedInFacts() throws {
        let page = try PortalPage(reading: "Липы (Болгария)\nРазвернуть\nНаселение: 5 тыс.\nЯр (Италия)\nВид на город.")
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
            let page = try PortalPage(reading: before + text)
            #expect(page.entries.map(\.name) == ["Липы", "Ольховка"])
            #expect(page.entries.last?.facts.agreement?.value?.year == 2015)
        }
    }

    @Test(
        "Guests in a list of events are no cities, whatever section of the same city follows",
        arguments: ["Контакты:\nИванов", "Фото: А. Б.", "Сайт: a.example", "Проекты\nСад"]
    )
    func guests(text: String) throws {
        let page = try PortalPage(reading: Self.before + "Были гости:\n• Яр (Италия)\n• Сад (Турция)\n" + text)
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
        let page = try PortalPage(reading: Self.before + "Яр (Италия)\nМероприятия:\n6 мая 2020 года пели.")
        #expect(page.entries.map(\.name) == ["Липы", "Яр"])
    }

    @Test("A fact that ends like a heading stays a fact")
    func factLikeHeading() throws {
        let page = try PortalPage(
            reading: "Липы (Болгария)\nДокумент: Договор с городом Липы (Болгария)\nНаселение: 5 тыс."
        )
        #expect(page.entries.map(\.name) == ["Липы"])
        #expect(page.entries.first?.facts.population?.value?.people == 5000)
    }

    @Test("The button that closes an entry at its end is no sign of another one")
    func closing() throws {
        let page = try PortalPage(reading: Self.before + "Свернуть\nЯр (Италия)\nРазвернуть")
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
}

import Cities
import Testing
@testable import PortalImport

@Suite("Where entries end")
struct EntryExtentTests {
    /// What one city is made of, `@` for the parts of its entry, in the order of the page.
    enum Layout: String, CaseIterable {
        case listItem = "<li><h3>@</h3><p>@</p><p>@</p><p>О городе:</p><p>@</p><p>Мероприятия:</p><p>@</p><p>@</p></li>"
        case card =
            "<div class=card><div class=head><h5>@</h5><p>@</p></div><div class=body><p>@</p><p>О городе:</p><p>@</p><p>Мероприятия:</p><p>@</p><p>@</p></div></div>"
        case cardOfThree =
            "<div><div><h5>@</h5><p>@</p></div><div><p>@</p><p>О городе:</p><p>@</p></div><div><p>Мероприятия:</p><p>@</p><p>@</p></div></div>"
        case sections =
            "<article><section><h2>@</h2><p>@</p><p>@</p></section><section><p>О городе:</p><p>@</p><p>Мероприятия:</p><p>@</p><p>@</p></section></article>"
        case sectionsInDivision =
            "<div><section><h2>@</h2><p>@</p></section><section><p>@</p><p>О городе:</p><p>@</p></section><section><p>Мероприятия:</p><p>@</p><p>@</p></section></div>"
        case row =
            "<div class=row><div class=column><h5>@</h5><p>@</p><p>@</p></div><div class=column><p>О городе:</p><p>@</p></div></div><div class=row><p>Мероприятия:</p><p>@</p><p>@</p></div>"
        case flow = "<h3>@</h3><p>@</p><p>@</p><p>О городе:</p><p>@</p><p>Мероприятия:</p><p>@</p><p>@</p>"
        case titledFlow =
            "<div><h3>@</h3></div><div>@<br>@</div><div>О городе:<br>@</div><div>Мероприятия:<br>@<br>@</div>"

        func entry(_ name: String) -> String {
            let parts = [
                "\(name) (Италия)", "Население: 5 тыс. чел.", "Площадь: 20 км²", "Сад на берегу реки.",
                "5 мая 2020 года сажали липы.", "Дружат школы и хоры.",
            ]
            var html = ""
            for (piece, part) in zip(rawValue.split(separator: "@"), parts + [""]) { html += piece + part }
            return html
        }
    }

    private static let foots = [
        "", "<div><p>Отдел связей, тел. 299-18-73</p></div>",
        "<footer><p>Контакты:</p><p>Отдел связей, тел. 299-18-73</p></footer>",
    ]

    @Test(
        "The last city, and the only one, has all of its entry, and nothing of the page's foot",
        arguments: Layout.allCases
    )
    func layouts(layout: Layout) throws {
        for names in [["Липы", "Яр", "Сад"], ["Липы", "Яр"], ["Липы"]] {
            for foot in Self.foots {
                let list = "<div>" + names.map(layout.entry).joined() + "</div>"
                let page = try PortalPage(
                    reading: "<html><body><div class=all><h1>Побратимы</h1>\(list)\(foot)</div></body></html>"
                )
                #expect(page.entries.map(\.name) == names)
                for entry in page.entries {
                    #expect(entry.facts.population?.value?.people == 5000)
                    #expect(entry.facts.area?.value?.squareKilometres == 20)
                    #expect(entry.about.map(\.text) == ["Сад на берегу реки."])
                    #expect(entry.events.map { $0.date?.iso } == ["2020-05-05", nil], "\(names) \(foot)")
                }
            }
        }
    }

    private static let before = """
        Липы (Болгария)
        Развернуть
        Население: 5 тыс.
        О городе:
        Сад на берегу реки.
        Мероприятия:
        5 мая 2020 года сажали липы.

        """

    @Test(
        "A copyright line ends the page only if the entry does not go on behind it",
        arguments: ["© sad.example", "(c) А. Липкин", "Наверх"]
    )
    func copyright(line: String) throws {
        let lines = Self.before.split(separator: "\n")
        for place in 2...lines.count {
            let text = (lines[..<place] + [Substring(line)] + lines[place...]).joined(separator: "\n")
            let entry = try #require(try PortalPage(reading: text).entries.first)
            #expect(entry.facts.population?.value?.people == 5000)
            #expect(entry.about.map(\.text).contains("Сад на берегу реки."))
            #expect(entry.events.map { $0.date?.iso }.filter { $0 != nil } == ["2020-05-05"])
        }
    }

    @Test("Among the facts a copyright line is the photo's credit, at the end it is the page's")
    func photoCredit() throws {
        let page = try PortalPage(
            reading: Self.before.replacing("Население", with: "© sad.example\nНаселение") + "© 2024 Сад"
        )
        #expect(page.entries.first?.facts.photoCredit?.value?.text == "© sad.example")
        #expect(page.lines.last?.fate == .chrome)
        #expect(page.entries.first?.events.count == 1)
    }

    @Test(
        "What every page of a site has at its foot is no event",
        arguments: [
            "Последнее обновление: 12.05.2024", "Обновлено 12 мая 2024", "Официальный портал мэрии города",
            "Official portal of the city", "© 2010–2024 Мэрия города. Все права защищены",
        ]
    )
    func marks(line: String) throws {
        let page = try PortalPage(reading: Self.before + "Дружат школы.\n" + line + "\nСад, дом 1\nВсе службы города")
        #expect(page.entries.first?.events.count == 2)
        #expect(page.lines.suffix(2).map(\.fate) == [.notUnderstood, .notUnderstood])
        #expect(page.entries.first?.notes == [])
    }

    @Test("Short lines with an address before the end of a page may be its foot, and that is asked")
    func suspectedFoot() throws {
        let foot = "Управление связей\n420000, г. Сад, ул. Липовая, 1\nТелефон: 299-18-73\n© Сад"
        let page = try PortalPage(reading: Self.before + foot)
        #expect(
            page.entries.first?.notes == [PortalNote(line: 8, kind: .footInside(text: "Управление связей"))]
        )
    }

    @Test("The official site of a city is a fact, not the end of the page")
    func officialSite() throws {
        let page = try PortalPage(
            reading: "Липы (Болгария)\nРазвернуть\nОфициальный сайт: http://a.example\nНаселение: 5 тыс."
        )
        #expect(page.entries.first?.facts.population?.value?.people == 5000)
    }
}

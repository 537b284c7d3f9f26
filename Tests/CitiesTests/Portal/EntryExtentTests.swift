import Testing

@testable import Cities

@Suite("Where entries end")
struct EntryExtentTests {
    private func page(_ text: String) throws -> PortalPage {
        try PortalGrammar(text: PortalText(page: Array(text.utf8)), currentYear: 2026).page()
    }

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
                let page = try page("<html><body><div class=all><h1>Побратимы</h1>\(list)\(foot)</div></body></html>")
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
}

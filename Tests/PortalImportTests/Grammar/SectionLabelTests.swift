import Cities
import Testing
@testable import PortalImport

@Suite("Headings of sections")
struct SectionLabelTests {
    private func section(_ text: String) -> SectionLabel.Section? {
        SectionLabel(FoldedText(text).tokens, city: "Верхние Липы")?.section
    }

    @Test(
        "What the cities do together is headed in many ways, and may name anybody",
        arguments: [
            "Совместные мероприятия, контакты:", "Совместные мероприятия с Ольховкой:",
            "Совместные мероприятия Сада и Верхних Лип:", "Мероприятия с участием города:",
            "Joint activities and contacts:", "Сотрудничество с г. Сад:", "Мероприятия", "Контакты: Липкин",
            "Совместные мероприятия и контакты с г. Сад",
        ]
    )
    func events(text: String) { #expect(section(text) == .events) }

    @Test(
        "What tells of the city is headed by any place, or by the city's own name",
        arguments: [
            "О городе", "О регионе:", "О городе Верхние Липы:", "О Верхних Липах:", "О Верхних Липах",
            "Информация о городе Верхние Липы", "Общие сведения о городе:", "Краткая информация", "About Upper Linden:",
            "Сведения о Верхних Липах: сад.",
        ]
    )
    func about(text: String) { #expect(section(text) == .about) }

    @Test(
        "A sentence is no heading",
        arguments: [
            "В городе проходят мероприятия:", "Совместные мероприятия прошли в саду",
            "Совместные мероприятия с Ольховкой.",
            "О Нижних Липах", "О погоде", "В 2019 году состоялись мероприятия:", "Информация",
            "Мероприятия с участием города: сажали липы", "Развиваются контакты",
        ]
    )
    func sentences(text: String) { #expect(section(text) == nil) }

    private func entry(_ text: String) throws -> PortalEntry {
        let read = try PortalPage(reading: "Липы (Болгария)\nРазвернуть\nНаселение: 5 тыс.\n" + text)
        #expect(!read.lines.contains { $0.fate == .notUnderstood })
        return try #require(read.entries.first)
    }

    @Test("A second heading of the same section stays in the text")
    func secondHeading() throws {
        let entry = try entry(
            "О городе:\nСад.\nОбщая информация:\nОдин.\nМероприятия:\n5 мая 2020 года пели.\nКонтакты:\nА. Липкин\nПроекты: хор"
        )
        #expect(entry.aboutHeading == "О городе")
        #expect(entry.about.map(\.text) == ["Сад.", "Общая информация:", "Один."])
        #expect(entry.eventsHeading == "Мероприятия")
        #expect(
            entry.events.map(\.text.text) == ["5 мая 2020 года пели.", "Контакты:", "А. Липкин", "Проекты: хор"]
        )
        #expect(entry.notes == [])
    }

    @Test("A heading that nobody knows is reported where it stands in the prose")
    func unknownHeading() throws {
        let entry = try entry("О городе:\nСад.\nДостопримечательности:\nМаяк.")
        #expect(entry.about.map(\.text) == ["Сад.", "Достопримечательности:", "Маяк."])
        #expect(entry.notes == [PortalNote(line: 6, kind: .headingUnknown(text: "Достопримечательности:"))])
    }
}

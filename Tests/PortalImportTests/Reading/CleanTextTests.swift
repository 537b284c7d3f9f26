import Testing
@testable import PortalImport

@Suite("Marks without a width, and letters with marks")
struct CleanTextTests {
    private func lines(_ text: String) throws -> [String] { try PortalText(page: Array(text.utf8)).lines.map(\.text) }

    @Test("What stands inside words without a width is not in them, and letters have their marks on them")
    func clean() throws {
        let text =
            "\u{FEFF}Шэнь\u{AD}чжэнь\u{200B} (Ки\u{2060}тай)\u{200E}\nРазвернуть\nЧасовои\u{306} пояс: UTC+8\u{200D}"
        #expect(try lines(text) == ["Шэньчжэнь (Китай)", "Развернуть", "Часовой пояс: UTC+8"])
        let html = "<html><p>Шэнь&shy;чжэнь (Китай)<p>&#x200B;Саи&#x306;т:<p>Ёлка е&#x308;<p>می\u{200C}خواهم 👩\u{200D}🚀"
        #expect(
            try lines(html) == ["Шэньчжэнь (Китай)", "Сайт:", "Ёлка ё", "می\u{200C}خواهم 👩\u{200D}🚀"]
        )
    }
}

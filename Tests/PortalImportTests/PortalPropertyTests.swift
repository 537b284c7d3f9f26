import Cities
import PobratimTesting
import Testing
@testable import CityContent
@testable import PortalImport

@Suite("Any input")
struct PortalPropertyTests {
    /// Reads bytes as the importer does; what it may do is read them or refuse them.
    private func read(_ bytes: [UInt8]) {
        guard let text = try? PortalText(page: bytes) else { return }
        guard let page = try? PortalGrammar(text: text, currentYear: 2026).page() else { return }
        #expect(page.lines.map(\.line) == text.lines)
        let events = page.lines.count { $0.fate == .event }
        #expect(page.entries.map(\.events.count).reduce(0, +) == events)
        for entry in page.entries { checkRoundTrip(entry) }
    }

    private func checkRoundTrip(_ entry: PortalEntry) {
        let draft = CityTextDraft(entry)
        #expect(CityTextDraft(markdown: draft.markdown) == draft)
        #expect(throws: Never.self) {
            let text = try CityTextFile(text: draft.markdown, file: "ru.md", cities: []).read()
            let events = text.events?.events ?? []
            #expect(events.map(\.date) == entry.events.map(\.date))
            #expect(events.map(\.text.plainText) == entry.events.map(\.text.text))
        }
    }

    @Test("Events of any text and date read back from a file with the same text and date", arguments: 0..<300)
    func events(seed: UInt64) {
        let pieces = [
            "2018", "1850", "2035", "19", "8432991873", "2019-05-12", "/", "-", "-", ":", ":", ": ", " ", "•", "визит",
            "*", "[", "1.", "#", "г.", "мая",
        ]
        var generator = SplitMix64(seed: seed)
        var entry = PortalEntry(line: 1, name: "Липы")
        for line in 0..<20 {
            let count = Int.random(in: 1...8, using: &generator)
            let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined().trimmed
            guard !text.isEmpty else { continue }
            let date = Bool.random(using: &generator) ? nil : EventDate(iso: "2019-04-21/2019-04-25")
            entry.events.append(PortalEvent(line: line, date: date, text: RichText(text)))
        }
        checkRoundTrip(entry)
    }

    @Test("Random bytes are read or refused", arguments: 0..<100)
    func random(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        read(generator.bytes(Int.random(in: 0...2000, using: &generator)))
    }

    @Test("A damaged page is read or refused, and no line is lost", arguments: 0..<150)
    func damaged(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        read(generator.mutated(Array(PortalFixture.text.utf8)))
        read(generator.mutated(Array(PortalFixture.html.replacing("CHARSET", with: "utf-8").utf8)))
    }

    @Test("Words and marks of the grammar in any order are read or refused", arguments: 0..<150)
    func shuffled(seed: UInt64) {
        let pieces = [
            "Липы", "(Болгария)", "Развернуть", "Свернуть", "\n", "\n", "•", "Население:", "Площадь", "км²", "тыс.",
            "12", "2,678", "2020", "г.",
            "марта", "-", "по", "с", "и", ":", "О городе:", "Мероприятия:", "*", "_", "[", "](", "<b>", "&amp;", "#",
            "1.", ">", "!", "`", "\\",
            "Сайт:", "http://a.example", "UTC+", "Фото:", "до н.э.", "\u{A0}", "Документ:", "договор",
            "999999999999999999999", "’", "/",
        ]
        var generator = SplitMix64(seed: seed)
        let count = Int.random(in: 0...200, using: &generator)
        let words = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }
        read(
            Array(("Липы (Болгария)\nРазвернуть\nО городе:\n" + words.joined(separator: seed % 2 == 0 ? " " : "")).utf8)
        )
    }

    @Test("Any line of text reads back from Markdown as it was", arguments: 0..<200)
    func markdown(seed: UInt64) throws {
        let signs = Array("aЯ1 .-+*_#<>[]()!`~\\&;:=|/\"'©\u{A0}0923amp")
        var generator = SplitMix64(seed: seed)
        let count = Int.random(in: 1...40, using: &generator)
        let text = String((0..<count).compactMap { _ in signs.randomElement(using: &generator) }).trimmed
        guard !text.isEmpty else { return }
        let document = try MarkdownDocument(parsing: MarkdownText.escaped(text), cities: [])
        #expect(document.parts.map(\.part) == [.block(.paragraph([.text(text)]))])
        let item = try MarkdownDocument(parsing: "- " + MarkdownText.escaped(text), cities: [])
        #expect(item.parts.map(\.part) == [.block(.bulletList([[.paragraph([.text(text)])]]))])
    }

    @Test("Long and deep pages take time in proportion")
    func large() {
        let clock = ContinuousClock()
        let line = "21-25 апреля 2019 года " + String(repeating: "слово 5 мая, ", count: 2000)
        let page = "Липы (Болгария)\nРазвернуть\nМероприятия:\n" + String(repeating: line + "\n", count: 20)
        let html =
            "<html><ul><li>Липы (Болгария)<p>Развернуть" + String(repeating: "<p><b x=1>Население: 5", count: 20_000)
        let elapsed = clock.measure {
            read(Array(page.utf8))
            read(Array(html.utf8))
            // Each line could end the page, but for the label at its end.
            let marks = String(repeating: "© Липы\n", count: 5000)
            read(Array("Липы (Болгария)\nРазвернуть\n\(marks)Население: 5 тыс.".utf8))
            read(
                Array(
                    ("<html>" + String(repeating: "<div>", count: 300) + "Липы (Болгария)<br>Развернуть<br>Население: 5")
                        .utf8
                )
            )
        }
        #expect(elapsed < .seconds(60))
    }
}

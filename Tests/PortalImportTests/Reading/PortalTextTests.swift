import Cities
import Glibc
import Testing
@testable import PortalImport

@Suite("What saved pages are made of")
struct PortalTextTests {
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
        let page = try PortalPage(reading: lines.joined(separator: "\n"))
        let entry = try #require(page.entries.first)
        #expect(entry.facts.agreement?.value == Agreement(kind: .twinning, year: 2001))
        #expect(entry.facts.founded?.value?.year == 1204)
        #expect(entry.about.map(\.text) == [about.trimmed])
        #expect(entry.events.map(\.text.text) == events)
        #expect(entry.events.map { $0.date?.iso } == (1...12).map { "2020-03-\($0 < 10 ? "0" : "")\($0)" })
        #expect(page.lines.allSatisfy { $0.fate != .notUnderstood })
    }

    @Test("A long text of one paragraph is looked through in time that grows with its length", .timeLimit(.minutes(1)))
    func longParagraph() throws {
        let prose = String(repeating: "на холме и под ним у большой воды стоят липы ", count: 10_000)
        #expect(throws: PortalPageError.self) { try PortalPage(reading: wrapped(prose, at: 76)) }
    }

    @Test("Short lines that people ended are not put together")
    func notWrapped() throws {
        let text = (1...30).map {
            "\($0) марта 2020 года приезжал хор\(String(repeating: " и ещё хор", count: $0 % 4))."
        }
        let page = try PortalPage(reading: "Липы (Болгария)\nРазвернуть\nМероприятия:\n" + text.joined(separator: "\n"))
        #expect(page.entries.first?.events.map(\.text.text) == text)
    }

    @Test("A part of a page without its head is HTML")
    func fragment() throws {
        let page = try PortalPage(
            reading: "<section><h2>Липы (Болгария)</h2><dl><dt>Население:<dd>5 тыс. чел.</dl></section>"
        )
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
        let page = try PortalPage(
            reading: "<ul><li>Липы (Болгария)<p>Развернуть<p>Население: 5 тыс.<img \(attributes)></ul>"
        )
        #expect(page.entries.first?.pictures.map(\.source) == ["files/a.png"])
    }

    @Test("A text that speaks of HTML is a text")
    func textWithTags() throws {
        let page = try PortalPage(
            reading:
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
        let fromHTML = try PortalPage(reading: bytes)
        let text = charset == "utf-8" ? PortalFixture.text : PortalFixture.text.replacing("²", with: "2")
        let fromText = try PortalPage(reading: text)
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
        #expect(throws: error) { try PortalPage(reading: bytes) }
    }
}

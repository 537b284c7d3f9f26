import Testing

@testable import Cities

@Suite("What an import says")
struct ImportWordingTests {
    private let implausible = ImportReport.Item.note(
        page: "page.txt",
        city: "Яр",
        PortalNote(
            line: 7,
            kind: .factUnread(
                .area,
                source: "2,678 km2",
                .implausible(.density(people: 887_000, squareKilometres: 2.678))
            )
        )
    )

    @Test("A fact that cannot be right is told with its line and the reason")
    func implausibleFact() {
        #expect(
            implausible.line(in: .english)
                == "page.txt:7: Яр: area: 887000 people on 2.678 km² cannot be right; shown as written: 2,678 km2"
        )
        #expect(
            implausible.line(in: .russian)
                == "page.txt:7: Яр: площадь: 887000 человек на 2.678 км² — так не бывает; показано как написано: 2,678 km2"
        )
    }

    @Test("A line that nobody understands is quoted, cut, and without control characters")
    func quoted() {
        let text = "\u{1B}[31m" + String(repeating: "я", count: 100)
        let line = ImportReport.Item.lineNotUnderstood(page: "a.html", line: 3, text: text).line(in: .english)
        #expect(line == "a.html:3: not understood, and in no file: �[31m" + String(repeating: "я", count: 74) + "…")
    }

    @Test("A page of another kind is told what it is, and what was expected")
    func otherPage() {
        #expect(
            PortalPageError.otherFormat(.pdf).text(in: .english)
                == "the file is a PDF; expected is the portal's page of partner cities, saved as text or HTML"
        )
        #expect(
            PortalPageError.noEntries(lineCount: 3, firstLine: "Twin towns").text(in: .russian)
                == "строк: 3, но ни одной записи «Город (Страна)»; начинается с «Twin towns»; ожидается страница портала о "
                + "городах-партнёрах, сохранённая как текст или HTML"
        )
    }
}

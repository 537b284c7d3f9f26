import Cities
import Testing
import Words

@Suite("Dates and numbers in words")
struct DateAndNumberTests {
    private let russian = Words.of(.russian)
    private let english = Words.of(.english)

    @Test(
        "A date in full, and under the heading of its year",
        arguments: [
            ("2022-03-01", "1\u{A0}марта\u{A0}2022", "1\u{A0}марта", "1\u{A0}March\u{A0}2022"),
            ("2019-04-21/2019-04-25", "21–25\u{A0}апреля\u{A0}2019", "21–25\u{A0}апреля", "21–25\u{A0}April\u{A0}2019"),
            (
                "2019-04-30/2019-05-02", "30\u{A0}апреля\u{A0}– 2\u{A0}мая\u{A0}2019",
                "30\u{A0}апреля\u{A0}– 2\u{A0}мая",
                "30\u{A0}April\u{A0}– 2\u{A0}May\u{A0}2019"
            ),
            ("2018-08", "август\u{A0}2018", "август", "August\u{A0}2018"),
            ("2011/2012", "2011\u{A0}– 2012", "2011\u{A0}– 2012", "2011\u{A0}– 2012"),
        ]
    )
    func dates(_ iso: String, inRussian: String, underYear: String, inEnglish: String) throws {
        let date = try #require(EventDate(iso: iso))
        #expect(russian.dates.inFull(date) == inRussian)
        #expect(russian.dates.underYear(date) == underYear)
        #expect(english.dates.inFull(date) == inEnglish)
    }

    @Test("A year alone adds nothing to its heading")
    func yearAlone() throws {
        let date = try #require(EventDate(iso: "1999"))
        #expect(russian.dates.underYear(date) == nil && russian.dates.inFull(date) == "1999")
    }

    @Test("Numbers have the marks of their language, and words for large ones where it has some")
    func numbers() {
        #expect(russian.numbers.text(11_292) == "11\u{A0}292" && english.numbers.text(11_292) == "11,292")
        #expect(russian.numbers.text(9_292) == "9292" && english.numbers.text(9_292) == "9,292")
        #expect(russian.numbers.text(885.61) == "885,61" && english.numbers.text(-2.5) == "\u{2212}2.5")
        #expect(russian.numbers.round(10_300_000) == "10,3\u{A0}млн" && english.numbers.round(49_000) == "49,000")
        #expect(russian.numbers.round(49_000) == "49\u{A0}тыс." && russian.numbers.round(887_412) == "887\u{A0}412")
        #expect(
            russian.numbers.yearOfEra(-311) == "311\u{A0}до\u{A0}н.\u{A0}э."
                && english.numbers.yearOfEra(1891) == "1891"
        )
        #expect(russian.numbers.difference(minutes: -330) == "\u{2212}5\u{A0}ч\u{A0}30\u{A0}мин")
        #expect(english.numbers.difference(minutes: 0) == "0\u{A0}h")
    }
}

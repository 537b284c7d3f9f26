import Testing
@testable import Cities

@Suite("Values as people type them")
struct FactTextTests {
    @Test(
        "Areas come out in square kilometres",
        arguments: [
            ("885,61 км2", 885.61), ("885.61 км²", 885.61), ("11\u{A0}292 км²", 11_292), ("11\u{2009}292 км²", 11_292),
            ("11 292,5 кв. км", 11_292.5), ("1 234 567 кв км", 1_234_567), ("1.234.567 км²", 1_234_567),
            ("1,234.5 km2", 1234.5),
            ("1.234,5 км2", 1234.5), ("885 кв.км.", 885), ("885 км кв.", 885), ("885 км^2", 885), ("885 км 2", 885),
            ("885 квадратных километров", 885), ("885 sq km", 885), ("885 sq. km", 885), ("885 square kilometres", 885),
            ("885 km²", 885), ("885 km^2.", 885), ("88500 га", 885), ("88,5 тыс. га", 885), ("1,2 тыс. кв. км", 1200),
            ("1,2 тыс км²", 1200), ("0,678 км²", 0.678), ("885км²", 885), ("- 885 км²", 885), ("площадь 885 км²;", 885),
            ("4'300 км²", 4300), ("1 000 000 м²", 1), ("0,5 млн кв. м", 0.5), ("1997,27 КМ²", 1997.27),
        ]
    )
    func areas(text: String, expected: Double) throws {
        let reading = try #require(AreaText.read(text).value)
        #expect(abs(reading.squareKilometres - expected) < expected * 1e-9)
        #expect(reading.ifThousands == nil)
    }

    @Test(
        "An area that is no area stays as written",
        arguments: [
            ("885,61", FactProblem.unitMissing), ("около 885 км²", .approximate), ("≈ 885 км²", .approximate),
            ("более 885 км²", .bound), ("> 885 км²", .bound),
            ("885 км² (город), 14 335 км² (область)", .notUnderstood("город")),
            ("885 км", .notUnderstood("км")), ("большая", .notUnderstood("большая")),
            ("-885 км²", .notUnderstood("-885 км²")),
            ("885½ км²", .notUnderstood("½ км²")), ("885 (?) км²", .approximate), ("", .notUnderstood("")),
            ("4 30 км²", .notUnderstood("30 км ²")), ("885 км² (2020 г.), 890 км² (2021 г.)", .several),
            ("885 км² 890 км²", .several),
        ]
    )
    func unreadAreas(text: String, expected: FactProblem) {
        let reading = AreaText.read(text)
        #expect(reading.value == nil)
        if case .notUnderstood = expected {
            #expect(reading.problem != nil)
        } else {
            #expect(reading.problem == expected)
        }
    }

    @Test("What was not understood is told as the source writes it")
    func notUnderstoodAsWritten() {
        #expect(PopulationText.read("12 345 , 67 чел.").problem == .several)
        #expect(PopulationText.read("12 345,67 чел.").problem == .notUnderstood("12 345,67 чел."))
        #expect(AreaText.read("885 км² (город)").problem == .notUnderstood("(город)"))
    }

    @Test(
        "One sign before three digits has two readings",
        arguments: [
            ("2,678 km2", 2.678, 2678.0, false), ("136,358 км²", 136.358, 136_358, true),
            ("2.678 км²", 2.678, 2678, false),
        ]
    )
    func twoReadings(text: String, decimal: Double, thousands: Double, hasRussianComma: Bool) throws {
        let reading = try #require(AreaText.read(text).value)
        #expect(reading.squareKilometres == decimal)
        #expect(reading.ifThousands == thousands)
        #expect(reading.hasRussianComma == hasRussianComma)
    }

    @Test(
        "Years that a figure is from",
        arguments: [
            ("885 км² (2021 г.)", 2021), ("885 км² (2021)", 2021), ("885 км² (2021г)", 2021),
            ("885 км² (на 2021 год)", 2021),
            ("885 км² на 2021 г.", 2021), ("885 км², 2021 г.", 2021), ("885 км² [2021]", 2021),
            ("885 км² (на 1 января 2021 года)", 2021),
            ("885 км² (на 01.01.2021)", 2021), ("885 км² (по данным на 2021 г.)", 2021),
            ("885 км² (перепись 2021 г.)", 2021),
            ("885 км² (оценка, 2021)", 2021), ("(2021 г.) 885 км²", 2021), ("885 км² (2021 г.).", 2021),
            ("885 км² (census 2021)", 2021), ("885 км² по состоянию на 2021 год", 2021),
        ]
    )
    func yearsOfFigures(text: String, year: Int) {
        let reading = AreaText.read(text)
        #expect(reading.asOf == year)
        #expect(reading.value?.squareKilometres == 885)
    }

    @Test(
        "Populations come out in people",
        arguments: [
            ("10,3 млн человек", 10_300_000), ("4,3 млн. чел.", 4_300_000), ("887 тыс чел", 887_000),
            ("49 тыс. чел. (2020 г.)", 49_000),
            ("4 300 000", 4_300_000), ("4\u{A0}300\u{A0}000 чел.", 4_300_000), ("4.300.000 жителей", 4_300_000),
            ("4,300,000", 4_300_000),
            ("4300000 чел", 4_300_000), ("887,123 человек", 887_123), ("887.123", 887_123),
            ("1 млн 250 тыс. чел.", 1_250_000),
            ("1,5 миллиона", 1_500_000), ("2 миллиона человек", 2_000_000), ("12 million", 12_000_000),
            ("300k", 300_000),
            ("300 тысяч", 300_000), ("300тыс.чел.", 300_000), ("10,3млн.чел.", 10_300_000),
            ("население 300 тыс. жит.", 300_000),
            ("1.34 млн", 1_340_000), ("1,2 млрд чел.", 1_200_000_000), ("500 000 inhabitants", 500_000),
            ("250 Тыс. Чел.", 250_000),
        ]
    )
    func populations(text: String, expected: Int) throws {
        #expect(try #require(PopulationText.read(text).value).people == expected)
    }

    @Test(
        "A population that is none stays as written",
        arguments: [
            "около 4 млн", "более 4 млн чел.", "свыше 300 тыс.", "~300 тыс.", "4,3 млн (агломерация)", "много",
            "4-5 млн", "1,5 чел.",
            "-5 тыс", "−5 тыс.", "5½ тыс.", "5 тыс. (?)", "4,3 млн (2020), 4,1 млн (2015)", "п/н",
            "4 млн, с пригородами 6 млн", "12345678901234567890",
        ]
    )
    func unreadPopulations(text: String) {
        let reading = PopulationText.read(text)
        #expect(reading.value == nil)
        #expect(reading.problem != nil)
    }

    @Test(
        "Years of foundation",
        arguments: [
            ("1891 г.", 1891), ("1891", 1891), ("1891г", 1891), ("1891 год", 1891), ("в 1891 году", 1891),
            ("311 до н.э.", -311),
            ("311 до н. э.", -311), ("311 г. до н.э.", -311), ("311 до нашей эры", -311), ("311 год до Р. Х.", -311),
            ("311 BC", -311),
            ("311 B.C.", -311), ("660 BCE", -660), ("79 н.э.", 79), ("79 г. н. э.", 79), ("AD 79", 79),
            ("1000 ДО Н.Э.", -1000),
            ("27 августа 1979 г.", 1979), ("27.08.1979", 1979), ("основан в 1005 году", 1005),
            ("1153 (первое упоминание)", 1153),
            ("1153.", 1153),
        ]
    )
    func foundings(text: String, year: Int) {
        #expect(FoundingText.read(text, currentYear: 2026).value?.year == year)
    }

    @Test(
        "A foundation without one year stays as written",
        arguments: [
            ("XII век", FactProblem.century), ("XII в.", .century), ("начало ХIII века", .century), ("12 в.", .century),
            ("XIV", .century),
            ("около 1150 г.", .approximate), ("ок. 1150", .approximate), ("1230-1240", .several),
            ("1230, 1240", .several),
            ("1150?", .approximate), ("1150½", .notUnderstood("½")), ("2999", .implausible(.yearInFuture(2999))),
            ("0", .implausible(.noSuchYear(0))), ("до 1150 г.", .bound),
        ]
    )
    func unreadFoundings(text: String, problem: FactProblem) {
        let reading = FoundingText.read(text, currentYear: 2026)
        #expect(reading.value == nil)
        #expect(reading.problem == problem)
    }

    @Test(
        "Offsets from UTC",
        arguments: [
            ("UTC + 8", 480), ("GMT +8", 480), ("GMT+8", 480), ("gmt +8.", 480), ("UTC+08:00", 480), ("UTC+0800", 480),
            ("UTC+8:00", 480),
            ("GMT +5:30", 330), ("UTC+5.5", 330), ("UTC+5,5", 330), ("UTC − 3", -180), ("UTC – 3", -180),
            ("GMT -3:30", -210),
            ("МСК+5", 480), ("МСК", 180), ("MSK-1", 120), ("МСК +0", 180), ("+8", 480), ("-3", -180), ("+8 GMT", 480),
            ("UTC/GMT +8", 480),
            ("(UTC+8)", 480), ("UTC", 0), ("UTC±0", 0), ("+3 часа", 180), ("Пекинское время, UTC+8", 480),
            ("UTC+5:45", 345),
            ("UTC\u{A0}+\u{A0}8", 480), ("UTC+14", 840), ("UTC-12", -720),
        ]
    )
    func offsets(text: String, minutes: Int) {
        #expect(UTCOffsetText.read(text).value?.minutes == minutes)
    }

    @Test(
        "Summer time is told from the rest of the year",
        arguments: [
            "UTC+2 (летом UTC+3)", "GMT +2, летнее время GMT +3", "UTC+2 (зимой), UTC+3 (летом)",
            "UTC+3 (летом), UTC+2 (зимой)", "UTC+2 зимой и UTC+3 летом", "зимой UTC+2, летом UTC+3",
            "летом UTC+3, зимой UTC+2", "UTC+3 (летом), UTC+2", "UTC+2, UTC+3 (summer)",
        ]
    )
    func summer(text: String) {
        #expect(UTCOffsetText.read(text).value == UTCOffsetText.Reading(minutes: 120, summerMinutes: 180))
    }

    @Test(
        "An offset that is none stays as written",
        arguments: [
            ("UTC 8", FactProblem.signMissing), ("8", .signMissing), ("UTC+15", .implausible(.offset(minutes: 900))),
            ("UTC-13", .implausible(.offset(minutes: -780))), ("UTC+8:07", .implausible(.offset(minutes: 487))),
            ("UTC+1, UTC+2", .several), ("UTC+3½", .notUnderstood("½")),
            ("UTC+3,75", .notUnderstood("UTC+3,75")), ("UTC+3 (?)", .approximate),
            ("пекинское", .notUnderstood("пекинское")),
        ]
    )
    func unreadOffsets(text: String, problem: FactProblem) {
        let reading = UTCOffsetText.read(text)
        #expect(reading.value == nil)
        #expect(reading.problem == problem)
    }

    @Test(
        "Addresses of sites",
        arguments: [
            ("http://www.example.org/", ["http://www.example.org/"]), ("https://example.org.", ["https://example.org"]),
            ("www.example.org", ["http://www.example.org"]), ("example.org/ru/;", ["http://example.org/ru/"]),
            ("официальный сайт – example.org", ["http://example.org"]),
            ("http:// www.example.org", ["http://www.example.org"]),
            ("(www.example.org)", ["http://www.example.org"]),
            ("www.a.org, www.b.org", ["http://www.a.org", "http://www.b.org"]),
            ("город.рф", ["http://город.рф"]), ("info@example.org", []), ("http://a b.de", []),
            ("http://www.exam ple.org", []), ("http://a.org www.b.org", ["http://a.org", "http://www.b.org"]),
            ("http://a.org (b.org)", ["http://a.org", "http://b.org"]), ("г.Казань", []), ("нет", []),
            ("javascript:alert(1)", []),
            ("ftp://example.org", []), ("HTTP://EXAMPLE.ORG/", ["HTTP://EXAMPLE.ORG/"]),
        ]
    )
    func sites(text: String, addresses: [String]) {
        #expect(SiteText.addresses(in: text).map(\.address) == addresses)
    }

    @Test(
        "Kinds and years of agreements",
        arguments: [
            ("Соглашение о побратимских связях (2001 г.)", Agreement.Kind.twinning, 2001),
            ("Договор о породнённых городах, 1988", .twinning, 1988), ("Sister city agreement (2010)", .twinning, 2010),
            ("Меморандум о партнёрстве от 5 мая 2011 г.", .partnership, 2011),
            ("Протокол о дружественном сотрудничестве (2015)", .partnership, 2015),
            ("Договор о дружбе и сотрудничестве (1999 г.)", .friendship, 1999),
            ("Соглашение о дружественных связях (1999 г.)", .friendship, 1999),
            ("Соглашение о сотрудничестве 2003г.", .cooperation, 2003),
            ("Соглашение (2003 г.)", nil, 2003), ("Договор о дружбе", .friendship, nil),
            ("План на 2010-2012 гг. к договору о сотрудничестве (2009 г.)", .cooperation, 2009),
        ] as [(String, Agreement.Kind?, Int?)]
    )
    func agreements(text: String, kind: Agreement.Kind?, year: Int?) {
        #expect(AgreementText.read(text, currentYear: 2026).value == Agreement(kind: kind, year: year))
    }

    @Test("An agreement of the future is not believed")
    func futureAgreement() {
        let reading = AgreementText.read("Договор о дружбе (2099 г.)", currentYear: 2026)
        #expect(reading.value == nil)
        #expect(reading.problem == .implausible(.yearInFuture(2099)))
    }

    @Test(
        "Credits lose stray marks only",
        arguments: [("example.org.", "example.org"), (" ©  А. Иванов ,", "© А. Иванов")]
    )
    func credits(text: String, credit: String) {
        #expect(PhotoCreditText.read(text).value?.text == credit)
    }
}

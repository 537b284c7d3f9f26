import PobratimTesting
import StaffDesk
import Testing

@Suite("Usage figures")
struct UsageTests {
    private let fixture: DeskFixture
    /// 23 November 2026, 10:00 UTC.
    private let wall = 1_795_428_000

    init() throws { fixture = try DeskFixture() }

    private func rows() throws -> [String] {
        Array(UsageRow.csv(try fixture.desk.usage).split(separator: "\r\n").map(String.init).dropFirst())
    }

    @Test("Views are counted by day and hour at the place, language and version")
    func views() throws {
        fixture.clock.setWall(wall, utcOffset: 3 * 3600)
        try fixture.desk.store([.view(language: "ru", isText: false): 7, .view(language: "en", isText: true): 2])
        fixture.clock.run(1000)
        try fixture.desk.store([.view(language: "ru", isText: false): 1])
        #expect(try rows() == ["2026-11-23,13,,view,en/text,2", "2026-11-23,13,,view,ru,8"])
    }

    @Test("Under an unset clock the start of the machine and the hours since are kept, and put right when it is set")
    func unsetClock() throws {
        try fixture.desk.store([.view(language: "ru", isText: false): 1])
        fixture.clock.run(2 * 3600)
        try fixture.desk.store([.view(language: "ru", isText: false): 2])
        #expect(try rows() == [",0,1,view,ru,1", ",2,1,view,ru,2"])
        fixture.clock.setWall(wall)
        try fixture.desk.store([.view(language: "ru", isText: false): 4])
        #expect(try rows() == ["2026-11-23,7,,view,ru,1", "2026-11-23,9,,view,ru,2", "2026-11-23,10,,view,ru,4"])
    }

    @Test("Starts whose time never became known stay apart")
    func unknownStarts() throws {
        try fixture.desk.store([.languageWished("tt"): 1])
        fixture.clock.restart(as: "second")
        fixture.clock.setWall(wall)
        try fixture.desk.store([.languageWished("zh"): 1])
        #expect(try rows() == ["2026-11-23,10,,language-wished,zh,1", ",0,1,language-wished,tt,1"])
    }

    @Test("Of searches without hits only words of letters are kept, and told from the third time on")
    func searches() throws {
        fixture.clock.setWall(wall)
        let counts: [UsageEvent: Int] = [
            .nothingFound(query: "Атлантида"): 3, .nothingFound(query: "иванов"): 2,
            .nothingFound(query: "+7 900 123"): 9, .nothingFound(query: "a@b.example"): 9,
            .nothingFound(query: "one two three"): 9, .nothingFound(query: "=cmd"): 9,
        ]
        try fixture.desk.store(counts)
        #expect(try rows() == ["2026-11-23,10,,nothing-found,атлантида,3"])
    }

    @Test("No cell of the table is a formula to a spreadsheet")
    func noFormula() throws {
        fixture.clock.setWall(wall)
        try fixture.desk.store([.nothingFound(query: "-SUM- санкт-петербург"): 3])
        #expect(try rows() == ["2026-11-23,10,,nothing-found,'-sum- санкт-петербург,3"])
    }

    @Test("A day with a write every quarter of an hour writes less than 1 MB")
    func writtenBytes() throws {
        fixture.clock.setWall(wall)
        let before = try fixture.folder.read("desk.sqlite-wal").count
        for number in 0..<96 {
            try fixture.desk.store([
                .view(language: "ru", isText: false): 90, .view(language: "en", isText: false): 30,
                .view(language: "ru", isText: true): 5, .view(language: "en", isText: true): 2,
                .nothingFound(query: "атлантида"): 1, .languageWished("tt"): number % 3 + 1,
            ])
            fixture.clock.run(900)
        }
        // No checkpoint came in between, so the journal holds all that was written; a checkpoint writes each page once more.
        let journal = try fixture.folder.read("desk.sqlite-wal").count - before
        let file = try fixture.folder.read("desk.sqlite").count
        #expect(journal + file < 1_000_000, "\(journal) bytes of journal, \(file) of the file")
        #expect(journal > 100_000)
    }

    @Test("A day of new words and odd languages writes less than 1 MB, and crowds out no view")
    func manyWords() throws {
        fixture.clock.setWall(wall - 10 * 3600)
        let before = try fixture.folder.read("desk.sqlite-wal").count
        for quarter in 0..<96 {
            var counts: [UsageEvent: Int] = [.view(language: "ru", isText: false): 1]
            for number in 0..<499 {
                counts[.nothingFound(query: word(quarter * 1000 + number))] = 3
                counts[.languageWished(word(100 + number))] = 1
            }
            try fixture.desk.store(counts)
            fixture.clock.run(900)
        }
        let journal = try fixture.folder.read("desk.sqlite-wal").count - before
        let file = try fixture.folder.read("desk.sqlite").count
        #expect(journal + file < 1_000_000, "\(journal) bytes of journal, \(file) of the file")
        let rows = try fixture.desk.usage
        #expect(rows.filter { $0.kind == .view }.map(\.count) == Array(repeating: 4, count: 24))
        #expect(rows.count { $0.kind == .nothingFound } == 200)
        #expect(rows.count { $0.kind == .languageWished } == 200)
    }

    @Test("Ninety days are kept")
    func ninetyDays() throws {
        fixture.clock.setWall(wall)
        for _ in 0..<95 * 4 {
            try fixture.desk.store([
                .view(language: "ru", isText: false): 1, .view(language: "en", isText: false): 1,
                .view(language: "ru", isText: true): 1, .view(language: "en", isText: true): 1,
            ])
            fixture.clock.run(6 * 3600)
        }
        let rows = try fixture.desk.usage
        #expect(rows.last?.day == "2027-02-26")
        #expect(rows.count == 4 * (90 * 4 + 1))
    }

    @Test("However many words are searched for, views and wished languages are counted")
    func fullCounter() {
        let counter = UsageCounter()
        for number in 0..<600 { counter.count(.nothingFound(query: word(number))) }
        counter.count(.view(language: "ru", isText: false))
        counter.count(.languageWished("tt"))
        let counts = counter.take()
        #expect(counts.count == 502)
        #expect(counts[.view(language: "ru", isText: false)] == 1)
        #expect(counts[.languageWished("tt")] == 1)
    }

    @Test("What is not kept takes no room from what is")
    func uncounted() {
        let counter = UsageCounter()
        for number in 0..<600 { #expect(!counter.count(.nothingFound(query: "+7 900 \(number)"))) }
        #expect(counter.count(.nothingFound(query: "Atlantis")))
        #expect(counter.take() == [.nothingFound(query: "Atlantis"): 1])
    }

    /// Digits as letters.
    private func word(_ number: Int) -> String {
        String(String(number).map { Array("abcdefghij")[$0.wholeNumberValue ?? 0] })
    }

    @Test("A counter hands over what it counted once, and says when a write falls due")
    func counter() {
        let counter = UsageCounter()
        #expect(counter.count(.view(language: "ru", isText: false)))
        #expect(!counter.count(.view(language: "ru", isText: false)))
        #expect(counter.take() == [.view(language: "ru", isText: false): 2])
        #expect(counter.take().isEmpty)
        #expect(counter.count(.languageWished("tt")))
    }
}

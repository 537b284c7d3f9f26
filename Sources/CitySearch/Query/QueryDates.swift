internal import Cities

/// Days, months and years as people type them, with months in any language that there are words for:
///
/// - `август 2018`, `авг. 2018 г.`, `2018-08`, `08.2018`, `август'18`, `июнь–июль 2021`, `лето 2021`;
/// - `24 июня 2021`, `24-го июня`, `24–25 июня 2021`, `24июня2021`, `24 июня 21`, `June 24th, 2021`, `the 24th of June`;
/// - `24.06.2021`, `24/6/21`, `24.06`, `2021-06-24`, `20210624`, and in English `6/24/2021`;
/// - `2018`, `2018-2020`, `с 2018 по 2020`.
struct QueryDates {
    private(set) var dates: [QueryDate] = []
    /// The rest of the query: whole runs, or the words of those that a date takes up in part.
    private(set) var rest: [String] = []

    private let items: [DateItem]

    /// - Parameters:
    ///   - chunks: as in ``QueryText``.
    ///   - monthMayLead: `3/1/2022` is 3 January and March 1st.
    ///   - isWord: whether the texts have a word, so that it is no misspelt month.
    /// - Returns: `nil` where there is no date.
    init?(reading chunks: [String], monthMayLead: Bool, lexicon: Lexicon, isWord: (String) -> Bool) {
        var repairs: [Int: SearchAnswer.Repair] = [:]
        let all = chunks.enumerated().flatMap { DateItem.all(in: $1, $0, lexicon) }
        var items = Array(all.prefix(2 * QueryText.mostWords))
        for (place, item) in items.enumerated() where item.digits == nil && item.month == nil && !isWord(item.folded) {
            guard let month = lexicon.misspeltMonth(item.folded) else { continue }
            repairs[place] = SearchAnswer.Repair(typed: item.text, read: month.name)
            items[place].folded = month.folded
            items[place].namedMonth = month
        }
        self.items = items
        var place = 0
        var others: [DateItem] = []
        var taken: Set<Int> = []
        var termsLeft = Self.mostTerms
        while place < items.count {
            let next = Array(items[place...].prefix(6))
            if let (date, count) = Self.date(next, monthMayLead: monthMayLead), date.termCount <= termsLeft {
                termsLeft -= date.termCount
                dates.append(date)
                dates[dates.count - 1].repairs += (place..<place + count).compactMap { repairs[$0] }
                taken.formUnion(items[place..<place + count].map(\.chunk))
                place += count
            } else {
                others.append(items[place])
                place += 1
            }
        }
        guard !dates.isEmpty else { return nil }
        for (number, chunk) in chunks.enumerated() {
            let own = others.filter { $0.chunk == number }.map(\.text)
            // Fillers alone, `года`, say nothing beside a date.
            let isFiller = own.isEmpty && !TextWord.all(in: chunk).isEmpty
            rest += taken.contains(number) || isFiller ? own : [chunk]
        }
    }

    /// The date with which some items begin.
    private static func date(_ next: [DateItem], monthMayLead: Bool) -> (QueryDate, count: Int)? {
        namedDate(next) ?? monthRange(next) ?? season(next) ?? numericDate(next, monthMayLead: monthMayLead)
            ?? years(next)
    }

    /// Each year of a range is searched for, so that many would be costly: one long range in a query, then years are
    /// words.
    private static let longestRange = 40
    private static let mostTerms = 60

    /// A year, or two with all between them.
    private static func years(_ next: [DateItem]) -> (QueryDate, count: Int)? {
        guard let first = next[0].year else { return nil }
        // Two that nothing stands between are two wishes.
        guard next.count > 1, next[1].chunk != next[0].chunk + 1, let last = next[1].year, first < last,
            last - first < longestRange
        else {
            return (QueryDate(typed: "\(first)", readings: [.year(first)]), 1)
        }
        let typed = "\(first)–\(last)"
        return (QueryDate(typed: typed, readings: [.init(terms: (first...last).map { "\($0)" }, shown: typed)]), 2)
    }

    /// The text as it was typed, roughly.
    static func shown(_ typed: some Collection<DateItem>) -> String {
        let isNumeric = typed.count > 1 && typed.allSatisfy { $0.month == nil && $0.season == nil }
        return typed.map(\.text).joined(separator: isNumeric ? "." : " ")
    }
}

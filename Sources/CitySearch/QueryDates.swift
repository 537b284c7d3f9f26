internal import Cities

/// Days, months and years as people type them, in Russian and English:
///
/// - `август 2018`, `авг. 2018 г.`, `2018-08`, `08.2018`;
/// - `24 июня 2021`, `24-го июня`, `24–25 июня 2021`, `24июня2021`, `June 24th, 2021`, `the 24th of June`;
/// - `24.06.2021`, `24/6/21`, `2021-06-24`, `20210624`, and in English `6/24/2021`;
/// - `2018`, `2018-2020`.
struct QueryDates {
    private(set) var dates: [QueryDate] = []
    /// What is in none: whole runs, or the words of those that a date takes up in part.
    private(set) var rest: [String] = []

    /// A word, a number or the sign of a month, and where it stands.
    private struct Item {
        var text: String
        var folded: String
        /// Which run without white space it is in.
        var chunk: Int
        var number: Int? { folded.utf8.count <= 4 ? digits : nil }
        /// Eight digits at once are a date, too.
        var digits: Int? { folded.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(folded) : nil }
        var month: Int? { QueryMonths.number(of: folded) }
        var year: Int? { number.flatMap { (1000...2999).contains($0) ? $0 : nil } }
        /// A day, or a month in numbers.
        var small: Int? { number.flatMap { folded.utf8.count <= 2 ? $0 : nil } }
    }

    private let items: [Item]
    private let monthMayLead: Bool

    /// - Parameters:
    ///   - chunks: as in ``QueryText``.
    ///   - monthMayLead: `3/1/2022` is 3 January and March 1st.
    /// - Returns: `nil` where there is no date.
    init?(reading chunks: [String], monthMayLead: Bool) {
        self.monthMayLead = monthMayLead
        let all = chunks.enumerated().flatMap { Self.items(in: $1, $0) }
        items = Array(all.prefix(2 * QueryText.mostWords))
        var place = 0
        var others: [Item] = []
        var taken: Set<Int> = []
        while place < items.count {
            if let (date, count) = date(at: place) {
                dates.append(date)
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

    // MARK: Words

    private static let ordinalEndings: Set<String> = ["го", "ого", "е", "ое", "st", "nd", "rd", "th"]

    /// The words of a chunk without fillers and the endings of ordinals; `24июня2021` and `24th` fall apart.
    private static func items(in chunk: String, _ number: Int) -> [Item] {
        var items: [Item] = []
        for word in TextWord.all(in: chunk) {
            let parts = parts(of: word.folded)
            for part in parts {
                let isEnding = ordinalEndings.contains(part) && items.last?.small != nil
                guard !isEnding, !QueryText.fillers.contains(part) else { continue }
                let text = parts.count == 1 ? String(chunk[word.range]) : part
                items.append(Item(text: text, folded: part, chunk: number))
            }
        }
        return items
    }

    /// Digits and letters apart, if the letters are what stands in a date.
    private static func parts(of word: String) -> [String] {
        var parts: [String] = []
        var wereDigits: Bool?
        for scalar in word.unicodeScalars {
            let areDigits = ("0"..."9").contains(scalar)
            if areDigits == wereDigits, var last = parts.popLast() {
                last.unicodeScalars.append(scalar)
                parts.append(last)
            } else {
                parts.append(String(scalar))
            }
            wereDigits = areDigits
        }
        let areOfDate = parts.allSatisfy { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } || ordinalEndings.contains(part)
                || QueryText.fillers.contains(part) || QueryMonths.number(of: part) != nil
        }
        return parts.first?.first?.isNumber == true && areOfDate ? parts : [word]
    }

    // MARK: Dates

    private func date(at place: Int) -> (QueryDate, count: Int)? {
        let next = Array(items[place...].prefix(4))
        return namedMonth(next) ?? numbers(next) ?? years(next)
    }

    /// With the name of a month.
    private func namedMonth(_ next: [Item]) -> (QueryDate, count: Int)? {
        let lead = next.prefix { $0.small != nil }.prefix(2)
        guard let place = lead.count < next.count ? lead.count : nil, let month = next[place].month else { return nil }
        var count = place + 1
        var days = lead.compactMap(\.small)
        if days.isEmpty {
            days = next[count...].prefix(2).prefix { $0.small != nil }.compactMap(\.small)
            count += days.count
        }
        let year = count < next.count ? next[count].year : nil
        if year != nil { count += 1 }
        let range = days.count == 2 && days[0] < days[1] ? Array(days[0]...min(days[1], 31)) : days
        // A year in which February has 29 days.
        let valid = range.filter { EventDate.Point(year: year ?? 2000, month: month, day: $0) != nil }
        guard !valid.isEmpty || year != nil || !days.isEmpty else { return nil }
        let typed = next.prefix(count)
        let shownYear = year.map { " \($0)" } ?? ""
        var readings: [QueryDate.Reading] = []
        if !valid.isEmpty {
            let terms = valid.map { DateTerms.term(year: year, month: month, day: $0) }
            readings.append(QueryDate.Reading(terms: terms, shown: shown(typed)))
        }
        let ofMonth = [DateTerms.term(year: year, month: month)]
        readings.append(QueryDate.Reading(terms: ofMonth, shown: next[place].text + shownYear))
        if let year { readings.append(QueryDate.Reading(terms: ["\(year)"], shown: "\(year)")) }
        return (QueryDate(typed: shown(typed), readings: readings, words: typed.map(\.folded)), count)
    }

    /// Of numbers only.
    private func numbers(_ next: [Item]) -> (QueryDate, count: Int)? {
        if let all = next[0].digits, next[0].folded.utf8.count == 8 {
            let date = numeric(all / 10_000, [(all / 100 % 100, all % 100)], next.prefix(1))
            return date.map { ($0, 1) }
        }
        let areTogether = next.map { $0.chunk == next[0].chunk }
        func small(_ index: Int) -> Int? { index < next.count ? next[index].small : nil }
        func year(_ index: Int) -> Int? { index < next.count ? next[index].year : nil }
        if let year = year(0), let month = small(1), let day = small(2),
            let date = numeric(year, [(month, day)], next.prefix(3))
        {
            return (date, 3)
        }
        if let day = small(0), let month = small(1) {
            var full = year(2)
            if full == nil, let short = small(2), areTogether[2], next[2].folded.utf8.count == 2 { full = 2000 + short }
            let orders = monthMayLead || month > 12 ? [(month, day), (day, month)] : [(month, day)]
            if let full, let date = numeric(full, orders, next.prefix(3)) { return (date, 3) }
        }
        guard next.count > 1, areTogether[1] else { return nil }
        for (year, month) in [(year(0), small(1)), (year(1), small(0))] {
            guard let year, let month, EventDate.Point(year: year, month: month) != nil else { continue }
            let readings = [ofMonth(month, year), QueryDate.Reading(terms: ["\(year)"], shown: "\(year)")]
            return (QueryDate(typed: shown(next.prefix(2)), readings: readings), 2)
        }
        return nil
    }

    /// - Parameter orders: month and day, as they may be meant.
    private func numeric(_ year: Int, _ orders: [(month: Int, day: Int)], _ typed: ArraySlice<Item>) -> QueryDate? {
        let valid = orders.filter { EventDate.Point(year: year, month: $0.month, day: $0.day) != nil }
        guard let first = valid.first, (1000...2999).contains(year) else { return nil }
        let terms = valid.map { DateTerms.term(year: year, month: $0.month, day: $0.day) }
        let typed = shown(typed)
        let readings = [
            QueryDate.Reading(terms: terms, shown: typed), ofMonth(first.month, year),
            QueryDate.Reading(terms: ["\(year)"], shown: "\(year)"),
        ]
        return QueryDate(typed: typed, readings: readings)
    }

    /// A year, or two with all between them.
    private func years(_ next: [Item]) -> (QueryDate, count: Int)? {
        guard let first = next[0].year else { return nil }
        guard next.count > 1, next[1].chunk == next[0].chunk, let last = next[1].year, first < last, last - first <= 100
        else {
            return (QueryDate(typed: "\(first)", readings: [.init(terms: ["\(first)"], shown: "\(first)")]), 1)
        }
        let typed = "\(first)–\(last)"
        return (QueryDate(typed: typed, readings: [.init(terms: (first...last).map { "\($0)" }, shown: typed)]), 2)
    }

    private func ofMonth(_ month: Int, _ year: Int) -> QueryDate.Reading {
        QueryDate.Reading(
            terms: [DateTerms.term(year: year, month: month)],
            shown: (month < 10 ? "0" : "") + "\(month).\(year)"
        )
    }

    private func shown(_ typed: ArraySlice<Item>) -> String {
        let isNumeric = typed.count > 1 && typed.allSatisfy { $0.month == nil }
        return typed.map(\.text).joined(separator: isNumeric ? "." : " ")
    }
}

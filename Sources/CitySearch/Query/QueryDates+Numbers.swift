internal import Cities

/// Dates of numbers only.
extension QueryDates {
    static func numericDate(_ next: [DateItem], monthMayLead: Bool) -> (QueryDate, count: Int)? {
        if let all = next[0].digits, next[0].folded.utf8.count == 8 {
            return date(all / 10_000, [(all / 100 % 100, all % 100)], next.prefix(1))
        }
        return date(next, monthMayLead: monthMayLead) ?? month(next) ?? day(next, monthMayLead: monthMayLead)
    }

    /// `2021-06-24`, `24.06.21`, `6/24/2021`
    private static func date(_ next: [DateItem], monthMayLead: Bool) -> (QueryDate, count: Int)? {
        guard next.count > 2 else { return nil }
        if let year = next[0].year, let month = next[1].small, let day = next[2].small,
            let date = date(year, [(month, day)], next.prefix(3))
        {
            return date
        }
        let isTogether = next[2].chunk == next[0].chunk
        guard let day = next[0].small, let month = next[1].small,
            let year = next[2].year ?? (isTogether ? next[2].short.map { 2000 + $0 } : nil)
        else { return nil }
        return date(year, orders(day, month, monthMayLead: monthMayLead), next.prefix(3))
    }

    /// `2021-06`, `06.2021`
    private static func month(_ next: [DateItem]) -> (QueryDate, count: Int)? {
        guard next.count > 1, next[1].chunk == next[0].chunk else { return nil }
        for (year, month) in [(next[0].year, next[1].small), (next[1].year, next[0].small)] {
            guard let year, let month, EventDate.Point(year: year, month: month) != nil else { continue }
            return (QueryDate(typed: shown(next.prefix(2)), readings: [ofMonth(month, year), .year(year)]), 2)
        }
        return nil
    }

    /// `24.06`, `24/6`. It may be another number, as in `10.3`: then a text has it.
    private static func day(_ next: [DateItem], monthMayLead: Bool) -> (QueryDate, count: Int)? {
        guard next.count > 1, next[1].chunk == next[0].chunk, [".", "/"].contains(next[1].before),
            next.count == 2 || next[2].chunk != next[0].chunk, let day = next[0].small, let month = next[1].small
        else { return nil }
        // 2000: a year in which February has 29 days.
        let valid = orders(day, month, monthMayLead: monthMayLead).filter {
            EventDate.Point(year: 2000, month: $0.month, day: $0.day) != nil
        }
        guard !valid.isEmpty else { return nil }
        let typed = next.prefix(2)
        let terms = valid.map { DateTerms.term(month: $0.month, day: $0.day) }
        let reading = QueryDate.Reading(terms: terms, shown: shown(typed))
        let words = typed.map(\.folded)
        return (QueryDate(typed: shown(typed), readings: [reading], words: words, mayBeNumber: true), 2)
    }

    private static func orders(_ day: Int, _ month: Int, monthMayLead: Bool) -> [(month: Int, day: Int)] {
        monthMayLead || month > 12 ? [(month, day), (day, month)] : [(month, day)]
    }

    /// - Parameter orders: month and day, as they may be meant.
    private static func date(
        _ year: Int,
        _ orders: [(month: Int, day: Int)],
        _ typed: ArraySlice<DateItem>
    ) -> (QueryDate, count: Int)? {
        let valid = orders.filter { EventDate.Point(year: year, month: $0.month, day: $0.day) != nil }
        guard let first = valid.first, (1000...2999).contains(year) else { return nil }
        let terms = valid.map { DateTerms.term(year: year, month: $0.month, day: $0.day) }
        let reading = QueryDate.Reading(terms: terms, shown: shown(typed))
        let readings = [reading, ofMonth(first.month, year), .year(year)]
        return (QueryDate(typed: shown(typed), readings: readings), typed.count)
    }

    private static func ofMonth(_ month: Int, _ year: Int) -> QueryDate.Reading {
        QueryDate.Reading(
            terms: [DateTerms.term(year: year, month: month)],
            shown: (month < 10 ? "0" : "") + "\(month).\(year)"
        )
    }
}

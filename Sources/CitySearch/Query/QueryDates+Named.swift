internal import Cities

/// Dates in which a month or a season is named.
extension QueryDates {
    /// A day, two, or none, with a month and perhaps a year: `24–25 июня 2021`, `June 24th`.
    static func namedDate(_ next: [DateItem]) -> (QueryDate, count: Int)? {
        let lead = next.prefix(2).prefix { $0.small != nil }
        guard lead.count < next.count, let named = next[lead.count].namedMonth else { return nil }
        let month = named.number
        var count = lead.count + 1
        var days = lead.compactMap(\.small)
        if days.isEmpty {
            days = next[count...].prefix(2).prefix { $0.small != nil }.compactMap(\.small)
            count += days.count
        }
        var year = count < next.count ? next[count].year : nil
        if year != nil {
            count += 1
        } else if lead.isEmpty, days.count == 2, days[0] > days[1] {
            // `June 24, 21`
            year = next[count - 1].short.map { 2000 + $0 }
            days.removeLast()
        } else if !lead.isEmpty, next.count == count + 1, let short = next[count].short {
            year = 2000 + short
            count += 1
        }
        guard year != nil || !days.isEmpty else { return nil }
        let typed = shown(next.prefix(count))
        var date = QueryDate(typed: typed, readings: [], words: next.prefix(count).map(\.folded))
        let valid = valid(days, of: month, year)
        if !valid.isEmpty {
            let terms = valid.map { DateTerms.term(year: year, month: month, day: $0) }
            date.readings.append(QueryDate.Reading(terms: terms, shown: typed))
        }
        if year == nil, lead.isEmpty, days.count == 1, let short = next[count - 1].short {
            // `август 18` on whose 18th day nothing was
            date.readings.append(ofMonth(month, 2000 + short, named.name))
        }
        date.readings.append(ofMonth(month, year, named.name))
        if valid.isEmpty, !days.isEmpty {
            // There is no 31 February.
            date.repairs.append(SearchAnswer.Repair(typed: typed, read: date.readings[0].shown))
        }
        if let year { date.readings.append(.year(year)) }
        return (date, count)
    }

    /// `июнь–июль 2021`
    static func monthRange(_ next: [DateItem]) -> (QueryDate, count: Int)? {
        guard next.count > 1, let first = next[0].month, let last = next[1].month, first < last else { return nil }
        let year = next.count > 2 ? next[2].year : nil
        let typed = next.prefix(year == nil ? 2 : 3)
        let terms = (first...last).map { DateTerms.term(year: year, month: $0) }
        let readings = [QueryDate.Reading(terms: terms, shown: shown(typed))] + (year.map { [.year($0)] } ?? [])
        return (QueryDate(typed: shown(typed), readings: readings), typed.count)
    }

    /// `лето 2021`
    static func season(_ next: [DateItem]) -> (QueryDate, count: Int)? {
        guard next.count > 1, let months = next[0].season ?? next[1].season, let year = next[0].year ?? next[1].year
        else { return nil }
        var terms = months.filter { $0 <= 12 }.map { DateTerms.term(year: year, month: $0) }
        if months == Lexicon.winter {
            terms.append(DateTerms.term(year: year - 1, month: 12))
            terms += [1, 2].map { DateTerms.term(year: year, month: $0) }
        }
        let typed = shown(next.prefix(2))
        let readings = [QueryDate.Reading(terms: terms, shown: typed), .year(year)]
        return (QueryDate(typed: typed, readings: readings), 2)
    }

    private static func valid(_ days: [Int], of month: Int, _ year: Int?) -> [Int] {
        let range = days.count == 2 && days[0] < days[1] ? Array(days[0]...min(days[1], 31)) : days
        // 2000: a year in which February has 29 days.
        return range.filter { EventDate.Point(year: year ?? 2000, month: month, day: $0) != nil }
    }

    private static func ofMonth(_ month: Int, _ year: Int?, _ name: String) -> QueryDate.Reading {
        QueryDate.Reading(
            terms: [DateTerms.term(year: year, month: month)],
            shown: name + (year.map { " \($0)" } ?? "")
        )
    }
}

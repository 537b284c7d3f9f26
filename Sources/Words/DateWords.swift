package import Cities

/// How dates are written.
package struct DateWords: Decodable, Sendable {
    /// The months as they stand in a date: `января`.
    private let months: MonthNames
    /// The months as they stand alone: `январь`.
    private let monthsAlone: MonthNames
    private let day: Phrase<Slot.Day, Slot.Month>
    /// Days of one month.
    private let days: Phrase<Slot.FirstDay, Slot.LastDay, Slot.Month>
    private let range: Phrase<Slot.First, Slot.Last>
    private let withYear: Phrase<Slot.Date, Slot.Year>
}

extension DateWords {
    /// A date as it stands under the heading of its year: the year is left out where the heading says it.
    ///
    /// - Returns: `nil` when there is nothing to add to the year.
    package func underYear(_ date: EventDate) -> String? {
        let first = date.first
        guard let last = date.last else { return first.month == nil ? nil : withoutYear(first) }
        guard first.year == last.year, let firstMonth = first.month, let lastMonth = last.month else {
            return range(inFull(first), inFull(last))
        }
        guard let firstDay = first.day, let lastDay = last.day else {
            return range(monthsAlone[firstMonth], monthsAlone[lastMonth])
        }
        return firstMonth == lastMonth
            ? days(firstDay, lastDay, months[firstMonth]) : range(withoutYear(first), withoutYear(last))
    }

    /// A date in full: `1 марта 2022`, `21–25 апреля 2019`, `2011 – 2012`.
    package func inFull(_ date: EventDate) -> String {
        guard let last = date.last else { return inFull(date.first) }
        guard date.first.year == last.year, let words = underYear(date) else {
            return range(inFull(date.first), inFull(last))
        }
        return withYear(words, last.year)
    }

    private func inFull(_ point: EventDate.Point) -> String {
        point.month == nil ? "\(point.year)" : withYear(withoutYear(point), point.year)
    }

    private func withoutYear(_ point: EventDate.Point) -> String {
        guard let month = point.month else { return "\(point.year)" }
        return point.day.map { day($0, months[month]) } ?? monthsAlone[month]
    }
}

/// Twelve names.
struct MonthNames: Decodable {
    let names: [String]

    init(from decoder: any Decoder) throws {
        names = try decoder.singleValueContainer().decode([String].self)
        guard names.count == 12 else { throw decoder.fault(.notTwelve(names.count)) }
    }

    subscript(month: Int) -> String { names[month - 1] }
}

/// Which of the dates in an event's text is the event's own.
///
/// The one it starts with; else the one it holds, if there is only one; else the most exact one, if all the others are the
/// month or the year that it lies in. A bare number (`Универсиада 2013`) is no date, and nothing is guessed: what has the
/// form of a date, and gives none, is a problem to report.
package struct EventDating: Hashable {
    package let date: EventDate?
    /// Why there is no date, where the text holds something like one.
    package let problem: EventDateProblem?
    /// The text starts with something like a date.
    package let isLeading: Bool

    /// What may stand before the date that an event starts with.
    private static let leadIn = Set([
        "в", "во", "с", "со", "на", "к", "также", "уже", "так", "затем", "далее", "еще", "а", "и", "период", "начале",
        "середине", "конце", "течение", "on", "in", "from", "at", "the", "also", "between", "early", "late",
    ]).union(LeadingYear.seasons)
    /// Contacts between cities are of our time: an earlier year in the text is what the event was about.
    private static let earliestYear = 1900

    package init(of text: String, currentYear: Int) {
        var scanner = TokenScanner(text)
        let start = scanner.positionAfterLeadIn(Self.leadIn)
        var found: [DateExpression] = []
        var leading: DateExpression?
        var foreign: EventDateProblem?
        /// The text starts with a year that may be a number of something.
        var startsWithBareYear = false
        var hasBareYears = false
        while !scanner.isAtEnd {
            let position = scanner.position
            let isLeading = position == start
            let expression =
                (isLeading ? scanner.takeMarkedYear() : nil) ?? scanner.takeDateExpression()
                ?? (isLeading ? scanner.takeLeadingYears() : nil) ?? scanner.takeYearBehindItsWord()
                ?? scanner.takeYearsFromTo()
            guard let expression else {
                if isLeading, scanner.isAtBareYear { startsWithBareYear = true }
                if scanner.isAtBareYears { hasBareYears = true }
                scanner.position += 1
                continue
            }
            if let problem = expression.date.flatMap({ Self.foreignYear(of: $0, currentYear: currentYear) }) {
                if case .past = problem, !isLeading { continue }
                foreign = foreign ?? problem
                if isLeading { leading = .unread(problem) }
                continue
            }
            if isLeading { leading = expression }
            found.append(expression)
        }
        isLeading = leading != nil
        if let leading {
            date = leading.date
            problem = leading.problem
            return
        }
        if startsWithBareYear {
            date = nil
            problem = .unclear
            return
        }
        let dates = Set(found.compactMap(\.date))
        if let unread = found.lazy.compactMap(\.problem).first {
            date = nil
            problem = dates.isEmpty ? unread : .several
            return
        }
        let most = dates.map(\.exactness).max() ?? 0
        let own = dates.filter { $0.exactness == most }.only
        date = own.flatMap { own in dates.allSatisfy { $0 == own || $0.contains(own) } ? own : nil }
        problem = date != nil ? nil : !dates.isEmpty ? .several : foreign ?? (hasBareYears ? .unclear : nil)
    }

    private static func foreignYear(of date: EventDate, currentYear: Int) -> EventDateProblem? {
        let last = (date.last ?? date.first).year
        if date.first.year < earliestYear { return .past(year: date.first.year) }
        return last > currentYear + 1 ? .future(year: last) : nil
    }
}

extension DateExpression {
    fileprivate var date: EventDate? { if case .date(let date) = self { date } else { nil } }
    fileprivate var problem: EventDateProblem? { if case .unread(let problem) = self { problem } else { nil } }
}

extension EventDate {
    /// 3 for a day, 2 for a month, 1 for a year.
    fileprivate var exactness: Int { first.day != nil ? 3 : first.month != nil ? 2 : 1 }

    /// The other lies in the days, months or years of this one.
    fileprivate func contains(_ other: Self) -> Bool {
        guard let start = other.first.rounded(like: first), let end = (other.last ?? other.first).rounded(like: first)
        else { return false }
        return first <= start && end <= (last ?? first)
    }
}

extension EventDate.Point {
    /// The month or the year that it lies in; `nil` if it is less exact than the other.
    fileprivate func rounded(like other: Self) -> Self? {
        guard (month != nil || other.month == nil) && (day != nil || other.day == nil) else { return nil }
        return Self(year: year, month: other.month == nil ? nil : month, day: other.day == nil ? nil : day)
    }
}

extension TokenScanner {
    fileprivate func positionAfterLeadIn(_ words: Set<String>) -> Int {
        var index = 0
        while index < tokens.count {
            if let word = tokens[index].word {
                guard words.contains(word) else { break }
            } else if tokens[index].digits != nil {
                break
            }
            index += 1
        }
        return index
    }
}

/// Which of the dates in an event's text is the event's own.
///
/// The one it starts with; else the one it holds, if there is only one; else the most exact one, if that is only one.
/// A bare number (`Универсиада 2013`) is no date, and nothing is guessed.
struct EventDating: Hashable {
    let date: EventDate?
    /// Why there is no date, where the text holds something like one.
    let problem: EventDateProblem?
    /// The text starts with something like a date.
    let isLeading: Bool

    /// What may stand before the date that an event starts with.
    private static let leadIn: Set<String> = [
        "в", "во", "с", "со", "на", "к", "также", "уже", "так", "затем", "далее", "еще", "а", "и", "период", "начале",
        "середине",
        "конце", "течение", "весной", "летом", "осенью", "зимой", "on", "in", "from", "at", "the", "also", "between",
        "early", "late",
    ]
    /// Contacts between cities are of our time: an earlier year in the text is what the event was about.
    private static let earliestYear = 1900

    init(of text: String, currentYear: Int) {
        var scanner = TokenScanner(text)
        let start = scanner.positionAfterLeadIn(Self.leadIn)
        var found: [DateExpression] = []
        var leading: DateExpression?
        var foreign: EventDateProblem?
        while !scanner.isAtEnd {
            let position = scanner.position
            let isLeading = position == start
            let expression =
                (isLeading ? scanner.takeLeadingYear() : nil) ?? scanner.takeDateExpression()
                ?? scanner.takeEnglishYear()
            guard let expression else {
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
        let dates = Set(found.compactMap(\.date))
        if let unread = found.lazy.compactMap(\.problem).first {
            date = nil
            problem = dates.isEmpty ? unread : .several
            return
        }
        let most = dates.map(\.exactness).max() ?? 0
        date = dates.filter { $0.exactness == most }.only
        problem = date == nil ? (dates.isEmpty ? foreign : .several) : nil
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

    /// `2019: …`, `2019 – …`, `2019-2020: …`: a year, or two, at the head of a paragraph.
    fileprivate mutating func takeLeadingYear() -> DateExpression? {
        attempt { scanner in
            guard scanner.position == 0, let first = scanner.takeFourDigits() else { return nil }
            let second: Int? = scanner.attempt { scanner in
                scanner.take(anySymbolOf: ["-", "/"]) == nil ? nil : scanner.takeFourDigits()
            }
            guard let mark = scanner.next?.symbol else { return nil }
            guard
                mark == ":"
                    || (mark == "-" && scanner.next?.isSpaced == true && scanner[1]?.isSpaced == true
                        && scanner[1]?.word != nil)
            else { return nil }
            guard let start = EventDate.Point(year: first), let end = EventDate.Point(year: second ?? first) else {
                return nil
            }
            return DateExpression(start, end)
        }
    }

    private mutating func takeFourDigits() -> Int? {
        guard next?.digits?.count == 4, let number = next?.number else { return nil }
        position += 1
        return number
    }

    /// `in 2013`: English does without a word for the year.
    fileprivate mutating func takeEnglishYear() -> DateExpression? {
        attempt { scanner in
            guard ["in", "since", "during"].contains(scanner[-1]?.word), scanner.next?.digits?.count == 4,
                let year = scanner.next?.number, (1900...2100).contains(year)
            else { return nil }
            scanner.position += 1
            return EventDate.Point(year: year).flatMap { EventDate(first: $0) }.map(DateExpression.date)
        }
    }
}

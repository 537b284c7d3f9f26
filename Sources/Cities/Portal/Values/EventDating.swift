/// Which of the dates in an event's text is the event's own.
///
/// The one it starts with; else the one it holds, if there is only one; else the most exact one, if that is only one.
/// A bare number (`Универсиада 2013`) is no date, and nothing is guessed.
struct EventDating: Hashable {
    let date: EventDate?
    /// Dates were there, but which is the event's own can not be told.
    let isUnclear: Bool

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
        var hasForeignYear = false
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
            if case .date(let date) = expression,
                date.first.year < Self.earliestYear || (date.last ?? date.first).year > currentYear + 1
            {
                hasForeignYear = hasForeignYear || isLeading
                continue
            }
            if isLeading { leading = expression }
            found.append(expression)
        }
        if let leading {
            date = leading.date
            isUnclear = date == nil
            return
        }
        let dates = Set(found.compactMap(\.date))
        guard !hasForeignYear, !found.contains(.unclear), !dates.isEmpty else {
            date = nil
            isUnclear = !found.isEmpty || hasForeignYear
            return
        }
        let most = dates.map(\.exactness).max() ?? 0
        date = dates.filter { $0.exactness == most }.only
        isUnclear = date == nil
    }
}

extension DateExpression {
    fileprivate var date: EventDate? { if case .date(let date) = self { date } else { nil } }
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

    /// `2019: …`, `2019 – …`: a year that heads its paragraph.
    fileprivate mutating func takeLeadingYear() -> DateExpression? {
        attempt { scanner in
            guard scanner.position == 0, scanner.next?.digits?.count == 4, let year = scanner.next?.number,
                let mark = scanner[1]?.symbol
            else { return nil }
            guard
                mark == ":"
                    || (mark == "-" && scanner[1]?.isSpaced == true && scanner[2]?.isSpaced == true
                        && scanner[2]?.word != nil)
            else { return nil }
            scanner.position += 1
            return EventDate.Point(year: year).flatMap { EventDate(first: $0) }.map(DateExpression.date)
        }
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

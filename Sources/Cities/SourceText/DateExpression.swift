/// A date as prose writes it: `21-25 апреля 2019 года`, `С 15 февраля по 15 мая 2021 года`, `В 2011-2012 гг.`
package enum DateExpression: Hashable {
    case date(EventDate)
    /// It has the form of a date, and no date comes of it.
    case unread(EventDateProblem)
}

extension TokenScanner {
    /// The longest date that starts here.
    package mutating func takeDateExpression() -> DateExpression? {
        if let date = takeNumericDate() { return date }
        let start = position
        guard let first = attempt({ $0.takeDatePart() }) else { return nil }
        var parts = [first]
        var isRange = false
        var composed: (expression: DateExpression, position: Int)?
        while let link = takeDateLink(), let part = takeDatePart(after: parts[parts.count - 1]) {
            // Two whole dates side by side are two dates, unless a dash or `по` makes them one.
            if link == .list, parts.contains(where: \.isComplete) || isRange { break }
            if link == .range, parts.count > 1 { break }
            parts.append(part)
            isRange = link == .range
            guard part.isComplete || part.isDayOfMonth else { continue }
            composed = (DateExpression(parts, isRange: isRange), position)
            if isRange || part.isComplete { break }
        }
        if let composed {
            position = composed.position
            return composed.expression
        }
        position = first.isComplete || first.isDayOfMonth ? first.end : start
        if first.isComplete { return DateExpression([first], isRange: false) }
        return first.isDayOfMonth ? .unread(.yearMissing) : nil
    }
}

/// What is written at one end of a range, or of one item of a list.
private struct DatePart {
    var day: Int?
    var month: Int?
    var year: Int?
    /// `г.`, `год`, `гг.` follows.
    var hasYearMark = false
    /// The position behind it.
    var end: Int

    /// It can stand alone: `2013` without `год` can not.
    var isComplete: Bool { year != nil && (month != nil || hasYearMark) }
    var isDayOfMonth: Bool { day != nil && month != nil && year == nil }
}

private enum DateLink { case range, list }

extension DateExpression {
    /// - Parameter parts: the last is the fullest; the others take from it what they lack.
    fileprivate init(_ parts: [DatePart], isRange: Bool) {
        guard let last = parts.last, last.year != nil else {
            self = .unread(.yearMissing)
            return
        }
        var points = parts.compactMap { part in
            EventDate.Point(
                year: part.year ?? last.year ?? 0,
                month: part.month ?? (part.year != nil && part.day == nil ? nil : last.month),
                day: part.day
            )
        }
        if isRange, parts[0].year == nil, parts[0].month != nil, let first = points.first, let end = points.last {
            points[0] = first.inYearBefore(end) ?? first
        }
        let kinds = Set(points.map { [$0.month != nil, $0.day != nil] })
        guard points.count == parts.count else {
            self = .unread(.noSuchDay)
            return
        }
        guard kinds.count == 1, let first = points.first, let end = points.last,
            isRange || zip(points, points.dropFirst()).allSatisfy({ $1.follows($0) })
        else {
            self = .unread(.several)
            return
        }
        self.init(first, end)
    }

    /// - Parameter last: may be the same as `first`.
    package init(_ first: EventDate.Point, _ last: EventDate.Point) {
        self = EventDate(first: first, last: last == first ? nil : last).map(Self.date) ?? .unread(.backwards)
    }
}

extension EventDate.Point {
    /// `30 декабря - 3 января 2020 года`: a range whose year is written at its end alone began in the year before, if its
    /// first month is the later one. In one month it is a slip.
    ///
    /// - Returns: `nil` where the year of the end is the range's.
    package func inYearBefore(_ end: Self) -> Self? {
        guard let month, let endMonth = end.month, year == end.year, month > endMonth else { return nil }
        return Self(year: year - 1, month: month, day: day)
    }

    /// It is the next day of the same month, the next month of the same year, or the next year.
    fileprivate func follows(_ other: Self) -> Bool {
        if let day, let otherDay = other.day {
            return year == other.year && month == other.month && day == otherDay + 1
        }
        if let month, let otherMonth = other.month { return year == other.year && month == otherMonth + 1 }
        return year == other.year + 1
    }
}

extension TokenScanner {
    private mutating func takeDateLink() -> DateLink? {
        if take(anySymbolOf: ["-", "/"]) != nil
            || take(anyWordOf: ["по", "до", "to", "till", "until", "through"]) != nil
        {
            return .range
        }
        return take(symbol: ",") || take(anyWordOf: ["и", "and"]) != nil ? .list : nil
    }

    /// `25 апреля 2019 года`, `апреля`, `25`, `2012 гг.`; or, after a year, the `12` of `2011-12 гг.`
    private mutating func takeDatePart(after previous: DatePart) -> DatePart? {
        attempt { scanner in
            if let year = previous.year, previous.month == nil, scanner.next?.digits?.count == 2,
                let number = scanner.next?.number
            {
                scanner.position += 1
                guard scanner.takeYearMark() else { return nil }
                return DatePart(year: year / 100 * 100 + number, hasYearMark: true, end: scanner.position)
            }
            _ = scanner.take(word: "в")
            return scanner.takeDatePart(after: previous.day == nil ? nil : previous.month)
        }
    }

    /// - Parameter month: the one that a day went before, at the other end.
    private mutating func takeDatePart(after month: Int? = nil) -> DatePart? {
        var part = DatePart(end: position)
        if let digits = next?.digits, let number = next?.number, digits.count <= 2 {
            // `32 мая` is meant for a day, and is none.
            guard (1...31).contains(number) || self[1]?.word.flatMap(MonthName.month) != nil else { return nil }
            position += 1
            part.day = number
            takeOrdinalEnding()
            part.month = takeMonth()?.month
            // In `March 5-7, 2022` the month went before.
            if part.month != nil || (month != nil && next?.symbol == ",") { part.year = takeYear(afterComma: true) }
            if part.year != nil { part.month = part.month ?? month }
        } else if let month = takeMonth() {
            part.month = month.month
            if month.isLatin, let digits = next?.digits, let day = next?.number, digits.count <= 2,
                (1...31).contains(day)
            {
                position += 1
                part.day = day
                takeOrdinalEnding()
            }
            part.year = takeYear(afterComma: month.isLatin)
        } else {
            guard let year = takeYear(afterComma: false) else { return nil }
            part.year = year
        }
        if part.year != nil { part.hasYearMark = takeYearMark() }
        part.end = position
        return part
    }

    /// `-го`, `th`.
    private mutating func takeOrdinalEnding() {
        _ = attempt { scanner -> Bool? in
            let isHyphenated = scanner.next?.isSpaced == false && scanner.take(symbol: "-")
            guard scanner.next?.isSpaced == false,
                scanner.take(
                    anyWordOf: isHyphenated ? ["го", "е", "ое", "й", "ого"] : ["го", "е", "st", "nd", "rd", "th"]
                ) != nil
            else { return nil }
            _ = scanner.take(word: "of")
            return true
        }
    }

    private mutating func takeMonth() -> (month: Int, isLatin: Bool)? {
        guard let word = next?.word, let month = MonthName.month(of: word) else { return nil }
        position += 1
        if word.unicodeScalars.count <= 5 { _ = take(symbol: ".") }
        return (month, word.utf8.first.map { $0 < 0x80 } ?? false)
    }

    /// Four digits, a year of our time or of history. Behind a comma or an `of` only in `March 5, 2022`, `May of 2022`.
    private mutating func takeYear(afterComma: Bool) -> Int? {
        attempt { scanner in
            if afterComma { _ = scanner.take(symbol: ",") || scanner.take(word: "of") }
            guard let digits = scanner.next?.digits, digits.count == 4, let year = scanner.next?.number, year >= 1000
            else {
                return nil
            }
            scanner.position += 1
            return year
        }
    }

    /// `г.`, `год`, `году`, `гг.`, `учебном году`. In `2013 г.Казань` the `г.` is the city's.
    private mutating func takeYearMark() -> Bool {
        attempt { scanner in
            if let word = scanner.next?.word, word.hasPrefix("учебн") { scanner.position += 1 }
            if scanner.take(anyWordOf: ["год", "года", "году", "годом", "годы", "годах", "годов", "гг"]) != nil {
                _ = scanner.tokens[scanner.position - 1].word == "гг" && scanner.take(symbol: ".")
                return true
            }
            guard scanner.take(word: "г") else { return nil }
            if scanner.take(symbol: "."), scanner.next?.word != nil, scanner.next?.isSpaced == false { return nil }
            return true
        } ?? false
    }
}

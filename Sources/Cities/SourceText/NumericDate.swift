extension TokenScanner {
    /// `01.03.2022`, `1. 03. 2022`, `1.03.2022 - 7.03.2022`, `01-07.03.2022`, `03.2022`, `2022-03-01`, `2022/3/1`,
    /// `01-03-2022`. Two digits are no year, and which number of `05/12/2019` is the month is nowhere said.
    package mutating func takeNumericDate() -> DateExpression? {
        attempt { scanner in
            if let days = scanner.takeWholeDays() { return days }
            if let days = scanner.attempt({ $0.takeDaysOfMonth() }) { return days }
            if scanner.takeDayWithShortYear() { return .unread(.unclear) }
            guard let first = scanner.takePointedDate() else { return nil }
            let last: NumericPoint? = scanner.attempt { scanner in
                guard scanner.takeRangeLink() else { return nil }
                return scanner.takePointedDate()
            }
            guard let end = last ?? (first.year == nil ? nil : first), let year = end.year else { return nil }
            scanner.takeYearLetter()
            guard let start = EventDate.Point(year: first.year ?? year, month: first.month, day: first.day) else {
                return .unread(.noSuchDay)
            }
            guard last != nil else { return DateExpression(start, start) }
            guard let stop = EventDate.Point(year: year, month: end.month, day: end.day) else {
                return .unread(.noSuchDay)
            }
            return DateExpression((first.year == nil ? start.inYearBefore(stop) : nil) ?? start, stop)
        }
    }

    /// `01-07.03.2022`.
    private mutating func takeDaysOfMonth() -> DateExpression? {
        guard let first = takeGluedNumber(digits: 1...2, isFirst: true), take(symbol: "-"), let end = takePointedDate(),
            let year = end.year, let day = end.day
        else { return nil }
        takeYearLetter()
        guard let start = EventDate.Point(year: year, month: end.month, day: first),
            let stop = EventDate.Point(year: year, month: end.month, day: day)
        else {
            return .unread(.noSuchDay)
        }
        return DateExpression(start, stop)
    }

    /// `01.03.2022`, `03.2022`, or, where a year follows at the other end, `01.03`.
    private mutating func takePointedDate() -> NumericPoint? {
        if let spaced = attempt({ $0.takeSpacedDate() }) { return spaced }
        guard let first = takeGluedNumber(digits: 1...2, isFirst: true), takeGlued("."),
            let token = next, !token.isSpaced, let number = token.number, let digits = token.digits
        else { return nil }
        position += 1
        if digits.count == 4 {
            return (1...12).contains(first) && number >= 1000 ? NumericPoint(day: nil, month: first, year: number) : nil
        }
        guard digits.count <= 2 else { return nil }
        let year = attempt { scanner in scanner.takeGlued(".") ? scanner.takeGluedNumber(digits: 4...4) : nil }
        // With its year `12.13.2019` is meant for a date, and is none.
        guard year != nil || ((1...12).contains(number) && (1...31).contains(first)) else { return nil }
        return NumericPoint(day: first, month: number, year: year)
    }

    /// `1. 03. 2022`: with spaces only where all three numbers are like those of a date.
    private mutating func takeSpacedDate() -> NumericPoint? {
        guard let day = takeGluedNumber(digits: 1...2, isFirst: true), (1...31).contains(day), takeGlued("."),
            let month = takeGluedNumber(digits: 1...2, isFirst: true), (1...12).contains(month), takeGlued("."),
            let year = takeGluedNumber(digits: 4...4, isFirst: true), NumericDay.years.contains(year)
        else { return nil }
        return NumericPoint(day: day, month: month, year: year)
    }

    /// `12.05.19`.
    private mutating func takeDayWithShortYear() -> Bool {
        attempt { scanner in
            guard scanner[-1]?.symbol != "." || scanner.next?.isSpaced == true,
                let day = scanner.takeGluedNumber(digits: 1...2, isFirst: true), (1...31).contains(day),
                scanner.takeGlued("."), let month = scanner.takeGluedNumber(digits: 1...2), (1...12).contains(month),
                scanner.takeGlued("."), scanner.takeGluedNumber(digits: 2...2) != nil,
                !scanner.isNumberGoingOn(behind: ".")
            else { return nil }
            return true
        } ?? false
    }

    package mutating func takeGlued(_ symbol: Unicode.Scalar) -> Bool {
        guard let token = next, token.symbol == symbol, !token.isSpaced else { return false }
        position += 1
        return true
    }

    package mutating func takeGluedNumber(digits: ClosedRange<Int>, isFirst: Bool = false) -> Int? {
        guard let token = next, isFirst || !token.isSpaced, let count = token.digits?.count, digits.contains(count)
        else {
            return nil
        }
        position += 1
        return token.number
    }

    /// The dash, `по` or `до` between the ends of a range.
    package mutating func takeRangeLink() -> Bool { take(symbol: "-") || take(anyWordOf: ["по", "до"]) != nil }

    package mutating func takeYearLetter() { _ = take(anyWordOf: ["г", "года", "год", "году"]) }
}

private struct NumericPoint {
    var day: Int?
    var month: Int
    var year: Int?
}

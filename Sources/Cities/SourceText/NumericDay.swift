/// A day of three numbers with the same sign between them: `2022-03-01`, `2022/3/1`, `01-03-2022`, `25/12/2022`.
package enum NumericDay {
    case day(EventDate.Point)
    case unread(EventDateProblem)

    /// Beside other numbers a year is known by being of our time.
    package static let years = 1900...2100

    /// - Parameter point: `nil` where the calendar does not have it.
    fileprivate init(_ point: EventDate.Point?) { self = point.map(NumericDay.day) ?? .unread(.noSuchDay) }

    /// `05/12/2019`: the day stands first in one country, the month in another, and which is meant only a number above
    /// twelve shows.
    fileprivate init(slashed first: Int, _ second: Int, year: Int) {
        let readings = [(first, second), (second, first)].compactMap { day, month in
            EventDate.Point(year: year, month: month, day: day)
        }
        self = Set(readings).count > 1 ? .unread(.unclear) : NumericDay(readings.first)
    }
}

extension TokenScanner {
    private static let signs: Set<Unicode.Scalar> = ["-", "/", "."]

    /// One such day, or one and another with `-`, `по` or `до` between them.
    package mutating func takeWholeDays() -> DateExpression? {
        // Behind a sign of its own the first number is the middle of something longer.
        let sign = next?.isSpaced == true ? nil : self[-1]?.symbol
        guard sign.map({ !Self.signs.contains($0) }) ?? true, let first = attempt({ $0.takeWholeDay() }) else {
            return nil
        }
        let last: NumericDay? = attempt { scanner in
            // ISO 8601 puts a slash between the ends.
            guard scanner.takeRangeLink() || scanner.take(symbol: "/") else { return nil }
            return scanner.takeWholeDay()
        }
        takeYearLetter()
        switch (first, last ?? first) {
        case (.day(let start), .day(let end)): return DateExpression(start, end)
        case (.unread(let problem), _), (_, .unread(let problem)): return .unread(problem)
        }
    }

    private mutating func takeWholeDay() -> NumericDay? {
        guard let numbers = takeThreeNumbers(), !isNumberGoingOn(behind: numbers.sign) else { return nil }
        if numbers.yearIsFirst || numbers.sign == "-" {
            return NumericDay(EventDate.Point(year: numbers.year, month: numbers.inner, day: numbers.outer))
        }
        // With points the grammar of numeric dates knows more forms.
        return numbers.sign == "/" ? NumericDay(slashed: numbers.outer, numbers.inner, year: numbers.year) : nil
    }

    private mutating func takeThreeNumbers() -> (
        year: Int, inner: Int, outer: Int, sign: Unicode.Scalar, yearIsFirst: Bool
    )? {
        guard let first = takeGluedNumber(digits: 1...4, isFirst: true), let sign = next?.symbol,
            Self.signs.contains(sign), takeGlued(sign), let inner = takeGluedNumber(digits: 1...2), takeGlued(sign),
            let last = takeGluedNumber(digits: 1...4)
        else { return nil }
        if NumericDay.years.contains(first), last <= 99 { return (first, inner, last, sign, true) }
        return NumericDay.years.contains(last) && first <= 99 ? (last, inner, first, sign, false) : nil
    }

    /// The sign and another number follow without a space: an address, a telephone number.
    package func isNumberGoingOn(behind sign: Unicode.Scalar) -> Bool {
        next?.symbol == sign && next?.isSpaced == false && self[1]?.digits != nil && self[1]?.isSpaced == false
    }
}

/// Years without a word that says so, which are years by where they stand.
package enum LeadingYear {
    package static let seasons: Set<String> = [
        "весна", "лето", "осень", "зима", "весной", "летом", "осенью", "зимой", "spring", "summer", "autumn", "winter",
    ]
    /// A number beyond these is no year of our time.
    fileprivate static let years = 1900...2100
}

extension TokenScanner {
    /// `2019: …`, `2019 – …`, `2019. …`, `2019-2020: …`, `2018/19: …`: a year, or two, at the head of a paragraph.
    package mutating func takeMarkedYear() -> DateExpression? {
        attempt { scanner in
            guard let years = scanner.takeYears(), let mark = scanner.next?.symbol else { return nil }
            let isSpaced = scanner.next?.isSpaced == true
            let follower = scanner[1]
            switch mark {
            case ":": return years
            case "-": return isSpaced && follower?.isSpaced == true && follower?.word != nil ? years : nil
            // `2018.05` may be a number; `2018. 5 мая` has its date behind.
            case ".": return follower?.isSpaced == true && follower?.digits == nil ? years : nil
            default: return nil
            }
        }
    }

    /// `2015-2018 визиты`: more than a bare year, at the head of a paragraph.
    package mutating func takeLeadingYears() -> DateExpression? {
        attempt { scanner in
            let start = scanner.position
            guard let years = scanner.takeYears(ofOurTime: true) else { return nil }
            return scanner.position > start + 1 ? years : nil
        }
    }

    /// The year of `весной 2018`, and of `in 2013`: English does without a word for it.
    package mutating func takeYearBehindItsWord() -> DateExpression? {
        attempt { scanner in
            guard let word = scanner[-1]?.word,
                ["in", "since", "during"].contains(word) || LeadingYear.seasons.contains(word),
                let year = scanner.takeFourDigits(), LeadingYear.years.contains(year)
            else { return nil }
            return EventDate.Point(year: year).flatMap { EventDate(first: $0) }.map(DateExpression.date)
        }
    }

    /// The `2015 по 2018` of `с 2015 по 2018`, `from 2015 to 2018`.
    package mutating func takeYearsFromTo() -> DateExpression? {
        attempt { scanner in
            guard ["с", "со", "from", "between"].contains(scanner[-1]?.word), let first = scanner.takeFourDigits(),
                scanner.take(anyWordOf: ["по", "до", "to", "till", "until", "and"]) != nil,
                let last = scanner.takeFourDigits(), LeadingYear.years.contains(first),
                LeadingYear.years.contains(last)
            else { return nil }
            return DateExpression(years: first, last)
        }
    }

    /// A year, or a number of something.
    package var isAtBareYear: Bool { next?.digits?.count == 4 && next?.number.map(LeadingYear.years.contains) == true }

    /// Two of them with a dash or a slash.
    package var isAtBareYears: Bool {
        var copy = self
        guard copy.isAtBareYear, copy.takeFourDigits() != nil, copy.take(anySymbolOf: ["-", "/"]) != nil else {
            return false
        }
        return copy.isAtBareYear
    }

    // MARK: The numbers

    /// One year or two. Of `2019-2020-2021` none is the one.
    private mutating func takeYears(ofOurTime: Bool = false) -> DateExpression? {
        guard !ofOurTime || isAtBareYear, let first = takeFourDigits() else { return nil }
        if let second = attempt({ $0.takeSecondYear() }) {
            if isNumberGoingOn(behind: "-") || isNumberGoingOn(behind: "/") { return .unread(.several) }
            return DateExpression(years: first, second)
        }
        if let digits = attempt({ $0.takeTwoDigits() }) { return DateExpression(year: first, digits) }
        return DateExpression(years: first, first)
    }

    private mutating func takeSecondYear() -> Int? {
        take(anySymbolOf: ["-", "/"]) == nil ? nil : takeFourDigits()
    }

    /// The `19` of `2018/19`, `2018-19`.
    private mutating func takeTwoDigits() -> Int? {
        guard takeGlued("-") || takeGlued("/"), let number = takeGluedNumber(digits: 2...2),
            !isNumberGoingOn(behind: "-"), !isNumberGoingOn(behind: "/"), !isNumberGoingOn(behind: ".")
        else { return nil }
        return number
    }

    private mutating func takeFourDigits() -> Int? {
        guard next?.digits?.count == 4, let number = next?.number else { return nil }
        position += 1
        return number
    }
}

extension DateExpression {
    fileprivate init?(years first: Int, _ last: Int) {
        guard let first = EventDate.Point(year: first), let last = EventDate.Point(year: last) else { return nil }
        self.init(first, last)
    }

    /// `2018/19` are two years, `2021-03` is a month, and `2011/12` may be either.
    fileprivate init(year: Int, _ digits: Int) {
        let last = year / 100 * 100 + digits
        let years = last > year ? DateExpression(years: year, last) : nil
        let month = EventDate.Point(year: year, month: digits).map { DateExpression($0, $0) }
        self = years != nil && month != nil ? .unread(.unclear) : years ?? month ?? .unread(.unclear)
    }
}

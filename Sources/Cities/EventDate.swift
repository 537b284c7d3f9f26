/// When something was, as exactly as the source says: a day, a month, a year, or from one to another of the same kind.
///
/// Written as ISO 8601 does: `2022-03-01`, `2021-12`, `2022`, `2019-04-21/2019-04-25`, `2011/2012`.
package struct EventDate: Hashable, Sendable {
    /// A day, a month or a year of the calendar.
    package struct Point: Hashable, Sendable {
        /// 1…9999.
        package let year: Int
        package let month: Int?
        package let day: Int?

        /// - Returns: `nil` for a day or month that the calendar does not have, or a day without a month.
        package init?(year: Int, month: Int? = nil, day: Int? = nil) {
            guard (1...9999).contains(year) else { return nil }
            if let month {
                guard (1...12).contains(month) else { return nil }
                if let day, !(1...Self.days(in: month, of: year)).contains(day) { return nil }
            } else if day != nil {
                return nil
            }
            self.year = year
            self.month = month
            self.day = day
        }

        private static func days(in month: Int, of year: Int) -> Int {
            switch month {
            case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
            case 4, 6, 9, 11: 30
            default: 31
            }
        }
    }

    package let first: Point
    /// The other end, not before ``first`` and as exact as it; `nil` when there is no range.
    package let last: Point?

    /// - Returns: `nil` when the ends are not of the same kind, or the range runs backwards.
    package init?(first: Point, last: Point? = nil) {
        if let last {
            guard (first.month == nil) == (last.month == nil), (first.day == nil) == (last.day == nil), first < last
            else { return nil }
        }
        self.first = first
        self.last = last
    }
}

extension EventDate.Point: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
    }
}

// MARK: - ISO 8601

extension EventDate.Point {
    /// `2022-03-01`, `2022-03` or `2022`.
    package var iso: String {
        [Self.padded(year, to: 4), month.map { Self.padded($0, to: 2) }, day.map { Self.padded($0, to: 2) }]
            .compactMap { $0 }.joined(separator: "-")
    }

    /// - Returns: `nil` for anything but what ``iso`` writes.
    package init?(iso: some StringProtocol) {
        let parts = iso.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts.map(\.count) == [4, 2, 2].prefix(parts.count).map({ $0 }),
            parts.allSatisfy({ $0.allSatisfy(\.isDigit) })
        else { return nil }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1) - 0x30 } }
        self.init(
            year: numbers[0],
            month: numbers.count > 1 ? numbers[1] : nil,
            day: numbers.count > 2 ? numbers[2] : nil
        )
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension EventDate {
    /// `2019-04-21/2019-04-25`, or one end alone.
    package var iso: String { first.iso + (last.map { "/" + $0.iso } ?? "") }

    /// - Returns: `nil` for anything but what ``iso`` writes.
    package init?(iso: some StringProtocol) {
        let ends = iso.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(ends.count), let first = Point(iso: ends[0]) else { return nil }
        if ends.count == 2 {
            guard let last = Point(iso: ends[1]) else { return nil }
            self.init(first: first, last: last)
        } else {
            self.init(first: first)
        }
    }
}

internal import Cities

/// The words under which a date is indexed besides those of its text: `2021`, `m06`, `2021m06`, `m06d24`, `2021m06d24`.
enum DateTerms {
    /// All that a date covers: every year, month and day of a range, up to a bound; ends beyond it.
    static func all(of date: EventDate) -> [String] {
        var terms: [String] = []
        for point in points(of: date) {
            let year = String(point.year)
            terms.append(year)
            guard let month = point.month else { continue }
            terms += [term(month: month), term(year: point.year, month: month)]
            guard let day = point.day else { continue }
            terms += [term(month: month, day: day), term(year: point.year, month: month, day: day)]
        }
        var seen: Set<String> = []
        return terms.filter { seen.insert($0).inserted }
    }

    static func term(year: Int? = nil, month: Int, day: Int? = nil) -> String {
        (year.map { "\($0)" } ?? "") + "m" + twoDigits(month) + (day.map { "d" + twoDigits($0) } ?? "")
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let longestRange = 120

    private static func points(of date: EventDate) -> [EventDate.Point] {
        guard let last = date.last else { return [date.first] }
        var points = [date.first]
        while let point = points.last, point < last, points.count < longestRange, let next = after(point) {
            points.append(next)
        }
        if points.last != last { points.append(last) }
        return points
    }

    private static func after(_ point: EventDate.Point) -> EventDate.Point? {
        guard let month = point.month else { return EventDate.Point(year: point.year + 1) }
        if let day = point.day,
            let next = EventDate.Point(year: point.year, month: month, day: day + 1)
        {
            return next
        }
        let first = point.day == nil ? nil : 1
        return month < 12
            ? EventDate.Point(year: point.year, month: month + 1, day: first)
            : EventDate.Point(year: point.year + 1, month: 1, day: first)
    }
}

import Cities

extension Words {
    /// A date as it stands under the heading of its year: the year is left out where the heading says it.
    ///
    /// - Returns: `nil` when there is nothing to add to the year.
    func dateUnderYear(_ date: EventDate) -> String? {
        let first = date.first
        guard let last = date.last else {
            guard let month = first.month else { return nil }
            return first.day.map { day($0, month) } ?? self.month(month)
        }
        guard first.year == last.year, let firstMonth = first.month, let lastMonth = last.month else {
            return point(first) + "\u{A0}– " + point(last)
        }
        guard let firstDay = first.day, let lastDay = last.day else {
            return "\(month(firstMonth))\u{A0}– \(month(lastMonth))"
        }
        return firstMonth == lastMonth
            ? dayRange(firstDay, lastDay, firstMonth)
            : "\(day(firstDay, firstMonth))\u{A0}– \(day(lastDay, lastMonth))"
    }

    /// A date in full: `1 марта 2022`, `21–25 апреля 2019`, `2011 – 2012`.
    func date(_ date: EventDate) -> String {
        guard let last = date.last else { return point(date.first) }
        guard date.first.year == last.year, let words = dateUnderYear(date) else {
            return point(date.first) + "\u{A0}– " + point(last)
        }
        return "\(words)\u{A0}\(last.year)"
    }

    /// A date in full, year and all.
    private func point(_ point: EventDate.Point) -> String {
        guard let month = point.month else { return "\(point.year)" }
        return (point.day.map { day($0, month) } ?? self.month(month)) + "\u{A0}\(point.year)"
    }
}

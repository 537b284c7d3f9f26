internal import CityPages
internal import StaffDesk
internal import Words

/// Page views by day, as bars; in the version without pictures, and for who cannot see them, as a table.
struct UsageChart: Sendable {
    private static let dayCount = 14
    private static let (width, height, bar) = (560, 160, 28)

    let words: DeskWords
    private let days: [(day: String, count: Int)]

    init(_ rows: [UsageRow], words: DeskWords) {
        self.words = words
        var counts: [String: Int] = [:]
        for row in rows where row.kind == .view {
            if let day = row.day { counts[day, default: 0] += row.count }
        }
        days = counts.sorted { $0.key < $1.key }.suffix(Self.dayCount).map { ($0.key, $0.value) }
    }

    func html(isText: Bool) -> HTML {
        guard !days.isEmpty else { return "<p>\(words.noViews)</p>\n" }
        let sum = days.reduce(0) { $0 + $1.count }
        let lead: HTML = "<p>\(words.viewsLead(sum, days.count))</p>\n"
        return lead + (isText ? .empty : drawing) + table
    }

    private var drawing: HTML {
        let most = days.map(\.count).max() ?? 1
        let bars = days.enumerated().map { index, day -> HTML in
            let tall = max(2, day.count * (Self.height - 20) / max(1, most))
            let left = index * (Self.width / Self.dayCount)
            return """
                <rect x="\(left)" y="\(Self.height - tall)" width="\(Self.bar)" height="\(tall)" fill="currentColor"/>

                """
        }
        return """
            <svg class="desk-chart" viewBox="0 0 \(Self.width) \(Self.height)" aria-hidden="true" focusable="false">
            \(bars.joined())</svg>

            """
    }

    private var table: HTML {
        let rows = days.reversed().map { day -> HTML in "<tr><td>\(day.day)</td><td>\(day.count)</td></tr>\n" }
        return """
            <table class="desk-table">
            <thead><tr><th scope="col">\(words.day)</th><th scope="col">\(words.views)</th></tr></thead>
            <tbody>
            \(rows.joined())</tbody>
            </table>

            """
    }
}

extension HTML {
    fileprivate static func + (left: HTML, right: HTML) -> HTML { "\(left)\(right)" }
}

package import Cities
import Words

/// Joint events, newest first, grouped by year; events without a date come last.
struct TimeLine {
    let page: PageContext
    let section: CityText.EventSection
    /// The language of the texts.
    let language: LanguageTag

    var html: HTML {
        """
        <section class="events" aria-labelledby="events">
        <h2 id="events"\(page.langAttribute(language))>\(section.heading)</h2>
        \(groups.map(group).joined())</section>

        """
    }

    private struct Entry {
        var event: CityEvent
        var anchor: String
    }

    private typealias Group = (year: Int?, entries: [Entry])

    /// Events by the year in which they began, newest first; within a year newest first, and in the order of the file
    /// where dates do not tell.
    private var groups: [Group] {
        let anchors = EventAnchor.anchors(of: section.events)
        let entries = zip(section.events, anchors).map { Entry(event: $0, anchor: $1) }
        let byYear = Dictionary(grouping: entries) { $0.event.date?.first.year }
        return byYear.sorted { ($0.key ?? 0) > ($1.key ?? 0) }.map { year, entries in
            let newestFirst = entries.enumerated().sorted { left, right in
                guard let leftDate = left.element.event.date?.first, let rightDate = right.element.event.date?.first,
                    leftDate != rightDate
                else { return left.offset < right.offset }
                return leftDate > rightDate
            }
            return (year, newestFirst.map(\.element))
        }
    }

    private func group(_ group: Group) -> HTML {
        """
        <h3>\(group.year.map { "\($0)" } ?? page.words.withoutDate)</h3>
        <ol class="timeline">
        \(group.entries.map(item).joined())</ol>

        """
    }

    private func item(_ entry: Entry) -> HTML {
        let text: HTML = "<p\(page.langAttribute(language))>\(entry.event.text.html(on: page))</p>"
        let date = entry.event.date.flatMap { date in
            page.words.dates.underYear(date).map { words -> HTML in
                let machine: HTML = date.last == nil ? " datetime=\"\(date.iso)\"" : .empty
                return "<time\(machine)>\(words)</time>\n"
            }
        }
        return "<li id=\"\(entry.anchor)\">\(date)\(text)</li>\n"
    }
}

/// The address of an event on its city's page: the same in every language, as the dates are.
package enum EventAnchor {
    /// `e-2022-03-01`, `e-2019-04-21-2019-04-25`, `e-undated`; a second one of the same date is `…-no2`.
    package static func anchors(of events: [CityEvent]) -> [String] {
        var seen: [String: Int] = [:]
        return events.map { event in
            let anchor = "e-" + (event.date.map { $0.iso.replacing("/", with: "-") } ?? "undated")
            seen[anchor, default: 0] += 1
            return seen[anchor] == 1 ? anchor : "\(anchor)-no\(seen[anchor] ?? 0)"
        }
    }
}

import Cities
import CityContent

/// A city's Markdown file in its pieces, each as it stands in the file, so that merging leaves alone what it does not change.
struct CityTextDraft: Hashable {
    /// As Markdown, like everything here.
    var name: String
    var lead: [String] = []
    var aboutHeading: String?
    /// Paragraphs and lists.
    var about: [String] = []
    var eventsHeading: String?
    /// List items without their bullet: `2019-04-21: text`.
    var events: [String] = []
}

extension CityTextDraft {
    /// What import writes for a city, with headings in the page's language where it has none. Where there are events there is
    /// also the section before them, since the second one is that of events.
    init(_ entry: PortalEntry) {
        let (about, together) =
            entry.language == .english
            ? ("About", "Joint events and contacts") : ("О городе", "Совместные мероприятия, контакты")
        name = MarkdownText.escaped(entry.name)
        self.about = entry.about.map { MarkdownText.escaped($0) }
        events = entry.events.map { EventMark.marked($0) }
        if !events.isEmpty { eventsHeading = MarkdownText.escaped(entry.eventsHeading ?? together) }
        if !self.about.isEmpty || !events.isEmpty {
            aboutHeading = MarkdownText.escaped(entry.aboutHeading ?? about)
        }
    }

    var markdown: String {
        var blocks = ["# \(name)"] + lead
        if let aboutHeading { blocks += ["## \(aboutHeading)"] + about }
        if let eventsHeading { blocks += ["## \(eventsHeading)"] }
        if !events.isEmpty { blocks.append(events.map { "- \($0)" }.joined(separator: "\n")) }
        return blocks.joined(separator: "\n\n") + "\n"
    }
}

extension CityTextDraft {
    /// - Returns: `nil` for a file that is laid out in some other way, which is then an editor's alone.
    init?(markdown: String) {
        var sections: [(heading: String, lines: [Substring])] = []
        for line in markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.hasPrefix("# "), sections.isEmpty {
                sections.append((line.dropFirst(2).trimmed, []))
            } else if line.hasPrefix("## "), !sections.isEmpty {
                sections.append((line.dropFirst(3).trimmed, []))
            } else if !sections.isEmpty {
                sections[sections.count - 1].lines.append(line)
            } else if !line.trimmed.isEmpty {
                return nil
            }
        }
        guard let opening = sections.first, sections.count <= 3 else { return nil }
        name = opening.heading
        lead = Self.blocks(opening.lines)
        var rest = sections.dropFirst()
        if let first = rest.first,
            rest.count == 2 || Self.items(first.lines) == nil || first.lines.allSatisfy(\.trimmed.isEmpty)
        {
            aboutHeading = first.heading
            about = Self.blocks(first.lines)
            rest = rest.dropFirst()
        }
        if let last = rest.first {
            guard let items = Self.items(last.lines) else { return nil }
            eventsHeading = last.heading
            events = items
        }
    }

    private static func blocks(_ lines: [Substring]) -> [String] {
        lines.split { $0.trimmed.isEmpty }.map { $0.joined(separator: "\n") }
    }

    /// - Returns: `nil` unless all lines are list items, and what goes on in them.
    private static func items(_ lines: [Substring]) -> [String]? {
        var items: [String] = []
        for line in lines where !line.trimmed.isEmpty {
            if let mark = line.first, ["-", "*", "+"].contains(mark), line.dropFirst().first == " " {
                items.append(line.dropFirst(2).trimmed)
            } else if line.first == " ", !items.isEmpty {
                items[items.count - 1] += "\n" + line
            } else {
                return nil
            }
        }
        return items
    }
}

extension EventMark {
    /// The text of an event as Markdown, behind its mark, if it needs one.
    fileprivate static func marked(_ event: PortalEvent) -> String {
        let start = event.text.runs.first.flatMap { $0.link == nil ? $0.text : nil }
        guard let mark = event.date?.iso ?? (start.flatMap(split) == nil ? nil : "") else {
            return MarkdownText.escaped(event.text)
        }
        return "\(mark): \(MarkdownText.escaped(event.text, atStart: false))"
    }
}

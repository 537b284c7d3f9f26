import Cities

/// `cities/<slug>/<lang>.md`: a name, a lead sentence, a section about the city, and a section of events.
///
/// `# Name`, then paragraphs (the lead), then up to two sections, each under `##`. The section of events is the second one,
/// or the only one if it is nothing but a list whose first item has a mark. Its items start with their date (``EventDate``)
/// and a colon, where they have one: `- 2022-03-01: text` (``EventMark``).
struct CityTextFile {
    let text: String
    /// For errors.
    let file: String
    /// Those that a link may lead to.
    let cities: Set<CitySlug>

    private struct WrittenSection {
        var heading: String
        var line: Int
        var blocks: [(block: Markdown.Block, line: Int)] = []
    }

    func read() throws(ContentError) -> CityText {
        var sections = try sections()
        guard !sections.isEmpty else { throw ContentError(.nameMissing, file: file, line: 1) }
        let opening = sections.removeFirst()
        var city = CityText(name: opening.heading)
        for (block, line) in opening.blocks {
            guard case .paragraph(let inlines) = block else { throw notAllowed("list", line) }
            city.lead += (city.lead.isEmpty ? [] : [.text(" ")]) + inlines
        }
        if let only = sections.first, sections.count > 1 || !isListOfEvents(only) {
            city.about = CityText.Section(heading: only.heading, blocks: only.blocks.map(\.block))
            sections.removeFirst()
        }
        if let last = sections.first {
            city.events = CityText.EventSection(heading: last.heading, events: try events(of: last))
            sections.removeFirst()
        }
        if let third = sections.first {
            throw ContentError(.unexpectedHeading(third.heading), file: file, line: third.line)
        }
        return city
    }

    /// What stands under each heading: the first is the name, all others are of the second level.
    private func sections() throws(ContentError) -> [WrittenSection] {
        let document: MarkdownDocument
        do {
            document = try MarkdownDocument(parsing: text, cities: cities)
        } catch {
            throw ContentError(.markdown(error), file: file, line: error.line)
        }
        var sections: [WrittenSection] = []
        for (part, line) in document.parts.map({ ($0.part, $0.line) }) {
            switch part {
            case .heading(level: sections.isEmpty ? 1 : 2, let heading) where !heading.isEmpty:
                sections.append(WrittenSection(heading: heading, line: line))
            case .heading(level: _, let heading):
                throw ContentError(
                    sections.isEmpty ? .nameMissing : .unexpectedHeading(heading),
                    file: file,
                    line: line
                )
            case .block(let block):
                guard !sections.isEmpty else { throw ContentError(.nameMissing, file: file, line: line) }
                sections[sections.count - 1].blocks.append((block, line))
            }
        }
        return sections
    }

    private func isListOfEvents(_ section: WrittenSection) -> Bool {
        guard section.blocks.count == 1, case .bulletList(let items) = section.blocks[0].block,
            case .paragraph(let inlines)? = items.first?.first
        else { return false }
        return Self.mark(startOf: inlines).map { $0.date.isEmpty || EventDate(iso: $0.date) != nil } ?? false
    }

    private func events(of section: WrittenSection) throws(ContentError) -> [CityEvent] {
        var events: [CityEvent] = []
        for (block, line) in section.blocks {
            guard case .bulletList(let items) = block else {
                throw ContentError(.eventsNotAList, file: file, line: line)
            }
            for item in items {
                guard item.count == 1, case .paragraph(let inlines) = item[0] else {
                    throw ContentError(.eventsNotAList, file: file, line: line)
                }
                events.append(try event(inlines, line: line))
            }
        }
        return events
    }

    private func event(_ inlines: [Markdown.Inline], line: Int) throws(ContentError) -> CityEvent {
        guard let (written, rest) = Self.mark(startOf: inlines) else { return CityEvent(date: nil, text: inlines) }
        let date = EventDate(iso: written)
        guard date != nil || written.isEmpty else { throw ContentError(.eventDate(written), file: file, line: line) }
        return CityEvent(date: date, text: (rest.isEmpty ? [] : [.text(rest)]) + inlines.dropFirst())
    }

    private static func mark(startOf inlines: [Markdown.Inline]) -> (date: String, rest: String)? {
        guard case .text(let text)? = inlines.first else { return nil }
        return EventMark.split(text)
    }

    private func notAllowed(_ element: String, _ line: Int) -> ContentError {
        ContentError(.markdown(.notAllowed(element: element, line: line)), file: file, line: line)
    }
}

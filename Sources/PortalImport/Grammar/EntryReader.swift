import Cities

/// Reads the lines of one entry in their order.
struct EntryReader {
    private enum Zone { case facts, about, events }

    private var entry: PortalEntry
    private var zone = Zone.facts
    /// The label that the line before ended with.
    private var pending: (label: LabelledValue, line: Int)?
    private var facts: FactCollector
    private let currentYear: Int
    /// The entry itself stands where a page has its menus, so that nothing in it is one for that.
    private let isAside: Bool

    /// The line before, unless it is the heading.
    private var previous: PortalText.Line?
    /// Where the list item starts that the last event began with.
    private var eventItemStart: Int?

    /// Shorter lines among the facts are not prose.
    private static let fewestWordsOfProse = 8

    init(heading: EntryHeading, at headingLine: PortalText.Line, currentYear: Int) {
        let line = headingLine.number
        isAside = headingLine.isNavigation
        entry = PortalEntry(line: line, name: heading.name, country: heading.country)
        entry.countryCode = heading.countryCode
        facts = FactCollector(countryCode: entry.countryCode, currentYear: currentYear)
        self.currentYear = currentYear
        if let country = heading.country {
            if entry.countryCode == nil { entry.notes.append(PortalNote(line: line, kind: .countryUnknown(country))) }
        } else {
            entry.notes.append(PortalNote(line: line, kind: .countryMissing))
        }
    }

    /// - Parameters:
    ///   - index: of the line in its page.
    ///   - itemStart: where the list item around it starts, if that lies inside the entry.
    mutating func read(_ line: PortalText.Line, at index: Int, itemStart: Int?) -> LineFate {
        if Expander.isAll(of: line.text) {
            if let previous, Expander.opens(line.text) { suspect(previous) }
            previous = nil
            return .expander
        }
        let content = line.content.slice(Bullet.length(in: line.text)..<line.text.unicodeScalars.count)
        let tokens = FoldedText(content.text).tokens
        // A menu inside the entry; but a box with facts may be marked up as if it were one.
        if line.isNavigation, !isAside, pending == nil, FactLabel.all(in: tokens).isEmpty {
            return PortalChrome.isChrome(line.text) ? .chrome : .notUnderstood
        }
        defer { previous = line }
        if let names = readFacts(content, tokens, line) { return .facts(names) }
        if zone == .facts, pending == nil, PortalChrome.isCopyright(content.text) {
            facts.add(.photoCredit, content, line: line.number)
            return .facts([.photoCredit])
        }
        if let label = SectionLabel(tokens, city: entry.name),
            zone != .events || tokens.last?.symbol == ":" || label.end < content.text.unicodeScalars.count
        {
            return readSection(label, content, line)
        }
        if let pending {
            let label = pending.label
            self.pending = nil
            let name = label.name
            let value = label.followed(by: content).value
            if zone == .facts || facts.wouldRead(name, value) {
                facts.add(name, value, line: line.number)
                return .facts([name])
            }
            entry.notes.append(PortalNote(line: pending.line, kind: .factEmpty(name)))
        }
        // It has the form of one, but nothing around it that would make it one.
        if EntryHeading.isLikely(line.text) { suspect(line) }
        if zone == .about, SectionLabel.isLikely(tokens) {
            entry.notes.append(
                PortalNote(line: line.number, kind: .headingUnknown(text: line.text.whiteSpaceFolded))
            )
        }
        if zone == .events, continueEvent(content, at: index, itemStart: itemStart) { return .eventContinued }
        let fate = readProse(content, tokens, line.number)
        eventItemStart = fate == .event && itemStart == index ? itemStart : nil
        return fate
    }

    /// A list item is one event, unless a paragraph in it has a date of its own at its start.
    private mutating func continueEvent(_ content: RichText, at index: Int, itemStart: Int?) -> Bool {
        guard let itemStart, itemStart == eventItemStart, itemStart != index, let event = entry.events.last else {
            return false
        }
        let dating = EventDating(of: content.text, currentYear: currentYear)
        guard !dating.isLeading else { return false }
        entry.events[entry.events.count - 1].text.append(content)
        if event.date == nil { entry.events[entry.events.count - 1].date = dating.date }
        return true
    }

    mutating func finish() -> PortalEntry {
        dropPending()
        facts.finish()
        entry.facts = facts.facts
        entry.notes += facts.notes
        entry.notes.sort { $0.line < $1.line }
        return entry
    }

    private mutating func dropPending() {
        guard let pending else { return }
        self.pending = nil
        entry.notes.append(PortalNote(line: pending.line, kind: .factEmpty(pending.label.name)))
    }

    // MARK: Another city

    private mutating func suspect(_ line: PortalText.Line) {
        let note = PortalNote(line: line.number, kind: .cityInside(text: line.text.whiteSpaceFolded))
        if !entry.notes.contains(note) { entry.notes.append(note) }
    }

    /// The foot of the page may begin with this line, which was read as a part of the entry.
    mutating func suspectFoot(_ line: PortalText.Line) {
        entry.notes.append(PortalNote(line: line.number, kind: .footInside(text: line.text.whiteSpaceFolded)))
    }

    // MARK: Facts

    /// - Returns: `nil` if the line is not one of facts.
    private mutating func readFacts(_ content: RichText, _ tokens: [TextToken], _ line: PortalText.Line) -> [FactName]?
    {
        let values = LabelledValue.all(in: content, tokens)
        guard let first = values.first else { return readAgreementWithoutLabel(content, tokens, line.number) }
        guard accepts(first.label, value: first.value) else {
            if first.label.hasColon, facts.has(first.label.name),
                facts.wouldRead(first.label.name, first.value)
            {
                suspect(line)
            }
            return nil
        }
        dropPending()
        for (place, value) in values.enumerated() {
            if !value.text.text.isEmpty {
                facts.add(value.label.name, value.value, line: line.number)
            } else if place == values.count - 1 {
                pending = (value, line.number)
            } else {
                entry.notes.append(PortalNote(line: line.number, kind: .factEmpty(value.label.name)))
            }
        }
        return values.map(\.label.name)
    }

    /// Among the facts a label with a colon is enough. In prose, and without a colon, what follows must read as its value.
    private func accepts(_ label: FactLabel, value: RichText) -> Bool {
        if zone == .facts {
            if label.hasColon { return true }
            // What stands behind a label on the line before is the value of that, even if it begins like a label.
            if label.name == .agreement, pending?.label.name == .agreement { return false }
            if value.text.isEmpty { return true }
            return facts.wouldRead(label.name, value) && label.name != .photoCredit
                && (label.name != .agreement || !facts.has(.agreement))
        }
        if FactKinds.kind(named: label.name)?.isAnyText == true { return false }
        guard label.hasColon, !facts.has(label.name), zone == .about || label.name != .photoCredit else { return false }
        return value.text.isEmpty || facts.wouldRead(label.name, value)
    }

    /// A protocol or a declaration among the facts says itself what it is.
    private mutating func readAgreementWithoutLabel(_ content: RichText, _ tokens: [TextToken], _ line: Int)
        -> [FactName]?
    {
        guard zone == .facts, pending == nil, !facts.has(.agreement), let first = tokens.first,
            LabelledValue.names(first), facts.wouldRead(.agreement, content)
        else { return nil }
        facts.add(.agreement, content, line: line)
        return [.agreement]
    }

    // MARK: Sections

    private mutating func readSection(_ label: SectionLabel, _ content: RichText, _ line: PortalText.Line) -> LineFate {
        dropPending()
        let heading = content.slice(label.heading).text.whiteSpaceFolded
        let known: String?
        switch label.section {
        case .about:
            if zone == .events { suspect(line) }
            zone = .about
            known = entry.aboutHeading
            entry.aboutHeading = known ?? heading
        case .events:
            zone = .events
            known = entry.eventsHeading
            entry.eventsHeading = known ?? heading
        }
        eventItemStart = nil
        // The file has one heading for each of the two sections: a second one, `Контакты:`, stays as text.
        if let known, known.foldedForComparison != heading.foldedForComparison { return append(content, line.number) }
        let rest = content.slice(label.end..<max(label.end, content.text.unicodeScalars.count))
        guard !rest.text.isEmpty else { return .sectionHeading }
        return append(rest, line.number)
    }

    private mutating func readProse(_ content: RichText, _ tokens: [TextToken], _ line: Int) -> LineFate {
        if zone == .facts, tokens.count(where: { $0.word != nil }) < Self.fewestWordsOfProse { return .notUnderstood }
        return append(content, line)
    }

    private mutating func append(_ content: RichText, _ line: Int) -> LineFate {
        guard zone == .events else {
            entry.about.append(content)
            return .prose
        }
        let dating = EventDating(of: content.text, currentYear: currentYear)
        if let problem = dating.problem {
            entry.notes.append(PortalNote(line: line, kind: .eventUndated(problem, text: content.text)))
        }
        entry.events.append(PortalEvent(line: line, date: dating.date, text: content))
        return .event
    }
}

import Cities

/// Finds the lines that each begin a city.
///
/// With a country and the portal's buttons a line is a heading. Without buttons it must name a known country, and lead to
/// what entries have: directly to the label of a fact or of a section, or, behind a caption or two, to a fact or to the
/// section about the city. Without a country it counts if a label follows its buttons, or if it is the short name of a list
/// item.
struct HeadingFinder {
    private let lines: [PortalText.Line]
    private(set) var headings: [(index: Int, heading: EntryHeading)] = []
    /// How the section of events is headed that the lines stand in; `nil` outside of one.
    private var events: String?

    /// How many lines, captions and subtitles, may stand between a heading and its first fact.
    private static let reach = 4
    /// A line with more of them is no caption.
    private static let mostWordsOfCaption = 20

    init(lines: [PortalText.Line]) {
        self.lines = lines
        for index in lines.indices {
            if let heading = heading(at: index) {
                headings.append((index, heading))
                events = nil
            } else if let section = SectionLabel(lines[index].tokens) {
                events = section.section == .events ? section.words : nil
            }
        }
    }

    private func heading(at index: Int) -> EntryHeading? {
        let line = lines[index]
        guard !Expander.isAll(of: line.text), let heading = EntryHeading(line.text) else { return nil }
        var next = index + 1
        while next < lines.count, Expander.isAll(of: lines[next].text) { next += 1 }
        let hasExpander = heading.hasExpander || next > index + 1
        if hasExpander, heading.country != nil { return heading }
        if hasExpander {
            let isFollowed = next < lines.count && lines[next].isLabel(of: heading.name)
            let isName = isListedName(line) && Expander.isPair(in: lines[index..<next].map(\.text))
            return (isFollowed || isName) && !line.isLabel ? heading : nil
        }
        // `Документ: договор с городом Липы (Болгария)` is a fact that ends like a heading.
        guard heading.countryCode != nil, !line.isLabel else { return nil }
        return leadsToEntry(index, of: heading.name) ? heading : nil
    }

    // MARK: What follows

    private func leadsToEntry(_ index: Int, of city: String) -> Bool {
        for next in lines.indices[(index + 1)...].prefix(Self.reach) {
            let isNext = next == index + 1
            let tokens = lines[next].tokens
            if let section = SectionLabel(tokens, city: city) {
                // A list of guests among the events ends with another section of the same city: `Контакты:`.
                return section.section == .about || isNext && (events == nil || events == section.words)
            }
            // Whose picture, and where to read on, is said among events too.
            if let fact = PortalText.Line.fact(in: tokens),
                isNext && events == nil || FactKinds.kind(named: fact)?.isAmongEvents == false
            {
                return true
            }
            guard isCaption(next, tokens) else { return false }
        }
        return false
    }

    /// It may stand between a heading and the facts: neither a list item, nor the beginning of yet another city, nor prose.
    private func isCaption(_ index: Int, _ tokens: [TextToken]) -> Bool {
        let text = lines[index].text
        return Bullet.length(in: text) == 0 && !EntryHeading.isLikely(text) && !Expander.strippingEnd(of: text).found
            && tokens.count { $0.word != nil } <= Self.mostWordsOfCaption
    }

    /// A few words behind a list mark, without a digit.
    private func isListedName(_ line: PortalText.Line) -> Bool {
        let tokens = FoldedText(Expander.strippingEnd(of: line.text).text).tokens
        return Bullet.length(in: line.text) > 0 && (1...5).contains(tokens.count { $0.word != nil })
            && !tokens.contains { $0.digits != nil }
    }
}

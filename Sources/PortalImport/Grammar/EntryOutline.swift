import Cities

/// What the lines from a heading to the page's end could be in its entry: by this an entry tells whether it goes on
/// somewhere.
///
/// Every line is looked at once, however often is asked.
struct EntryOutline {
    private let start: Int
    /// For each line, the section that the lines before it opened last.
    private var sections: [SectionLabel.Section?] = [nil]
    /// How many lines before each have a label, and how many begin with a date.
    private var labels = [0]
    private var events = [0]

    /// `Обновлено 5 мая 2019` is no event.
    private static let fewestWordsOfEvent = 3

    /// - Parameters:
    ///   - start: the line of the heading.
    ///   - currentYear: for what lies in the future.
    init(_ text: PortalText, start: Int, currentYear: Int) {
        self.start = start
        // A list of cities may stand in an <aside> itself.
        let isAside = text.lines[start].isNavigation
        for line in text.lines[start...] {
            let tokens = line.tokens
            let section = SectionLabel(tokens)
            let isOutside = line.isNavigation && !isAside
            // `Контакты` is what a page's foot begins with too.
            let isLabel = !isOutside && line.isLabel && section?.words != "контакты"
            let isEvent =
                !isOutside && EventDating(of: line.text, currentYear: currentYear).isLeading
                && tokens.count { $0.word != nil } >= Self.fewestWordsOfEvent
            sections.append(section?.section ?? sections.last ?? nil)
            labels.append((labels.last ?? 0) + (isLabel ? 1 : 0))
            events.append((events.last ?? 0) + (isEvent ? 1 : 0))
        }
    }

    /// Tells whether a part of the entry stands in these lines: in its facts and prose a label, in its events another
    /// event.
    func goesOn(in range: Range<Int>) -> Bool {
        let counts = sections[range.lowerBound - start] == .events ? events : labels
        return counts[range.upperBound - start] > counts[range.lowerBound - start]
    }
}

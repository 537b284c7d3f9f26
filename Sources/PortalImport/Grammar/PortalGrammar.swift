import Cities

/// Finds the entries of a page, and gives every line its fate.
///
/// An entry starts with `Name (Country)` and the portal's two buttons, and goes on to the next one, or to the end of the
/// list item that it fills. What counts as a heading is ``HeadingFinder``'s.
struct PortalGrammar {
    let text: PortalText
    /// For what lies in the future.
    let currentYear: Int

    private struct Found {
        var heading: EntryHeading
        var range: Range<Int>
        /// Where the page's foot may begin inside it.
        var foot: Int?
    }

    /// - Throws: ``PortalPageError/noEntries(lineCount:firstLine:)``
    func page() throws(PortalPageError) -> PortalPage {
        let found = entries()
        guard !found.isEmpty else {
            throw .noEntries(lineCount: text.lines.count, firstLine: String((text.lines.first?.text ?? "").prefix(80)))
        }
        var fates: [LineFate] = []
        var entries: [PortalEntry] = []
        let title = titleLine(before: found[0].range.lowerBound)
        let itemStarts = text.listItemStarts
        let language = text.language
        for entry in found {
            fates += (fates.count..<entry.range.lowerBound).map { outside($0, title: title) }
            var reader = EntryReader(
                heading: entry.heading,
                at: text.lines[entry.range.lowerBound],
                currentYear: currentYear
            )
            fates.append(.entryHeading)
            for index in entry.range.dropFirst() {
                let itemStart = itemStarts[index].flatMap { $0 > entry.range.lowerBound ? $0 : nil }
                fates.append(reader.read(text.lines[index], at: index, itemStart: itemStart))
            }
            if let foot = entry.foot { reader.suspectFoot(text.lines[foot]) }
            var city = reader.finish()
            city.pictures = pictures(of: entry.range)
            city.language = language
            city.facts.mark(language)
            entries.append(city)
        }
        fates += (fates.count..<text.lines.count).map { outside($0, title: title) }
        return PortalPage(
            title: title.map { text.lines[$0].text.whiteSpaceFolded },
            language: language,
            entries: entries,
            lines: zip(text.lines, fates).map(PortalPage.FatedLine.init),
            wrapWidth: text.wrapWidth
        )
    }

    // MARK: Entries

    private func entries() -> [Found] {
        let headings = HeadingFinder(lines: text.lines).headings
        let extent = EntryExtent(text: text, starts: headings.map(\.index), currentYear: currentYear)
        return headings.enumerated().map { position, found in
            let range = found.index..<extent.end(at: position)
            let isLast = position + 1 == headings.count
            return Found(heading: found.heading, range: range, foot: isLast ? extent.suspectedFoot(in: range) : nil)
        }
    }

    private func pictures(of range: Range<Int>) -> [PortalText.Picture] {
        text.pictures.filter { picture in
            if let item = picture.item.map({ text.items[$0].lines }), item.contains(range.lowerBound) {
                return item.upperBound <= range.upperBound
            }
            return range.lowerBound < picture.nextLine && picture.nextLine <= range.upperBound
        }
    }

    // MARK: Around the entries

    private func outside(_ index: Int, title: Int?) -> LineFate {
        if index == title { return .pageTitle }
        let line = text.lines[index]
        return line.isNavigation || PortalChrome.isChrome(line.text) || Expander.isAll(of: line.text)
            ? .chrome : .notUnderstood
    }

    private func titleLine(before end: Int) -> Int? {
        (0..<end).last { index in
            let line = text.lines[index]
            let words = FoldedText(line.text).tokens.compactMap(\.word)
            return !line.isNavigation && words.count <= 12 && !PortalChrome.tellsWhereOrWhen(line.text)
                && words.contains { word in ["побратим", "партнер", "twin", "partner"].contains { word.hasPrefix($0) } }
        }
    }
}

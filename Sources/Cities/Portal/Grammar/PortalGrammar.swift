/// Finds the entries of a page, and gives every line its fate.
///
/// An entry starts with `Name (Country)` and the portal's two buttons, and goes on to the next one, or to the end of the
/// list item that it fills. Without its buttons a heading counts only if it names a known country, and a fact or a section
/// follows; without a country, only if such a thing follows its buttons, or if it is the short name of a list item.
struct PortalGrammar {
    let text: PortalText
    /// For what lies in the future.
    let currentYear: Int

    private struct Found {
        var heading: EntryHeading
        var range: Range<Int>
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
        for entry in found {
            fates += (fates.count..<entry.range.lowerBound).map { outside($0, title: title) }
            var reader = EntryReader(
                heading: entry.heading,
                line: text.lines[entry.range.lowerBound].number,
                currentYear: currentYear
            )
            fates.append(.entryHeading)
            for index in entry.range.dropFirst() {
                let itemStart = itemStarts[index].flatMap { $0 > entry.range.lowerBound ? $0 : nil }
                fates.append(reader.read(text.lines[index], at: index, itemStart: itemStart))
            }
            var city = reader.finish()
            city.pictures = pictures(of: entry.range)
            entries.append(city)
        }
        fates += (fates.count..<text.lines.count).map { outside($0, title: title) }
        return PortalPage(
            title: title.map { text.lines[$0].text.whiteSpaceFolded },
            entries: entries,
            lines: zip(text.lines, fates).map(PortalPage.FatedLine.init)
        )
    }

    // MARK: Entries

    private func entries() -> [Found] {
        var headings: [(index: Int, heading: EntryHeading)] = []
        for index in text.lines.indices {
            guard let heading = heading(at: index) else { continue }
            headings.append((index, heading))
        }
        return headings.indices.map { position in
            let (start, heading) = headings[position]
            let next = position + 1 < headings.count ? headings[position + 1].index : text.lines.count
            return Found(heading: heading, range: start..<end(of: start, before: next))
        }
    }

    private func heading(at index: Int) -> EntryHeading? {
        let line = text.lines[index]
        guard !Expander.isAll(of: line.text), let heading = EntryHeading(line.text) else { return nil }
        var next = index + 1
        while next < text.lines.count, Expander.isAll(of: text.lines[next].text) { next += 1 }
        let hasExpander = heading.hasExpander || next > index + 1
        let isFollowed = next < text.lines.count && isLabel(text.lines[next])
        if hasExpander, heading.country != nil { return heading }
        if hasExpander {
            let isName = isListedName(line) && Expander.isPair(in: text.lines[index..<next].map(\.text))
            return (isFollowed || isName) && !isLabel(line) ? heading : nil
        }
        guard let country = heading.country, CountryTable.code(of: country) != nil, isFollowed else { return nil }
        return heading
    }

    /// It starts with the label of a fact or of a section.
    private func isLabel(_ line: PortalText.Line) -> Bool {
        let tokens = FoldedText(Bullet.stripped(line.text)).tokens
        if SectionLabel(tokens) != nil { return true }
        guard !tokens.isEmpty, let label = FactLabel(at: 0, in: tokens) else { return false }
        return label.hasColon || label.tokens.upperBound == tokens.count
    }

    /// A few words behind a list mark, without a digit.
    private func isListedName(_ line: PortalText.Line) -> Bool {
        let tokens = FoldedText(Expander.strippingEnd(of: line.text).text).tokens
        return Bullet.length(in: line.text) > 0 && (1...5).contains(tokens.count { $0.word != nil })
            && !tokens.contains { $0.digits != nil }
    }

    /// Where an entry ends: with the item of an HTML page that holds it and its facts, or with the page.
    private func end(of start: Int, before next: Int) -> Int {
        var body = start + 1
        while body < next, Expander.isAll(of: text.lines[body].text) { body += 1 }
        let isLast = next == text.lines.count
        let around = text.items.filter {
            $0.lines.contains(start) && $0.lines.contains(body) && $0.lines.upperBound <= next
        }
        let whole = around.filter { !$0.isDivision }
        // Before another entry the largest item is the entry's. Behind the last one, larger ones hold the page's foot too.
        if !isLast { return whole.map(\.lines.upperBound).max() ?? next }
        if let item = (whole.isEmpty ? around : whole).min(by: { $0.lines.count < $1.lines.count }) {
            return item.lines.upperBound
        }
        return (body..<next).first { PortalChrome.isEndOfPage(text.lines[$0].text) || text.lines[$0].isNavigation }
            ?? next
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
            return !line.isNavigation && words.count <= 12
                && words.contains { word in ["побратим", "партнер", "twin", "partner"].contains { word.hasPrefix($0) } }
        }
    }
}

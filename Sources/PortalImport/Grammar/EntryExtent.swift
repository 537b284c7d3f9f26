import Cities

/// Where entries end: with the part of an HTML page that holds one, where the next one begins, or where the page's foot does.
struct EntryExtent {
    let text: PortalText
    /// The lines of the headings.
    let starts: [Int]
    /// For what lies in the future.
    let currentYear: Int

    /// Lines with fewer words between two entries are in neither.
    private static let fewestWordsOfProse = 8

    func end(at position: Int) -> Int {
        let start = starts[position]
        if position + 1 < starts.count { return end(of: start, before: starts[position + 1]) }
        if position > 0 { return end(of: start, after: starts[position - 1]) }
        return end(of: start, outside: nil, limit: text.lines.count)
    }

    /// Before another entry the largest item is the entry's, unless the entry goes on behind it.
    private func end(of start: Int, before next: Int) -> Int {
        let whole = items(around: start, outside: next).filter { !$0.isDivision }
        guard let end = whole.map(\.lines.upperBound).max() else { return next }
        return (end..<next).contains { text.lines[$0].isLabel } ? next : end
    }

    /// The last entry has the item that corresponds to the one of the entry before: both are the largest that hold only one
    /// of the two.
    private func end(of start: Int, after previous: Int) -> Int {
        let own = items(around: start, outside: previous).max { $0.lines.count < $1.lines.count }
        let before = items(around: previous, outside: start).max { $0.lines.count < $1.lines.count }
        let all = text.items.filter { $0.lines.contains(start) && $0.lines.contains(previous) }
        let limit = all.map(\.lines.upperBound).min() ?? text.lines.count
        guard let own, let before else { return end(of: start, outside: previous, limit: limit) }
        let between = before.lines.upperBound..<start
        // The item is but a part of the entry: the last one ends with what holds them all, if not before.
        if between.contains(where: { text.lines[$0].isLabel }) { return foot(of: start, before: limit) }
        if between.contains(where: isProse) { return end(of: start, outside: previous, limit: limit) }
        return own.isDivision ? foot(of: start, before: own.lines.upperBound) : own.lines.upperBound
    }

    /// The smallest item around the heading, or a larger one if the entry goes on in that.
    private func end(of start: Int, outside other: Int?, limit: Int) -> Int {
        let around = items(around: start, outside: other).sorted { $0.lines.count < $1.lines.count }
        guard var item = around.first(where: { !$0.isDivision }) ?? around.first else {
            return foot(of: start, before: limit)
        }
        let outline = EntryOutline(text, start: start, currentYear: currentYear)
        for larger in around where larger.lines.count > item.lines.count {
            if outline.goesOn(in: item.lines.upperBound..<larger.lines.upperBound) { item = larger }
        }
        return item.isDivision ? foot(of: start, before: item.lines.upperBound) : item.lines.upperBound
    }

    /// Those that hold the heading and more of its entry than that, and not another heading.
    private func items(around start: Int, outside other: Int?) -> [PortalText.Item] {
        var body = start + 1
        while body < text.lines.count, Expander.isAll(of: text.lines[body].text) { body += 1 }
        return text.items.filter { item in
            item.lines.contains(start) && item.lines.contains(body) && !(other.map(item.lines.contains) ?? false)
        }
    }

    /// It is too long for something that merely parts two entries.
    private func isProse(_ index: Int) -> Bool {
        text.lines[index].tokens.count { $0.word != nil } >= Self.fewestWordsOfProse
    }

    // MARK: The page's foot

    /// The first line that ends a page, and behind which the entry does not go on.
    private func foot(of start: Int, before limit: Int) -> Int {
        let outline = EntryOutline(text, start: start, currentYear: currentYear)
        return ((start + 1)..<limit).first { index in
            endsPage(index, entry: start) && !outline.goesOn(in: index + 1..<limit)
        } ?? limit
    }

    /// Where the foot may begin before the line that ends the page: behind the entry's last event there are a few short lines,
    /// and one of them says where to write or to call.
    ///
    /// - Parameter range: of the entry.
    func suspectedFoot(in range: Range<Int>) -> Int? {
        guard range.upperBound < text.lines.count, PortalChrome.isEndOfPage(text.lines[range.upperBound].text) else {
            return nil
        }
        let short = range.dropFirst().reversed().prefix { index in
            let line = text.lines[index]
            return !line.isLabel && !isProse(index) && !EventDating(of: line.text, currentYear: currentYear).isLeading
        }
        return short.contains { PortalChrome.hasContact(text.lines[$0].text) } ? short.last : nil
    }

    private func endsPage(_ index: Int, entry start: Int) -> Bool {
        PortalChrome.isEndOfPage(text.lines[index].text) || leavesMatter(index, entry: start)
    }

    /// A menu or a footer, unless the list of cities stands in one itself.
    private func leavesMatter(_ index: Int, entry start: Int) -> Bool {
        text.lines[index].isNavigation && !text.lines[start].isNavigation
    }
}

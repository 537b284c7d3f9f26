import Cities

/// A text whose paragraphs a program has broken into lines of one width, as old mail programs and `fmt` do, put together
/// again.
///
/// Such a program breaks a line where the next word has no room: so a line was broken if that is so, and ended by itself if
/// the word has room, or if what follows starts something of its own: a list item, a fact, a section, the portal's buttons.
/// A text is taken for wrapped if its long lines are like that nearly all; of lines that people end a few are, by chance.
struct WrappedText {
    struct Line: Hashable {
        /// In the file, from 1.
        var number: Int
        /// With its indentation; blank lines are there too.
        var text: String
    }

    /// In characters, with the indentation.
    let width: Int
    /// Each paragraph under the number of its first line.
    private(set) var paragraphs: [Line] = []

    private static let widths = 40...100
    /// Shorter lines may end anywhere: of the width.
    private static let longLine = 0.7
    private static let fewestLongLines = 10
    private static let leastShareBroken = 0.9

    /// - Returns: `nil` for a text with a paragraph a line.
    init?(_ lines: [Line]) {
        // A long address is longer than the width, and alone in its line.
        guard let width = lines.lazy.filter({ $0.wordCount > 1 }).map(\.width).max(), Self.widths.contains(width) else {
            return nil
        }
        self.width = width
        let isBroken = Self.breaks(lines, width: width)
        let shortest = Int(Self.longLine * Double(width))
        let long = zip(lines, isBroken).compactMap { line, isBroken in line.width >= shortest ? isBroken : nil }
        guard long.count >= Self.fewestLongLines,
            Double(long.count(where: { $0 })) >= Self.leastShareBroken * Double(long.count)
        else { return nil }
        for (index, line) in lines.enumerated() {
            if index > 0, isBroken[index - 1] == true {
                paragraphs[paragraphs.count - 1].append(line)
            } else {
                paragraphs.append(line)
            }
        }
    }

    /// For each line but the last, whether it was broken; `nil` where what stands behind does not say.
    private static func breaks(_ lines: [Line], width: Int) -> [Bool?] {
        zip(lines, lines.dropFirst()).map { line, next in
            guard line.wordCount > 0, next.wordCount > 0, !next.startsSomething else { return nil }
            return line.width + 1 + next.firstWordWidth > width
        }
    }
}

extension WrappedText.Line {
    fileprivate var wordCount: Int { words.count }
    fileprivate var firstWordWidth: Int { words.first?.count ?? 0 }

    /// What a line is never broken inside of: no-break spaces keep words together.
    private var words: [String.UnicodeScalarView.SubSequence] {
        text.unicodeScalars.drop(while: \.isBlank)
            .split { $0.isBlank && !["\u{A0}", "\u{2007}", "\u{202F}"].contains($0) }
    }

    /// Without white space at its end.
    fileprivate var width: Int {
        text.unicodeScalars.count - text.unicodeScalars.reversed().prefix(while: \.isBlank).count
    }

    fileprivate var startsSomething: Bool {
        let text = text.trimmed
        if Bullet.length(in: text) > 0 || Expander.isAll(of: text) { return true }
        let tokens = FoldedText(text).tokens
        return SectionLabel(tokens) != nil || FactLabel(at: 0, in: tokens)?.hasColon == true
    }

    /// A hyphen inside a word is a place for a break too. What is there already is not copied, or a long paragraph would take
    /// time with the square of its length.
    fileprivate mutating func append(_ other: Self) {
        if text.unicodeScalars.last?.isBlank == true { text = text.trimmedAtEnd }
        let added = other.text.trimmed
        let end = text.unicodeScalars.suffix(2)
        let isInsideWord =
            end.count == 2 && end.last == "-" && end.first?.isLetter == true
            && added.unicodeScalars.first?.isLetter == true
        if !isInsideWord { text += " " }
        text += added
    }
}

extension String {
    fileprivate var trimmedAtEnd: String {
        String(String.UnicodeScalarView(unicodeScalars.reversed().drop(while: \.isBlank).reversed()))
    }
}

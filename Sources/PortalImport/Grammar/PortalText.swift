import Cities

/// A page as lines, whatever it was written in: what the grammar reads.
package struct PortalText: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        /// In the file, from 1.
        package var number: Int
        package var content: RichText
        /// It stands in a part of an HTML page that is there for finding one's way: header, menu, footer.
        package var isNavigation = false

        var text: String { content.text }
    }

    /// A picture that an HTML page shows.
    package struct Picture: Hashable, Sendable {
        /// As the page writes it.
        package var source: String
        package var number: Int
        /// The index of the line that follows it.
        var nextLine: Int
        /// The index in ``items`` of the smallest one around it.
        var item: Int?
    }

    /// Those that are not blank.
    package var lines: [Line] = []
    package var pictures: [Picture] = []
    /// What each list item, article, section, disclosure or `<div>` of an HTML page covers.
    var items: [Item] = []
    /// The width of a text whose lines were put together to paragraphs.
    package var wrapWidth: Int?

    package struct Item: Hashable, Sendable {
        /// Indices of lines.
        var lines: Range<Int>
        /// A `<div>` may be there for looks alone.
        var isDivision: Bool
        /// An `<li>`, of which a page has one for each thing that it lists.
        var isListItem: Bool
    }

    /// For each line, where the smallest `<li>` around it starts.
    var listItemStarts: [Int?] {
        var starts: [Int?] = Array(repeating: nil, count: lines.count)
        // Each stands behind those around it.
        for item in items where item.isListItem {
            for line in item.lines { starts[line] = item.lines.lowerBound }
        }
        return starts
    }
}

extension PortalText {
    /// A text rendering: a paragraph a line, or in lines of one width.
    init(plain text: String) {
        let written = Self.lines(of: text)
        let wrapped = WrappedText(written)
        wrapWidth = wrapped?.width
        lines = (wrapped?.paragraphs ?? written).compactMap { line in
            let content = line.text.trimmed
            return content.isEmpty ? nil : Line(number: line.number, content: RichText(content))
        }
    }

    private static func lines(of text: String) -> [WrappedText.Line] {
        var lines: [WrappedText.Line] = []
        var previous: Unicode.Scalar?
        var line = String.UnicodeScalarView()
        func endLine() {
            lines.append(WrappedText.Line(number: lines.count + 1, text: String(line).clean))
            line = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": endLine()
            default: line.append(scalar.properties.generalCategory == .control ? " " : scalar)
            }
            previous = scalar
        }
        endLine()
        return lines
    }
}

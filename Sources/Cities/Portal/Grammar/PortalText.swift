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
    /// A text rendering: a paragraph a line.
    init(plain text: String) {
        var number = 1
        var previous: Unicode.Scalar?
        var line = String.UnicodeScalarView()
        func lineIfAny() -> Line? {
            let content = String(line).clean.trimmed
            return content.isEmpty ? nil : Line(number: number, content: RichText(content))
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}":
                if let content = lineIfAny() { lines.append(content) }
                line = String.UnicodeScalarView()
                number += 1
            default: line.append(scalar.properties.generalCategory == .control ? " " : scalar)
            }
            previous = scalar
        }
        if let content = lineIfAny() { lines.append(content) }
    }
}

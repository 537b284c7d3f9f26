/// A text as the value grammars read it: one folded scalar for each of its own, so that positions are the same in both.
///
/// Lower case, ё as е, every white space as a plain space, every dash and the minus sign as `-`.
package struct FoldedText {
    package let original: [Unicode.Scalar]
    package let folded: [Unicode.Scalar]

    package init(_ text: some StringProtocol) {
        original = Array(text.unicodeScalars)
        folded = original.map(\.folded)
    }

    /// The text itself between two positions.
    package func original(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: original[range])
        return String(text)
    }
}

extension Unicode.Scalar {
    package var folded: Unicode.Scalar {
        switch value {
        case 0x41...0x5A, 0x410...0x42F: Unicode.Scalar(value + 0x20) ?? self
        case 0x401, 0x451: "е"
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: "-"
        case _ where isBlank: " "
        case ..<0x80, 0x430...0x44F: self
        default: properties.lowercaseMapping.unicodeScalars.only ?? self
        }
    }

    /// White space of any width. Marks without one stand inside words: a page is rid of them before (``clean``).
    package var isBlank: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            true
        default: false
        }
    }

    package var isLetter: Bool { properties.isAlphabetic }
    package var isASCIIDigit: Bool { (0x30...0x39).contains(value) }
}

extension StringProtocol {
    /// Without white space at the ends, of whatever kind.
    package var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(String.UnicodeScalarView(scalars[first...last]))
    }

    /// Trimmed, each run of white space as one plain space.
    package var whiteSpaceFolded: String {
        unicodeScalars.split(whereSeparator: \.isBlank).map { String(String.UnicodeScalarView($0)) }.joined(
            separator: " "
        )
    }

    /// For comparing names and headings: white space, case, ё and dashes made one.
    package var foldedForComparison: String {
        var folded = String.UnicodeScalarView()
        folded.append(contentsOf: whiteSpaceFolded.unicodeScalars.lazy.map(\.folded))
        return String(folded)
    }
}

extension Collection {
    /// The element, if it is the only one.
    package var only: Element? { dropFirst().isEmpty ? first : nil }
}

/// `• Name (Country)`, with or without the portal's buttons behind it.
struct EntryHeading: Hashable {
    let name: String
    /// As the page writes it.
    let country: String?
    let hasExpander: Bool

    /// - Returns: `nil` for a line that has no name, or is too long for one.
    init?(_ text: String) {
        let stripped = Expander.strippingEnd(of: Bullet.stripped(text))
        var heading = stripped.text.whiteSpaceFolded
        while let last = heading.last, [".", ":", ",", ";"].contains(last) { heading.removeLast() }
        hasExpander = stripped.found
        guard heading.unicodeScalars.count <= 160, heading.unicodeScalars.contains(where: \.isLetter) else {
            return nil
        }
        if heading.hasSuffix(")"), let open = Self.opening(of: heading) {
            let name = String(heading[..<open]).trimmed
            let country = String(heading[heading.index(after: open)...].dropLast()).trimmed
            guard !name.isEmpty, country.unicodeScalars.contains(where: \.isLetter) else { return nil }
            self.name = name
            self.country = country
            return
        }
        for separator in [", ", " – ", " — ", " - "] {
            let parts = heading.split(separator: separator, maxSplits: 1)
            if parts.count == 2, CountryTable.code(of: String(parts[1])) != nil {
                name = String(parts[0]).trimmed
                country = String(parts[1]).trimmed
                return
            }
        }
        name = heading
        country = nil
    }

    var countryCode: String? { country.flatMap(CountryTable.code) }

    /// `• Name (Country)` in a few words, by its form alone.
    static func isLikely(_ text: String) -> Bool {
        guard EntryHeading(text)?.countryCode != nil else { return false }
        let tokens = FoldedText(Bullet.stripped(text)).tokens
        return tokens.count { $0.word != nil } <= 8 && !tokens.contains { $0.digits != nil }
    }

    /// The parenthesis that the last one closes: `Name (Republic (short))`. Of unpaired ones the last that opens.
    private static func opening(of heading: String) -> String.Index? {
        var depth = 0
        for index in heading.indices.reversed() {
            if heading[index] == ")" { depth += 1 }
            if heading[index] == "(" { depth -= 1 }
            if depth == 0 { return index }
        }
        return heading.lastIndex(of: "(")
    }
}

/// The words of the portal's buttons, in any order, spaced or not.
enum Expander {
    private static let words = ["развернуть", "свернуть"].map { Array($0.unicodeScalars) }

    /// - Returns: Whether the line is nothing but these words.
    static func isAll(of text: String) -> Bool {
        let stripped = strippingEnd(of: text)
        return stripped.found && !stripped.text.unicodeScalars.contains { $0.isLetter || $0.isASCIIDigit }
    }

    /// Whether the line has the button that opens an entry. The one that closes it may stand at its end too.
    static func opens(_ text: String) -> Bool { has(words[0], in: text) }

    /// Whether both buttons are there, as they stand behind a heading.
    static func isPair(in texts: [String]) -> Bool {
        words.allSatisfy { word in texts.contains { has(word, in: $0) } }
    }

    private static func has(_ word: [Unicode.Scalar], in text: String) -> Bool {
        let folded = FoldedText(text).folded
        return folded.indices.contains { folded[$0...].starts(with: word) }
    }

    static func strippingEnd(of text: String) -> (text: String, found: Bool) {
        let folded = FoldedText(text)
        var end = folded.folded.count
        var found = false
        while true {
            var inner = end
            while inner > 0,
                [" ", "/", "|", ",", ".", "-", "[", "]", "▼", "▲", "↓", "↑"].contains(folded.folded[inner - 1])
            {
                inner -= 1
            }
            guard let word = words.first(where: { folded.folded[..<inner].ends(with: $0) }) else { break }
            end = inner - word.count
            found = true
        }
        return (folded.original(0..<end).trimmed, found)
    }
}

/// The mark before a list item.
enum Bullet {
    private static let marks: Set<Unicode.Scalar> = ["•", "·", "▪", "●", "◦", "‣", "■", "○", "∙", "*"]

    static func isMark(_ scalar: Unicode.Scalar) -> Bool { marks.contains(scalar) }

    /// How many scalars a bullet and the space behind it take at the start.
    static func length(in text: String) -> Int {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first, marks.contains(first), scalars.count > 1, first != "*" || scalars[1].isBlank
        else { return 0 }
        return 1 + scalars.dropFirst().prefix(while: \.isBlank).count
    }

    static func stripped(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(length(in: text))))
    }
}

extension ArraySlice<Unicode.Scalar> {
    fileprivate func ends(with other: [Unicode.Scalar]) -> Bool {
        count >= other.count && suffix(other.count).elementsEqual(other)
    }
}

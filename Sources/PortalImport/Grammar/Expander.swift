import Cities

/// The words of the portal's buttons, in any order, spaced or not.
enum Expander {
    private struct Pair {
        var opens: [Unicode.Scalar]
        var closes: [Unicode.Scalar]
        /// The words are those of buttons alone: nothing else ends with them.
        var isSure: Bool

        init(_ opens: String, _ closes: String, isSure: Bool) {
            self.opens = Array(opens.unicodeScalars)
            self.closes = Array(closes.unicodeScalars)
            self.isSure = isSure
        }
    }

    private static let pairs = [
        Pair("развернуть", "свернуть", isSure: true), Pair("expand", "collapse", isSure: false),
        Pair("show", "hide", isSure: false),
    ]
    private static let words = pairs.flatMap { [$0.opens, $0.closes] }
    private static let sureWords = pairs.filter(\.isSure).flatMap { [$0.opens, $0.closes] }

    /// - Returns: Whether the line is nothing but these words.
    static func isAll(of text: String) -> Bool {
        let stripped = strippingEnd(of: text)
        return stripped.found && !stripped.text.unicodeScalars.contains { $0.isLetter || $0.isASCIIDigit }
    }

    /// Tells whether the line has the button that opens an entry. The one that closes it may stand at its end too.
    static func opens(_ text: String) -> Bool { pairs.contains { has($0.opens, in: text) } }

    /// Tells whether both buttons are there, as they stand behind a heading.
    static func isPair(in texts: [String]) -> Bool {
        pairs.contains { pair in
            [pair.opens, pair.closes].allSatisfy { word in texts.contains { has(word, in: $0) } }
        }
    }

    private static func has(_ word: [Unicode.Scalar], in text: String) -> Bool {
        let folded = FoldedText(text).folded
        return folded.indices.contains { folded[$0...].starts(with: word) }
    }

    static func strippingEnd(of text: String) -> (text: String, found: Bool) {
        let folded = FoldedText(text)
        var end = folded.folded.count
        var found: [[Unicode.Scalar]] = []
        while true {
            var inner = end
            while inner > 0,
                [" ", "/", "|", ",", ".", "-", "[", "]", "▼", "▲", "↓", "↑"].contains(folded.folded[inner - 1])
            {
                inner -= 1
            }
            guard let word = words.first(where: { isButton($0, at: inner, of: folded.folded) }) else { break }
            end = inner - word.count
            found.append(word)
        }
        let rest = folded.original(0..<end).trimmed
        // `A trade show` ends with a word that is a button only beside the other one, or behind a country.
        let isSure =
            Set(found).count > 1 || rest.isEmpty || rest.hasSuffix(")") || found.contains(where: sureWords.contains)
        return !found.isEmpty && isSure ? (rest, true) : (text.trimmed, false)
    }

    /// The word ends here and begins as a word, be it glued to another button.
    private static func isButton(_ word: [Unicode.Scalar], at end: Int, of text: [Unicode.Scalar]) -> Bool {
        guard text[..<end].ends(with: word) else { return false }
        let before = text[..<(end - word.count)]
        return sureWords.contains(word) || before.last.map { !$0.isLetter } ?? true
            || words.contains(where: before.ends)
    }
}

extension ArraySlice<Unicode.Scalar> {
    fileprivate func ends(with other: [Unicode.Scalar]) -> Bool {
        count >= other.count && suffix(other.count).elementsEqual(other)
    }
}

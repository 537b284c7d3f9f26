internal import Cities

/// Long numbers as people type them: `11292` for `11\u{A0}292`.
enum NumberGroups {
    /// - Returns: the numbers of a text that are written in groups of three digits, in one.
    static func joined(in text: String) -> [String] {
        var numbers: [String] = []
        var groups: [String] = []
        var end: String.Index?
        for word in TextWord.all(in: text) {
            let isNumber = word.folded.utf8.allSatisfy { (0x30...0x39).contains($0) }
            let isNext =
                isNumber && word.folded.utf8.count == 3
                && isGap(text[(end ?? word.range.lowerBound)..<word.range.lowerBound])
            if !isNext || groups.isEmpty {
                if groups.count > 1 { numbers.append(groups.joined()) }
                groups = []
            }
            if isNumber, isNext || word.folded.utf8.count <= 3 { groups.append(word.folded) }
            end = word.range.upperBound
        }
        return groups.count > 1 ? numbers + [groups.joined()] : numbers
    }

    /// Tells whether a text may stand between two groups of digits, in Russian or in English.
    private static func isGap(_ text: Substring) -> Bool {
        text.unicodeScalars.count == 1 && text.unicodeScalars.allSatisfy { $0 == "," || $0.properties.isWhitespace }
    }
}

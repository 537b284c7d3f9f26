/// A word of a text: a run of letters or digits, and how it is compared.
package struct TextWord: Hashable, Sendable {
    /// Where it stands in the text.
    package let range: Range<String.Index>
    /// Lower case, without diacritics; see ``LetterFolding``. Never empty, at most ``longest`` scalars.
    package let folded: String

    /// What is longer is compared by its beginning.
    package static let longest = 40

    /// The words of a text, in their order.
    package static func all(in text: String) -> [TextWord] {
        var words: [TextWord] = []
        var folded = String.UnicodeScalarView()
        var start: String.Index?
        func end(at index: String.Index) {
            if let from = start, !folded.isEmpty {
                words.append(TextWord(range: from..<index, folded: String(folded.prefix(longest))))
            }
            start = nil
            folded = String.UnicodeScalarView()
        }
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index != scalars.endIndex {
            let scalar = scalars[index]
            if isPart(scalar) {
                if start == nil { start = index }
                LetterFolding.append(scalar, to: &folded)
            } else if !isUnseen(scalar) {
                end(at: index)
            }
            scalars.formIndex(after: &index)
        }
        end(at: scalars.endIndex)
        return words
    }

    /// A name of several words as people type it in one: `Нью-Йорк` is `ньюйорк`, too.
    ///
    /// - Returns: `nil` for one word, or for more than three.
    package static func inOne(_ name: String) -> String? {
        let words = all(in: name)
        return (2...3).contains(words.count) ? words.map(\.folded).joined() : nil
    }

    /// Soft hyphens, and what else is not seen: marks of direction, joiners.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x80 && scalar.properties.generalCategory == .format
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x0400...0x04FF: true
        case 0..<0x80: false
        default:
            scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
                || scalar.properties.generalCategory == .decimalNumber
        }
    }
}

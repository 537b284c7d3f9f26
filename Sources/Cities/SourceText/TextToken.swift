/// A word, a run of digits, or a single other sign.
package struct TextToken: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Letters, folded.
        case word(String)
        case digits(String)
        case symbol(Unicode.Scalar)
    }

    package var kind: Kind
    /// Where it stands, in scalars of the text.
    package var range: Range<Int>
    /// White space stands before it.
    package var isSpaced: Bool

    package var word: String? { if case .word(let word) = kind { word } else { nil } }
    package var digits: String? { if case .digits(let digits) = kind { digits } else { nil } }
    package var symbol: Unicode.Scalar? { if case .symbol(let symbol) = kind { symbol } else { nil } }

    /// A mark that may stand around a value without changing it.
    package var isPunctuation: Bool {
        guard let symbol else { return false }
        return ["(", ")", "[", "]", ".", ",", ";", ":", "/", "-", "=", "\"", "'", "«", "»", "“", "”", "’", "„"]
            .contains(symbol)
    }

    /// The number that the digits write; `nil` for other tokens and for more digits than any date or year has.
    package var number: Int? { digits.flatMap { $0.count <= 9 ? Int($0) : nil } }
}

extension FoldedText {
    package var tokens: [TextToken] {
        var tokens: [TextToken] = []
        var index = 0
        var isSpaced = false
        while index < folded.count {
            let start = index
            let scalar = folded[index]
            index += 1
            if scalar == " " {
                isSpaced = true
                continue
            }
            let kind: TextToken.Kind
            if scalar.isASCIIDigit {
                while index < folded.count, folded[index].isASCIIDigit { index += 1 }
                kind = .digits(text(start..<index))
            } else if scalar.isLetter {
                while index < folded.count, folded[index].isLetter { index += 1 }
                kind = .word(text(start..<index))
            } else {
                kind = .symbol(scalar)
            }
            tokens.append(TextToken(kind: kind, range: start..<index, isSpaced: isSpaced))
            isSpaced = false
        }
        return tokens
    }

    private func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: folded[range])
        return String(text)
    }
}

/// The year that a figure is from: `(2021 г.)`, `на 1 января 2021 года`, `по данным переписи 2020 г.`
///
/// It is taken out of the tokens, so that what is left is the figure.
package struct AsOfYear {
    /// `nil`: none is named, or several.
    package let year: Int?
    package let isSeveral: Bool
    package let rest: [TextToken]

    package init(in tokens: [TextToken]) {
        var years: Set<Int> = []
        var taken: Set<Int> = []
        for index in tokens.indices where !taken.contains(index) {
            guard let context = YearContext(at: index, in: tokens) else { continue }
            years.insert(context.year)
            taken.formUnion(context.range)
        }
        year = years.only
        isSeveral = years.count > 1
        rest = tokens.indices.filter { !taken.contains($0) }.map { tokens[$0] }
    }
}

/// A year with the words around it that make it one.
private struct YearContext {
    let year: Int
    let range: Range<Int>

    private static let possible = 1800...2200
    private static let words: Set<String> = [
        "на", "в", "за", "по", "данным", "данные", "состоянию", "итогам", "г", "год", "года", "году", "гг", "начало",
        "конец",
        "перепись", "переписи", "оценка", "оценке", "as", "of", "in", "at", "census", "est", "estimate", "year",
    ]
    private static let symbols: Set<Unicode.Scalar> = ["(", ")", "[", "]", ",", ";", ".", ":", "-"]

    init?(at index: Int, in tokens: [TextToken]) {
        guard let digits = tokens[index].digits, digits.count == 4, let year = tokens[index].number,
            Self.possible.contains(year), !Self.isPartOfNumber(index, in: tokens)
        else { return nil }
        var start = index
        while start > 0, Self.isContext(start - 1, in: tokens) { start -= 1 }
        var end = index + 1
        while end < tokens.count, Self.isContext(end, in: tokens) { end += 1 }
        let around = tokens[start..<index] + tokens[(index + 1)..<end]
        let says = around.contains { token in
            token.word != nil || token.symbol == "(" || token.symbol == "[" || token.symbol == ","
                || token.symbol == "."
        }
        guard says, index > 0 || tokens.count > end else { return nil }
        self.year = year
        range = start..<end
    }

    /// `2021,5` and `1 2021` are not years; `01.03.2021` holds one.
    private static func isPartOfNumber(_ index: Int, in tokens: [TextToken]) -> Bool {
        func isGlued(_ at: Int) -> Bool {
            tokens.indices.contains(at) && tokens.indices.contains(at - 1)
                && !tokens[at].isSpaced && [".", ",", "'"].contains(tokens[at].symbol ?? " ")
                && tokens.indices.contains(at + 1) && tokens[at + 1].digits != nil && !tokens[at + 1].isSpaced
        }
        return isGlued(index + 1)
    }

    private static func isContext(_ index: Int, in tokens: [TextToken]) -> Bool {
        switch tokens[index].kind {
        case .word(let word): words.contains(word) || MonthName.month(of: word) != nil
        case .symbol(let symbol): symbols.contains(symbol)
        case .digits(let digits):
            // The day and the month of a date before the year.
            digits.count <= 2 && index + 1 < tokens.count
                && (tokens[index + 1].word.flatMap(MonthName.month(of:)) != nil
                    || (tokens[index + 1].symbol == "." && !tokens[index + 1].isSpaced && index + 2 < tokens.count
                        && tokens[index + 2].digits != nil && !tokens[index + 2].isSpaced
                        && isDateTail(index, in: tokens)))
        }
    }

    /// `01.03.2021` from its day or its month on.
    private static func isDateTail(_ index: Int, in tokens: [TextToken]) -> Bool {
        guard let follower = tokens[index + 2].digits else { return false }
        if follower.count == 4 { return true }
        return follower.count == 2 && index + 4 < tokens.count && tokens[index + 3].symbol == "."
            && tokens[index + 4].digits?.count == 4
    }
}

/// Words before a figure that change what it says.
package enum FigureWords {
    package static let approximate: Set<String> = [
        "около", "примерно", "приблизительно", "порядка", "почти", "ок", "прим", "about", "circa", "approx",
        "approximately",
        "nearly", "ca", "c",
    ]
    package static let bound: Set<String> = [
        "более", "свыше", "менее", "до", "от", "больше", "меньше", "over", "under", "than", "more", "less", "least",
    ]
    package static let approximateSymbols: Set<Unicode.Scalar> = ["~", "≈", "≃", "∼", "±", "?"]
    package static let boundSymbols: Set<Unicode.Scalar> = ["<", ">", "≤", "≥"]

    package static func hasApproximateSymbol(_ tokens: [TextToken]) -> Bool {
        for token in tokens {
            if let symbol = token.symbol, approximateSymbols.contains(symbol) { return true }
        }
        return false
    }

    /// What the words say of the figure, if any of them says something.
    package static func problem(in tokens: [TextToken]) -> FactProblem? {
        for token in tokens {
            if let word = token.word {
                if bound.contains(word) { return .bound }
                if approximate.contains(word) { return .approximate }
            } else if let symbol = token.symbol {
                if boundSymbols.contains(symbol) { return .bound }
                if approximateSymbols.contains(symbol) { return .approximate }
            }
        }
        return nil
    }
}

extension FoldedText {
    /// The words of these tokens, as the source writes them.
    package func original(of tokens: some Collection<TextToken>) -> String {
        var text = ""
        var end: Int?
        for token in tokens {
            if let end, token.isSpaced || token.range.lowerBound > end { text += " " }
            text += original(token.range)
            end = token.range.upperBound
        }
        return text
    }
}

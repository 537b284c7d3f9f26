/// Reads tokens from left to right. Each `take…` moves on only if what it looks for stands there.
package struct TokenScanner {
    package let tokens: [TextToken]
    package var position = 0

    package init(_ tokens: [TextToken]) { self.tokens = tokens }

    package init(_ text: some StringProtocol) { self.init(FoldedText(text).tokens) }

    package var isAtEnd: Bool { position >= tokens.count }
    package var next: TextToken? { self[0] }

    /// The token so many places ahead.
    package subscript(ahead: Int) -> TextToken? {
        let index = position + ahead
        return tokens.indices.contains(index) ? tokens[index] : nil
    }

    package func isAt(anySymbolOf symbols: Set<Unicode.Scalar>) -> Bool {
        guard let symbol = next?.symbol else { return false }
        return symbols.contains(symbol)
    }

    package mutating func take(symbol: Unicode.Scalar) -> Bool { take(anySymbolOf: [symbol]) != nil }

    package mutating func take(anySymbolOf symbols: Set<Unicode.Scalar>) -> Unicode.Scalar? {
        guard let symbol = next?.symbol, symbols.contains(symbol) else { return nil }
        position += 1
        return symbol
    }

    package mutating func take(word: String) -> Bool { take(anyWordOf: [word]) != nil }

    package mutating func take(anyWordOf words: Set<String>) -> String? {
        guard let word = next?.word, words.contains(word) else { return nil }
        position += 1
        return word
    }

    /// A mark between a label and its figure. In `-5` the dash is the figure's own.
    package mutating func takeDashOrColon() -> Bool {
        if next?.symbol == "-", self[1]?.digits != nil, self[1]?.isSpaced == false { return false }
        return take(anySymbolOf: [":", "-", "="]) != nil
    }

    package mutating func skip(symbols: Set<Unicode.Scalar>) {
        while take(anySymbolOf: symbols) != nil {}
    }

    /// What `read` reads; the position stays where it was if it reads nothing.
    package mutating func attempt<Value>(_ read: (inout TokenScanner) -> Value?) -> Value? {
        var copy = self
        guard let value = read(&copy) else { return nil }
        self = copy
        return value
    }
}

import Cities

/// `Договор о дружбе (1997 г.)`: what kind of tie, and since when.
struct AgreementText {
    static func read(_ text: String, currentYear: Int) -> FactReading<Agreement> {
        let folded = FoldedText(text)
        let tokens = folded.tokens
        if FigureWords.hasApproximateSymbol(tokens) { return .unread(.approximate) }
        let kind = kind(of: tokens)
        let years = years(in: tokens)
        guard let year = years.only else {
            let problem = years.isEmpty ? nil : FactProblem.several
            guard let kind else { return .unread(problem ?? .notUnderstood(folded.original(of: tokens))) }
            return FactReading(value: Agreement(kind: kind, year: nil), problem: problem)
        }
        if year > currentYear { return .unread(.implausible(.yearInFuture(year))) }
        if year < 1900 { return .unread(.implausible(.agreementYear(year))) }
        return .value(Agreement(kind: kind, year: year))
    }

    /// The closest tie that the words name.
    private static func kind(of tokens: [Token]) -> Agreement.Kind? {
        let words = tokens.compactMap(\.word)
        func names(_ stems: String...) -> Bool { words.contains { word in stems.contains { word.hasPrefix($0) } } }
        if names("побратим", "породнен", "twin", "sister") { return .twinning }
        if names("партнер", "partner") { return .partnership }
        if names("дружб", "friendship") { return .friendship }
        let cooperates = names("сотруднич", "cooperat", "кооперац")
        if names("дружествен", "friendly") { return cooperates ? .partnership : .friendship }
        return cooperates ? .cooperation : nil
    }

    /// The distinct years; those in parentheses alone, if there are any, since there the portal puts the document's own.
    private static func years(in tokens: [Token]) -> Set<Int> {
        var inParentheses: Set<Int> = []
        var all: Set<Int> = []
        var depth = 0
        for (index, token) in tokens.enumerated() {
            if token.symbol == "(" { depth += 1 }
            if token.symbol == ")" { depth = max(0, depth - 1) }
            guard let year = token.number, token.digits?.count == 4, year >= 1000,
                index == 0 || tokens[index - 1].symbol != "№"
            else { continue }
            all.insert(year)
            if depth > 0 { inParentheses.insert(year) }
        }
        return inParentheses.isEmpty ? all : inParentheses
    }
}

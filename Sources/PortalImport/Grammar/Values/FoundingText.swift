import Cities

/// `1891 г.`, `311 до н.э.`, `основан в 1005 году`, `660 BC`.
struct FoundingText {
    private static let noise: Set<String> = [
        "г", "год", "года", "году", "в", "основан", "основана", "основано", "основание", "основания", "дата", "первое",
        "упоминание", "впервые", "упомянут", "упомянута", "упоминается", "founded", "in", "year", "город", "since", "с",
    ]

    static func read(_ text: String, currentYear: Int) -> FactReading<Founding> {
        let folded = FoldedText(text)
        let tokens = folded.tokens
        if namesCentury(tokens) { return .unread(.century) }
        var years: [Int] = []
        var leftovers: [Token] = []
        var doubts: [Token] = []
        var era: Era?
        var scanner = TokenScanner(tokens)
        while let token = scanner.next {
            if let found = scanner.takeEra() {
                era = found
            } else if let date = scanner.takeDayOfYear() {
                years.append(date)
            } else if let number = token.number, (1...4).contains(token.digits?.count ?? 0) {
                years.append(number)
                scanner.position += 1
            } else {
                scanner.position += 1
                if FigureWords.problem(in: [token]) != nil {
                    doubts.append(token)
                } else if token.word.map({ !noise.contains($0) }) ?? (token.symbol == "-" || !token.isPunctuation) {
                    leftovers.append(token)
                }
            }
        }
        if let problem = FigureWords.problem(in: doubts) { return .unread(problem) }
        guard let year = years.first else { return .unread(.notUnderstood(folded.original(of: tokens))) }
        guard years.count == 1 else { return .unread(.several) }
        guard leftovers.isEmpty else { return .unread(.notUnderstood(folded.original(of: leftovers))) }
        let signed = era == .before ? -year : year
        if signed == 0 || signed < -10_000 { return .unread(.implausible(.noSuchYear(signed))) }
        if signed > currentYear { return .unread(.implausible(.yearInFuture(signed))) }
        return .value(Founding(year: signed))
    }

    /// `XII век`, `12 в.`, `начало XIII`: Roman digits are letters, and the X is often the Russian Х.
    private static func namesCentury(_ tokens: [Token]) -> Bool {
        tokens.indices.contains { index in
            guard let word = tokens[index].word else { return false }
            if word.hasPrefix("век") || word.hasPrefix("столети") || word == "century" { return true }
            if word.unicodeScalars.allSatisfy({ ["i", "v", "x"].contains($0) }) { return true }
            guard word == "в" || word == "вв", index > 0 else { return false }
            let before = tokens[index - 1]
            return before.digits.map { $0.count <= 2 } ?? false
                || before.word?.unicodeScalars.allSatisfy { ["i", "v", "x", "х", "і"].contains($0) } ?? false
        }
    }
}

private enum Era { case before, ours }

extension TokenScanner {
    /// `до н.э.`, `до нашей эры`, `до Р. Х.`, `н. э.`, `BC`, `B.C.`, `AD`.
    fileprivate mutating func takeEra() -> Era? {
        attempt { scanner in
            let isBefore = scanner.take(word: "до")
            if scanner.takeInitials("н", "э") || scanner.takeInitials("р", "х")
                || (scanner.take(word: "нашей") && scanner.take(word: "эры"))
            {
                return isBefore ? .before : .ours
            }
            guard !isBefore else { return nil }
            if scanner.take(anyWordOf: ["bc", "bce"]) != nil || scanner.takeInitials("b", "c") { return .before }
            return scanner.take(anyWordOf: ["ad", "ce"]) != nil ? .ours : nil
        }
    }

    /// `н.э.`, `н. э`, `нэ`.
    private mutating func takeInitials(_ first: String, _ second: String) -> Bool {
        attempt { scanner in
            if scanner.take(word: first + second) {
                _ = scanner.take(symbol: ".")
                return true
            }
            guard scanner.take(word: first) else { return nil }
            _ = scanner.take(symbol: ".")
            guard scanner.take(word: second) else { return nil }
            _ = scanner.take(symbol: ".")
            return true
        } ?? false
    }

    /// The year of `27 августа 1979 г.` or `27.08.1979`.
    fileprivate mutating func takeDayOfYear() -> Int? {
        attempt { scanner in
            guard let expression = scanner.takeDateExpression(), case .date(let date) = expression, date.last == nil,
                date.first.month != nil
            else { return nil }
            return date.first.year
        }
    }
}

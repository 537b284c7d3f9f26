import Cities

/// The label before a fact: `Население:`, `Площадь города :`, `Год основания`.
struct FactLabel: Hashable {
    let name: FactName
    /// The index of its first token, and of the first behind the label and its colon.
    let tokens: Range<Int>
    let hasColon: Bool
    /// What stands between the label and its colon: the `км²` of `Площадь (км²):` and of `Площадь, км²:`.
    let remark: Range<Int>?

    /// - Returns: `nil` if no label starts at the token `index`.
    init?(at index: Int, in tokens: [TextToken]) {
        let words = tokens[index...].prefix(6).map { $0.word ?? ($0.symbol == "-" && !$0.isSpaced ? "-" : "") }
        guard let (name, length) = Self.longest(in: words) else { return nil }
        var scanner = TokenScanner(tokens)
        scanner.position = index + length
        while scanner.take(anyWordOf: Self.qualifiers) != nil { _ = scanner.take(symbol: ".") }
        remark = scanner.attempt { $0.takeRemark() }
        var hasColon = false
        while let symbol = scanner.next?.symbol {
            if symbol == ":" || symbol == "：" {
                hasColon = true
            } else if symbol == "-" || symbol == "=" {
                // `Часовой пояс: -3` is a sign, `Население - 4 млн` is not.
                guard !hasColon, scanner[1]?.isSpaced == true else { break }
            } else if symbol != "." {
                break
            }
            scanner.position += 1
        }
        // `Провинция Шаньдун славится…` is prose.
        let isAlone = index == 0 && scanner.isAtEnd
        if FactKinds.kind(named: name)?.isAnyText == true, !hasColon, !isAlone { return nil }
        self.name = name
        self.tokens = index..<scanner.position
        self.hasColon = hasColon
    }

    /// All labels of a line that starts with one: the first, and those further on that have a colon.
    static func all(in tokens: [TextToken]) -> [FactLabel] {
        guard !tokens.isEmpty, let first = FactLabel(at: 0, in: tokens) else { return [] }
        var labels = [first]
        var index = first.tokens.upperBound
        while index < tokens.count {
            // `Документ: Соглашение: …` is one document.
            if let label = FactLabel(at: index, in: tokens), label.hasColon,
                label.name != labels[labels.count - 1].name,
                !isInsideAddress(index, tokens)
            {
                labels.append(label)
                index = label.tokens.upperBound
            } else {
                index += 1
            }
        }
        return labels
    }

    private static func isInsideAddress(_ index: Int, _ tokens: [TextToken]) -> Bool {
        guard !tokens[index].isSpaced, let symbol = tokens[index - 1].symbol else { return false }
        return symbol == "." || symbol == "/" || symbol == "-" || symbol == "@"
    }

    private static func longest(in words: [String]) -> (FactName, Int)? {
        phrases.lazy.filter { words.starts(with: $0.words) }.map { ($0.name, $0.words.count) }.max { $0.1 < $1.1 }
    }

    /// Words between a label and its colon.
    private static let qualifiers: Set<String> = [
        "города", "территории", "области", "региона", "района", "провинции", "округа", "республики", "администрации",
        "мэрии",
        "муниципалитета", "населения", "г", "о", "побратимстве", "сотрудничестве", "города-побратима", "in", "of",
        "the", "city",
    ]

    private static let phrases: [(name: FactName, words: [String])] = FactKinds.all.flatMap { kind in
        kind.labels.values.joined().map { (kind.name, $0.split(separator: " ").map(String.init)) }
    }
}

extension TokenScanner {
    /// A parenthesis, or a comma and up to four words, if the colon follows.
    fileprivate mutating func takeRemark() -> Range<Int>? {
        let start = position
        let isInParentheses = take(symbol: "(")
        guard isInParentheses || take(symbol: ",") else { return nil }
        let first = position
        let ends: Set<Unicode.Scalar> = [isInParentheses ? ")" : ":", "："]
        while !isAtEnd, !isAt(anySymbolOf: ends) {
            guard position - start < 12 else { return nil }
            position += 1
        }
        let remark = first..<position
        guard !remark.isEmpty, isInParentheses || tokens[remark].count(where: { $0.word != nil }) <= 4,
            !isInParentheses || take(symbol: ")"), isAtColon
        else { return nil }
        return remark
    }

    private var isAtColon: Bool { isAt(anySymbolOf: [":", "："]) }
}

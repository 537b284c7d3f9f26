/// `10,3 млн человек (2024 г.)`, `887 тыс чел`, `4 300 000`, `1 млн 250 тыс. жителей`.
struct PopulationText {
    struct Reading: Hashable {
        var people: Int
        /// The other reading of a number like `1,234 тыс.`
        var ifThousands: Int?
    }

    private static let people: Set<String> = [
        "чел", "человек", "человека", "человеков", "жит", "жителей", "жителя", "житель", "people", "persons",
        "inhabitants",
        "residents",
    ]

    static func read(_ text: String) -> FactReading<Reading> {
        let folded = FoldedText(text)
        let asOf = AsOfYear(in: folded.tokens)
        guard !asOf.isSeveral else { return .unread(.several) }
        if let problem = FigureWords.problem(in: asOf.rest) { return .unread(problem, asOf: asOf.year) }
        var scanner = TokenScanner(asOf.rest)
        while scanner.take(anyWordOf: ["население", "города", "численность", "населения", "составляет"]) != nil
            || scanner.takeDashOrColon()
        {}
        guard let first = scanner.takeNumber() else {
            return .unread(.notUnderstood(folded.original(of: asOf.rest)), asOf: asOf.year)
        }
        let scale = scanner.takeScale()
        var value = first.value * scale
        var ifThousands = first.ifThousands.map { $0 * scale }
        if scale > 1_000, let more = scanner.attempt({ $0.takeSmallerPart(than: scale) }) {
            value += more
            ifThousands = nil
        }
        _ = scanner.take(anyWordOf: people)
        scanner.skip(symbols: [".", ",", ";", ")"])
        guard scanner.isAtEnd else {
            let rest = scanner.tokens[scanner.position...]
            return .unread(
                rest.contains { $0.digits != nil } ? .several : .notUnderstood(folded.original(of: rest)),
                asOf: asOf.year
            )
        }
        // Nobody is a fraction of a person: `887,123 чел.` has only one reading.
        if let thousands = ifThousands, value != value.rounded() {
            value = thousands
            ifThousands = nil
        }
        guard let people = whole(value) else {
            return .unread(.notUnderstood(folded.original(of: asOf.rest)), asOf: asOf.year)
        }
        return .value(Reading(people: people, ifThousands: ifThousands.flatMap(whole)), asOf: asOf.year)
    }

    /// The number, rounded where only the arithmetic of scales is uneven; `nil` for a fraction of a person.
    private static func whole(_ value: Double) -> Int? {
        let rounded = value.rounded()
        return abs(value - rounded) < 1e-3 && abs(rounded) < 1e15 ? Int(rounded) : nil
    }
}

extension TokenScanner {
    /// The `250 тыс.` of `1 млн 250 тыс.`
    fileprivate mutating func takeSmallerPart(than scale: Double) -> Double? {
        guard let number = takeNumber() else { return nil }
        let smaller = takeScale()
        return smaller > 1 && smaller < scale && number.ifThousands == nil && number.value < scale / smaller
            ? number.value * smaller : nil
    }
}

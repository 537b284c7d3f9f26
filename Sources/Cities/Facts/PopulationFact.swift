/// How many people live there.
package enum PopulationFact: FactKind {
    package struct Written: WrittenFact {
        package var people: Int?
        package var asOf: Int?
        package var source: String
        package var language: String?
    }

    package static let name = FactName.population
    package static let title = FactTitle(russian: "население", english: "population")
    package static let labels: [LanguageTag: [String]] = [
        .russian: [
            "население", "численность населения", "численность", "число жителей", "количество жителей",
            "кол - во жителей",
        ],
        .english: ["population", "city population"],
    ]
    package static let place = FactPlace.figure(1)
    package static let isBareFigure = true
    package static let isJudgedLast = true

    package static func read(_ source: FactSource) -> FactReading<PopulationText.Reading> {
        PopulationText.read(source.text)
    }

    package static func judge(
        _ reading: FactReading<PopulationText.Reading>,
        _ source: FactSource,
        beside others: FactReadings
    ) -> FactReading<Population> {
        Plausibility(area: nil, population: reading).population ?? .unread(.several)
    }

    package static func written(_ fact: Fact<Population>) -> Written {
        Written(people: fact.value?.people, asOf: fact.asOf, source: fact.source, language: fact.writtenLanguage)
    }

    package static func value<File: FactFile>(of written: Written, in file: File) throws(File.Failure) -> Population? {
        if let value = written.people, !(0...1_000_000_000).contains(value) {
            throw file.error("facts.population.people", .implausible(Double(value)))
        }
        return written.people.map(Population.init)
    }

    package static func said(
        _ value: Population,
        _ fact: Fact<Population>,
        in wording: some FactWording
    ) -> [SaidPart]? {
        [.plain(wording.round(value.people))]
    }

    package static func searched(
        _ value: Population,
        _ fact: Fact<Population>,
        in wording: some FactWording
    ) -> String? {
        "\(wording.round(value.people)) \(wording.caption(of: name, asOf: fact.asOf))"
    }

    package static func data(_ fact: Fact<Population>) -> [String: FactDatum] {
        var data: [String: FactDatum] = [:]
        data["people"] = fact.value.map { .whole($0.people) }
        data["populationYear"] = fact.asOf.map { .whole($0) }
        return data
    }
}

extension FactName {
    package static let population = FactName(rawValue: "population")
}

extension CityFacts {
    package var population: Fact<Population>? {
        get { self[PopulationFact.self] }
        set { self[PopulationFact.self] = newValue }
    }
}

package struct Population: Hashable, Sendable {
    package var people: Int

    package init(people: Int) { self.people = people }
}

/// `10,3 млн человек (2024 г.)`, `887 тыс чел`, `4 300 000`, `1 млн 250 тыс. жителей`.
package struct PopulationText {
    package struct Reading: Hashable, Sendable {
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

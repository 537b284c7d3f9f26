/// The area, in square kilometres.
package enum AreaFact: FactKind {
    package struct Written: WrittenFact {
        package var squareKilometres: Double?
        package var asOf: Int?
        package var source: String
        package var language: String?
    }

    package static let name = FactName.area
    package static let title = FactTitle(russian: "площадь", english: "area")
    package static let labels: [LanguageTag: [String]] = [
        .russian: ["площадь", "общая площадь", "территория"],
        .english: ["area", "city area", "total area"],
    ]
    package static let place = FactPlace.figure(2)
    package static let isBareFigure = true
    package static let isJudgedLast = true

    package static func read(_ source: FactSource) -> FactReading<AreaText.Reading> { AreaText.read(source.text) }

    package static func judge(
        _ reading: FactReading<AreaText.Reading>,
        _ source: FactSource,
        beside others: FactReadings
    ) -> FactReading<Area> {
        Plausibility(area: reading, population: others[PopulationFact.self]).area ?? .unread(.several)
    }

    package static func written(_ fact: Fact<Area>) -> Written {
        Written(
            squareKilometres: fact.value?.squareKilometres,
            asOf: fact.asOf,
            source: fact.source,
            language: fact.writtenLanguage
        )
    }

    package static func value<File: FactFile>(of written: Written, in file: File) throws(File.Failure) -> Area? {
        if let value = written.squareKilometres, !(value > 0 && value < 1e8) {
            throw file.error("facts.area.squareKilometres", .implausible(value))
        }
        return written.squareKilometres.map(Area.init)
    }

    package static func said(_ value: Area, _ fact: Fact<Area>, in wording: some FactWording) -> [SaidPart]? {
        [.plain(wording.squareKilometres(value.squareKilometres))]
    }

    package static func data(_ fact: Fact<Area>) -> [String: FactDatum] {
        fact.value.map { ["squareKilometres": .number($0.squareKilometres)] } ?? [:]
    }
}

extension FactName {
    package static let area = FactName(rawValue: "area")
}

extension CityFacts {
    package var area: Fact<Area>? {
        get { self[AreaFact.self] }
        set { self[AreaFact.self] = newValue }
    }
}

package struct Area: Hashable, Sendable {
    package var squareKilometres: Double

    package init(squareKilometres: Double) { self.squareKilometres = squareKilometres }
}

/// `885,61 км2 (2021 г.)`, `11 292 км²`, `2,678 km2`, `1,2 тыс. кв. км`, `4500 га`.
package struct AreaText {
    /// The number with its unit applied.
    package struct Reading: Hashable, Sendable {
        var squareKilometres: Double
        /// The other reading of a number like `2,678`.
        var ifThousands: Double?
        /// The unit is in Russian letters, whose decimal sign is the comma; and a comma it is.
        var hasRussianComma: Bool
    }

    static func read(_ text: String) -> FactReading<Reading> {
        let folded = FoldedText(text)
        let asOf = AsOfYear(in: folded.tokens)
        guard !asOf.isSeveral else { return .unread(.several) }
        if let problem = FigureWords.problem(in: asOf.rest) { return .unread(problem, asOf: asOf.year) }
        var scanner = TokenScanner(asOf.rest)
        while scanner.take(anyWordOf: ["площадь", "города", "общая", "территория", "территории", "составляет"]) != nil
            || scanner.takeDashOrColon()
        {}
        let numberStart = scanner.position
        guard let number = scanner.takeNumber() else {
            return .unread(.notUnderstood(folded.original(of: asOf.rest)), asOf: asOf.year)
        }
        let hasComma = asOf.rest[numberStart..<scanner.position].contains { $0.symbol == "," }
        let scale = scanner.takeScale()
        guard let unit = scanner.takeAreaUnit() else {
            scanner.skip(symbols: [".", ",", ";"])
            return scanner.isAtEnd
                ? .unread(.unitMissing, asOf: asOf.year)
                : .unread(.notUnderstood(folded.original(of: scanner.tokens[scanner.position...])), asOf: asOf.year)
        }
        scanner.skip(symbols: [".", ",", ";", ")"])
        guard scanner.isAtEnd else {
            let rest = scanner.tokens[scanner.position...]
            return .unread(
                rest.contains { $0.digits != nil } ? .several : .notUnderstood(folded.original(of: rest)),
                asOf: asOf.year
            )
        }
        return .value(
            Reading(
                squareKilometres: number.value * scale * unit.squareKilometres,
                ifThousands: number.ifThousands.map { $0 * scale * unit.squareKilometres },
                hasRussianComma: unit.isRussian && hasComma
            ),
            asOf: asOf.year
        )
    }
}

private struct AreaUnit {
    var squareKilometres: Double
    var isRussian: Bool
}

extension TokenScanner {
    fileprivate mutating func takeAreaUnit() -> AreaUnit? {
        attempt { scanner in
            let isRussian = scanner.next?.word?.unicodeScalars.first.map { $0.value >= 0x400 } ?? false
            if scanner.takeSquareWord() {
                guard let length = scanner.takeLength() else { return nil }
                return AreaUnit(squareKilometres: length * length, isRussian: isRussian)
            }
            if let hectares = scanner.take(anyWordOf: ["га", "гектар", "гектара", "гектаров", "ha", "hectares"]) {
                return AreaUnit(squareKilometres: 0.01, isRussian: hectares != "ha" && hectares != "hectares")
            }
            guard let length = scanner.takeLength(), scanner.takeSquareMark() else { return nil }
            return AreaUnit(squareKilometres: length * length, isRussian: isRussian)
        }
    }

    /// `кв.`, `квадратных`, `sq.`
    private mutating func takeSquareWord() -> Bool {
        let words: Set<String> = ["кв", "квадратных", "квадратные", "квадратный", "квадратного", "sq", "square"]
        guard take(anyWordOf: words) != nil else { return false }
        _ = take(symbol: ".")
        return true
    }

    /// In kilometres.
    private mutating func takeLength() -> Double? {
        let lengths: [String: Double] = [
            "км": 1, "километр": 1, "километра": 1, "километров": 1, "km": 1, "kilometres": 1, "kilometers": 1,
            "kms": 1,
            "м": 0.001, "метр": 0.001, "метра": 0.001, "метров": 0.001, "m": 0.001,
            "mi": 1.609_344, "mile": 1.609_344, "miles": 1.609_344,
        ]
        guard let length = next?.word.flatMap({ lengths[$0] }) else { return nil }
        position += 1
        return length
    }

    /// `²`, `2`, `^2`, `кв.` behind the length.
    private mutating func takeSquareMark() -> Bool {
        attempt { scanner in
            _ = scanner.take(symbol: ".")
            if scanner.take(symbol: "²") { return true }
            _ = scanner.take(symbol: "^")
            if scanner.next?.digits == "2" {
                scanner.position += 1
                return true
            }
            return scanner.takeSquareWord() ? true : nil
        } ?? false
    }
}

/// The year of founding, or of the first mention.
package enum FoundedFact: FactKind {
    package struct Written: WrittenFact {
        /// Negative before our era.
        package var year: Int?
        package var source: String
        package var language: String?
    }

    package static let name = FactName.founded
    package static let title = FactTitle(russian: "год основания", english: "year of founding")
    package static let labels: [LanguageTag: [String]] = [
        .russian: [
            "год основания", "дата основания", "основан", "основана", "основано", "основание", "год образования",
            "дата образования", "год первого упоминания", "первое упоминание",
        ],
        .english: ["founded", "year of foundation"],
    ]
    package static let place = FactPlace.figure(3)

    package static func read(_ source: FactSource) -> FactReading<Founding> {
        FoundingText.read(source.text, currentYear: source.currentYear)
    }

    package static func written(_ fact: Fact<Founding>) -> Written {
        Written(year: fact.value?.year, source: fact.source, language: fact.writtenLanguage)
    }

    package static func value<File: FactFile>(of written: Written, in file: File) throws(File.Failure) -> Founding? {
        guard written.year != 0 else { throw file.error("facts.founded.year", .yearZero) }
        return written.year.map(Founding.init)
    }

    package static func said(_ value: Founding, _ fact: Fact<Founding>, in wording: some FactWording) -> [SaidPart]? {
        [.plain(wording.yearOfEra(value.year))]
    }

    package static func data(_ fact: Fact<Founding>) -> [String: FactDatum] {
        fact.value.map { ["foundedYear": .whole($0.year)] } ?? [:]
    }
}

extension FactName {
    package static let founded = FactName(rawValue: "founded")
}

extension CityFacts {
    package var founded: Fact<Founding>? {
        get { self[FoundedFact.self] }
        set { self[FoundedFact.self] = newValue }
    }
}

/// When a city was founded, or first mentioned.
package struct Founding: Hashable, Sendable {
    /// Years before our era are negative: -311 is 311 BC. There is no year 0.
    package var year: Int

    package init(year: Int) { self.year = year }
}

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
        var leftovers: [TextToken] = []
        var doubts: [TextToken] = []
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
    private static func namesCentury(_ tokens: [TextToken]) -> Bool {
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

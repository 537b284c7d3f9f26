/// The document that ties the two cities: which kind of tie, since when, and what it is called.
package enum AgreementFact: FactKind {
    package struct Written: WrittenFact {
        package var kind: String?
        package var year: Int?
        package var title: [String: String]?
        package var source: String
        package var language: String?
    }

    package static let name = FactName.agreement
    package static let title = FactTitle(russian: "документ", english: "agreement")
    package static let labels: [LanguageTag: [String]] = [
        .russian: ["документ", "документы", "соглашение", "договор", "меморандум"],
        .english: ["document", "agreement"],
    ]
    package static let place = FactPlace.row

    package static func read(_ source: FactSource) -> FactReading<Agreement> {
        AgreementText.read(source.text, currentYear: source.currentYear)
    }

    package static func written(_ fact: Fact<Agreement>) -> Written {
        Written(
            kind: fact.value?.kind?.rawValue,
            year: fact.value?.year,
            source: fact.source,
            language: fact.writtenLanguage
        )
    }

    package static func value<File: FactFile>(of written: Written, in file: File) throws(File.Failure) -> Agreement? {
        let title = try file.localized(written.title ?? [:], "facts.agreement.title")
        var kind: Agreement.Kind?
        if let text = written.kind {
            kind = Agreement.Kind(rawValue: text)
            guard kind != nil else {
                throw file.error("facts.agreement.kind", .noneOf(Agreement.Kind.allCases.map(\.rawValue), found: text))
            }
        }
        return Agreement(kind: kind, year: written.year, title: title)
    }

    package static func said(
        _ value: Agreement,
        _ fact: Fact<Agreement>,
        in wording: some FactWording
    ) -> [SaidPart]? {
        guard let title = wording.best(value.title) else { return nil }
        return [.text(title.value, title.language)] + (value.year.map { [.plain(", \(wording.year($0))")] } ?? [])
    }

    package static func data(_ fact: Fact<Agreement>) -> [String: FactDatum] {
        var data: [String: FactDatum] = [:]
        data["agreementKind"] = fact.value?.kind.map { .text($0.rawValue) }
        data["agreementYear"] = fact.value?.year.map { .whole($0) }
        return data
    }
}

extension FactName {
    package static let agreement = FactName(rawValue: "agreement")
}

extension CityFacts {
    package var agreement: Fact<Agreement>? {
        get { self[AgreementFact.self] }
        set { self[AgreementFact.self] = newValue }
    }
}

/// The document that ties the two cities.
package struct Agreement: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// Twin towns (побратимские отношения).
        case twinning
        /// A treaty of friendship.
        case friendship
        /// A memorandum of friendly co-operation, or of partnership.
        case partnership
        /// A treaty or memorandum of co-operation.
        case cooperation
    }

    /// `nil`: the document's title does not say.
    package var kind: Kind?
    package var year: Int?
    /// The document's name. Empty: only the source's text is there.
    package var title: Localized<String>

    package init(kind: Kind?, year: Int?, title: Localized<String> = Localized([:])) {
        self.kind = kind
        self.year = year
        self.title = title
    }
}

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
    private static func kind(of tokens: [TextToken]) -> Agreement.Kind? {
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
    private static func years(in tokens: [TextToken]) -> Set<Int> {
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

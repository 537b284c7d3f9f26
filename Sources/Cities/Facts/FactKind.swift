/// A kind of fact: all that is special to it. Each kind is one file, and one line of ``FactKinds``.
///
/// A fact goes this way: a portal's page names it (``labels``), its text is read (``read(_:)``,
/// ``judge(_:_:beside:)``), it is written into `city.json` (``written(_:)``) and taken from there (``value(of:in:)``),
/// and pages and search say it (``said(_:_:in:)``). Its name on pages stands in the words of each language, under
/// `facts` and its ``name``.
package protocol FactKind: Sendable {
    /// What is known once the source's text is understood.
    associatedtype Value: Hashable & Sendable
    /// What the text says by itself, before other facts of the city have a say in it.
    associatedtype Reading: Sendable = Value
    /// The fact in `city.json`.
    associatedtype Written: WrittenFact

    static var name: FactName { get }
    /// What operators call it.
    static var title: FactTitle { get }
    /// What portals call it, by language: words in lower case, `е` for `ё`, a space around each hyphen.
    static var labels: [LanguageTag: [String]] { get }
    static var place: FactPlace { get }

    // MARK: Where a page of the portal names it

    /// Any text could be its value, so that a label counts only with a colon, or alone on its line, among the facts.
    static var isAnyText: Bool { get }
    /// What its label says in a remark, `Площадь (км²):`, belongs to the value without parentheses.
    static var isBareFigure: Bool { get }
    /// It stands among events, too, and so does not tell that an entry begins.
    static var isAmongEvents: Bool { get }
    /// Tells whether ``judge(_:_:beside:)`` needs the other facts, and waits for the end of the entry.
    static var isJudgedLast: Bool { get }

    static func read(_ source: FactSource) -> FactReading<Reading>
    static func judge(
        _ reading: FactReading<Reading>,
        _ source: FactSource,
        beside others: FactReadings
    ) -> FactReading<Value>

    // MARK: In the content folder

    static func written(_ fact: Fact<Value>) -> Written
    /// - Returns: `nil` where only the source's text is written.
    static func value<File: FactFile>(of written: Written, in file: File) throws(File.Failure) -> Value?

    // MARK: On pages and in the search

    /// - Returns: `nil` to show the source's own text.
    static func said(_ value: Value, _ fact: Fact<Value>, in wording: some FactWording) -> [SaidPart]?
    /// What stands behind the label in the sentence that the search finds; `nil` for one that this language leaves out.
    static func searched(_ value: Value, _ fact: Fact<Value>, in wording: some FactWording) -> String?
    static var isSearched: Bool { get }
    /// What `data/cities.json` holds of it.
    static func data(_ fact: Fact<Value>) -> [String: FactDatum]
}

/// The name of a kind in `city.json`, in words files and in reports: `population`.
package struct FactName: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
}

/// What operators call a fact, in their two languages.
package struct FactTitle: Sendable {
    package let russian: String
    package let english: String
}

/// Where a city's page shows a fact.
package enum FactPlace: Hashable, Sendable {
    /// Among the figures, the lowest number first.
    case figure(Int)
    /// In the list below them, in the order of ``FactKinds``.
    case row
    /// There, but only where no picture is shown.
    case rowWithoutPhoto
}

/// A piece of what is said of a fact.
package enum SaidPart: Hashable, Sendable {
    case plain(String)
    case text(String, LanguageTag)
    case link(WebAddress)

    package var plainText: String {
        switch self {
        case .plain(let text), .text(let text, _): text
        case .link(let address): address.short
        }
    }
}

/// A value for programs that read `data/cities.json`.
package enum FactDatum: Hashable, Sendable, Encodable {
    case text(String)
    case whole(Int)
    case number(Double)
    case list([String])

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .whole(let number): try container.encode(number)
        case .number(let number): try container.encode(number)
        case .list(let texts): try container.encode(texts)
        }
    }
}

/// How a language says what facts are made of.
package protocol FactWording {
    var language: LanguageTag { get }
    func label(of fact: FactName) -> String
    /// The caption of a figure.
    func caption(of fact: FactName, asOf year: Int?) -> String
    func best(_ text: Localized<String>) -> (value: String, language: LanguageTag)?
    func year(_ year: Int) -> String
    func yearOfEra(_ year: Int) -> String
    func round(_ people: Int) -> String
    func squareKilometres(_ area: Double) -> String
    func offset(minutes: Int) -> String
    func inSummer(_ offset: String) -> String
}

// MARK: - What holds for most kinds

extension FactKind {
    package static var isAnyText: Bool { false }
    package static var isBareFigure: Bool { false }
    package static var isAmongEvents: Bool { false }
    package static var isJudgedLast: Bool { false }
    package static var isSearched: Bool { true }

    package static func searched(_ value: Value, _ fact: Fact<Value>, in wording: some FactWording) -> String? {
        said(value, fact, in: wording)?.map(\.plainText).joined()
    }

    package static func data(_ fact: Fact<Value>) -> [String: FactDatum] { [:] }
}

extension FactKind where Reading == Value {
    package static func judge(
        _ reading: FactReading<Value>,
        _ source: FactSource,
        beside others: FactReadings
    ) -> FactReading<Value> { reading }
}

// MARK: - Facts of whatever kind

/// A fact as a page shows it.
package struct ToldFact {
    package let name: FactName
    package let asOf: Int?
    /// `nil`: the source's text is shown.
    package let parts: [SaidPart]?
    package let source: String
    package let language: LanguageTag
}

extension FactKind {
    package static func told(of facts: CityFacts, in wording: some FactWording) -> ToldFact? {
        facts[Self.self].map { fact in
            ToldFact(
                name: name,
                asOf: fact.asOf,
                parts: fact.value.flatMap { said($0, fact, in: wording) },
                source: fact.source,
                language: fact.language
            )
        }
    }

    /// A sentence for the search. What could not be read is told as the source has it, in the source's language only.
    package static func sentence(of facts: CityFacts, in wording: some FactWording) -> String? {
        guard isSearched, let fact = facts[Self.self] else { return nil }
        if let value = fact.value, said(value, fact, in: wording) != nil {
            return searched(value, fact, in: wording).map { "\(wording.label(of: name)): \($0)" }
        }
        return wording.language == fact.language ? "\(wording.label(of: name)): \(fact.source)" : nil
    }

    package static func data(of facts: CityFacts) -> [String: FactDatum] { facts[Self.self].map(data) ?? [:] }
}

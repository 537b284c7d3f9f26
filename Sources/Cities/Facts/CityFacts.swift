/// What is known of a city in figures and words. A fact the source does not have is `nil`.
///
/// Each kind adds a property of its own where it is defined: `facts.population`.
package struct CityFacts: Hashable, Sendable {
    private var byName: [FactName: any KnownFact] = [:]

    package init() {}

    package subscript<Kind: FactKind>(kind: Kind.Type) -> Fact<Kind.Value>? {
        get { byName[kind.name] as? Fact<Kind.Value> }
        set { byName[kind.name] = newValue }
    }

    /// Marks the language that the source of all these facts is written in.
    package mutating func mark(_ language: LanguageTag) {
        for (name, fact) in byName {
            var fact = fact
            fact.language = language
            byName[name] = fact
        }
    }

    /// These facts, and those of `earlier` of which these have none.
    package func completed(by earlier: CityFacts) -> CityFacts {
        var facts = self
        facts.byName.merge(earlier.byName) { own, _ in own }
        return facts
    }

    package static func == (left: CityFacts, right: CityFacts) -> Bool {
        left.byName.count == right.byName.count
            && left.byName.allSatisfy { name, fact in right.byName[name].map(fact.isEqual) ?? false }
    }

    package func hash(into hasher: inout Hasher) {
        for name in byName.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            hasher.combine(name)
            byName[name]?.hash(into: &hasher)
        }
    }
}

/// A fact beside the source's own text of it.
///
/// Without a value, the text could not be read or is implausible: it is shown as written.
package struct Fact<Value: Hashable & Sendable>: Hashable, Sendable {
    package var value: Value?
    /// The year that the source says the value is from.
    package var asOf: Int?
    /// The source's own words, white space folded.
    package var source: String
    /// The language of ``source``.
    package var language: LanguageTag

    package init(value: Value?, asOf: Int? = nil, source: String, language: LanguageTag = .russian) {
        self.value = value
        self.asOf = asOf
        self.source = source
        self.language = language
    }
}

/// A fact of any kind.
private protocol KnownFact: Hashable, Sendable {
    var language: LanguageTag { get set }
}

extension Fact: KnownFact {}

extension KnownFact {
    fileprivate func isEqual(_ other: any KnownFact) -> Bool { other as? Self == self }
}

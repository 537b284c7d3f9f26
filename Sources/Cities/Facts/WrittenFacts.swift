/// A fact as `city.json` has it: the source's own text, and the value beside it, which may be missing.
package protocol WrittenFact: Codable, Hashable, Sendable {
    var source: String { get }
    /// The language of ``source``; `nil` for Russian.
    var language: String? { get }
    var asOf: Int? { get }
}

extension WrittenFact {
    package var asOf: Int? { nil }

    package func isEqual(_ other: any WrittenFact) -> Bool { other as? Self == self }
}

/// The object `facts` of `city.json`.
package struct WrittenFacts: Hashable, Sendable {
    private var byName: [FactName: any WrittenFact] = [:]

    package init() {}

    package init(_ facts: CityFacts) {
        for kind in FactKinds.all { byName[kind.name] = kind.written(of: facts) }
    }

    package subscript(name: FactName) -> (any WrittenFact)? {
        get { byName[name] }
        set { byName[name] = newValue }
    }

    package subscript<Kind: FactKind>(kind: Kind.Type) -> Kind.Written? { byName[kind.name] as? Kind.Written }

    /// Every value checked.
    package func facts<File: FactFile>(in file: File) throws(File.Failure) -> CityFacts {
        var facts = CityFacts()
        for kind in FactKinds.all { try kind.add(self, to: &facts, file) }
        return facts
    }

    package static func == (left: WrittenFacts, right: WrittenFacts) -> Bool {
        left.byName.count == right.byName.count
            && left.byName.allSatisfy { name, fact in right.byName[name].map(fact.isEqual) ?? false }
    }

    package func hash(into hasher: inout Hasher) {
        for name in byName.keys.sorted(by: { $0.rawValue < $1.rawValue }) { byName[name]?.hash(into: &hasher) }
    }
}

extension WrittenFacts: Codable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: FactName) { stringValue = name.rawValue }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// A key that no kind has is passed over: whoever reads the file tells the difference, and refuses it.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        func decode<Kind: FactKind>(_ kind: Kind.Type) throws -> Kind.Written? {
            try fields.decodeIfPresent(Kind.Written.self, forKey: Key(kind.name))
        }
        for kind in FactKinds.all { byName[kind.name] = try decode(kind) }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        for (name, fact) in byName { try fields.encode(fact, forKey: Key(name)) }
    }
}

/// The file that written facts come from, for what only it knows: its languages, and how it is refused.
package protocol FactFile {
    associatedtype Failure: Error

    /// - Parameter field: by its full name, `facts.founded.year`.
    func error(_ field: String, _ fault: FieldFault) -> Failure
    func localized(_ texts: [String: String], _ field: String) throws(Failure) -> Localized<String>
    func offset(_ text: String, _ field: String) throws(Failure) -> Int
    func zone(_ text: String?, _ field: String) throws(Failure) -> String?
}

extension FactKind {
    fileprivate static func written(of facts: CityFacts) -> (any WrittenFact)? { facts[Self.self].map { written($0) } }

    fileprivate static func add<File: FactFile>(
        _ all: WrittenFacts,
        to facts: inout CityFacts,
        _ file: File
    ) throws(File.Failure) {
        guard let written = all[Self.self] else { return }
        var fact = Fact(value: try value(of: written, in: file), asOf: written.asOf, source: written.source)
        if let tag = written.language {
            guard let language = LanguageTag(rawValue: tag) else {
                throw file.error("facts.\(name.rawValue).language", .languageTag(tag))
            }
            fact.language = language
        }
        facts[Self.self] = fact
    }
}

extension Fact {
    /// The language as it is written; `nil` for Russian, which most portals are in.
    var writtenLanguage: String? { language == .russian ? nil : language.rawValue }
}

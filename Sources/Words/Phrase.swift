/// A sentence with places in it for what is known only later: `{day} {month}`.
///
/// In a file it is a text in which every place of the type stands in braces by its name, and no other. Where a number
/// is among them it may be an object instead, a text for each plural category that the language has (``PluralRule``);
/// the first number decides, and may be left out of a text that says it in words.
package struct Phrase<each Slot: PhraseSlot>: Codable, Sendable {
    private let texts: PhraseTexts

    /// `nil` where numbers change nothing.
    var rule: PluralRule? { texts.rule }

    package init(from decoder: any Decoder) throws {
        var slots: [PhraseTexts.SlotKind] = []
        repeat slots.append(PhraseTexts.SlotKind(name: (each Slot).name, isNumber: (each Slot).isNumber))
        texts = try PhraseTexts(from: decoder, slots: slots)
    }

    package func encode(to encoder: any Encoder) throws { try texts.encode(to: encoder) }

    package func callAsFunction(_ values: repeat (each Slot).Value) -> String {
        var fillings: [String] = []
        var count: Int?
        for (filling, number) in repeat ((each Slot).text(of: each values), (each Slot).number(of: each values)) {
            fillings.append(filling)
            count = count ?? number
        }
        return texts.filled(with: fillings, count: count)
    }
}

/// A place in a phrase: its name in the files, and what is put there.
package protocol PhraseSlot {
    associatedtype Value

    static var name: String { get }
    static var isNumber: Bool { get }
    static func text(of value: Value) -> String
    static func number(of value: Value) -> Int?
}

/// A place for a text that is ready.
package protocol TextSlot: PhraseSlot where Value == String {}

extension TextSlot {
    package static var isNumber: Bool { false }
    package static func text(of value: String) -> String { value }
    package static func number(of value: String) -> Int? { nil }
}

/// A place for a whole number, in plain digits.
package protocol NumberSlot: PhraseSlot where Value == Int {}

extension NumberSlot {
    package static var isNumber: Bool { true }
    package static func text(of value: Int) -> String { "\(value)" }
    package static func number(of value: Int) -> Int? { value }
}

/// The texts of a phrase, taken apart, whatever its places are.
struct PhraseTexts: Encodable, Sendable {
    struct SlotKind {
        var name: String
        var isNumber: Bool
    }

    private enum Piece: Hashable {
        case text(String)
        /// A place, by its number among the places of the type.
        case slot(Int)
    }

    private struct Template: Hashable {
        var source: String
        var pieces: [Piece]
    }

    /// A text for each category; ``PluralRule/Category/other`` alone where the number changes nothing.
    private let templates: [PluralRule.Category: Template]
    /// `nil` where the number changes nothing.
    let rule: PluralRule?

    init(from decoder: any Decoder, slots: [SlotKind]) throws {
        let container = try decoder.singleValueContainer()
        func template(_ source: String, optional counted: Int? = nil, at key: String? = nil) throws -> Template {
            do throws(WordsProblem) {
                return try Self.template(source, slots: slots, optional: counted)
            } catch {
                throw decoder.fault(error, at: key)
            }
        }
        guard let counted = slots.firstIndex(where: \.isNumber) else {
            templates = [.other: try template(try container.decode(String.self))]
            rule = nil
            return
        }
        if let source = try? container.decode(String.self) {
            templates = [.other: try template(source)]
            rule = nil
            return
        }
        guard let rule = decoder.userInfo[.pluralRule] as? PluralRule else {
            preconditionFailure("whoever decodes words names the rule of their language")
        }
        let forms = try container.decode([String: String].self)
        var templates: [PluralRule.Category: Template] = [:]
        for (name, source) in forms {
            guard let category = PluralRule.Category(rawValue: name), rule.categories.contains(category) else {
                throw decoder.fault(.noForm(name, ofThose: rule.needed.sorted()), at: name)
            }
            templates[category] = try template(source, optional: counted, at: name)
        }
        for category in rule.needed.sorted() where templates[category] == nil {
            throw decoder.fault(.formMissing(category))
        }
        self.templates = templates
        self.rule = rule
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if rule == nil, let only = templates[.other] {
            try container.encode(only.source)
        } else {
            let forms = templates.map { ($0.key.rawValue, $0.value.source) }
            try container.encode(Dictionary(uniqueKeysWithValues: forms))
        }
    }

    func filled(with fillings: [String], count: Int?) -> String {
        var category = PluralRule.Category.other
        if let rule, let count { category = rule.category(of: count) }
        // A number beyond those by which the needed forms were told may fall into a category without a text.
        guard let template = templates[category] ?? templates[.other] ?? templates.values.first else { return "" }
        return template.pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .slot(let number): fillings[number]
            }
        }.joined()
    }

    private static func template(
        _ source: String,
        slots: [SlotKind],
        optional: Int?
    ) throws(WordsProblem) -> Template {
        var pieces: [Piece] = []
        var rest = source[...]
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else { throw .looseBrace }
            let name = String(rest[rest.index(after: open)..<close])
            guard let slot = slots.firstIndex(where: { $0.name == name }) else {
                throw .unknownPlaceholder(name, known: slots.map(\.name))
            }
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            pieces.append(.slot(slot))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        for (index, slot) in slots.enumerated() where index != optional && !pieces.contains(.slot(index)) {
            throw .missingPlaceholder(slot.name)
        }
        return Template(source: source, pieces: pieces)
    }
}

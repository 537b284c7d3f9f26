package import Cities
internal import FoundationEssentials

/// A file of words that has been read and checked. It has the keys of the English one, no fewer and no more; what languages
/// need not have in common is named here.
package struct WordsFile: Sendable {
    package let bytes: [UInt8]
    package let words: Words

    /// - Parameters:
    ///   - bytes: UTF-8, from anybody.
    ///   - language: by the file's name.
    package init(_ bytes: [UInt8], in language: LanguageTag) throws(WordsFault) {
        self.bytes = bytes
        words = try Self.read(bytes, in: language)
    }

    /// Where a bundle has the words of a language of its own.
    package static func path(of language: LanguageTag) -> String { "data/words/\(language).json" }

    /// Far above what all the words of a language take, in bytes.
    package static let limit = 1 << 20

    /// The keys that a file may leave out.
    private static let optional: Set<String> = [
        "plural", "numbers.thousand", "searching.months.begins", "searching.months.forms",
        "accessibilityStatement.paragraphs", "accessibilityStatement.requirements",
        "accessibilityStatement.requirements.criteria", "accessibilityStatement.requirements.answer",
        "searching.synonyms.*", "countries.*.names", "countries.*.adjectives",
    ]
    /// Texts that may be empty.
    private static let maybeEmpty: Set<String> = ["numbers.group", "searching.ordinalEndings", "searching.fillers"]

    private static func read(_ bytes: [UInt8], in language: LanguageTag) throws(WordsFault) -> Words {
        let words = try decode(bytes, in: language)
        let places = KeyPlaces(bytes).places
        func check(_ place: KeyPlaces.Place, _ problem: WordsProblem, if isWrong: Bool) throws(WordsFault) {
            if isWrong { throw WordsFault(path: place.path, line: place.line, problem: problem) }
        }
        for place in places {
            let path = common(place.path)
            try check(place, .twice, if: place.isRepeated)
            try check(place, .unknown, if: !known.contains(path) && !optional.contains(path))
            try check(place, .empty, if: place.isEmptyText && !maybeEmpty.contains(path))
        }
        let present = Set(places.map { common($0.path) })
        if let missing = english.first(where: { !present.contains($0) && !isOptional($0) }) {
            throw fault(.missing, at: missing.split(separator: ".").map(String.init), places)
        }
        guard words.language == language else {
            throw fault(.otherLanguage(words.language.rawValue), at: ["language"], places)
        }
        return words
    }

    /// The words alone, of a file whose keys have been compared before.
    static func decode(_ bytes: [UInt8], in language: LanguageTag) throws(WordsFault) -> Words {
        let decoder = JSONDecoder()
        do {
            decoder.userInfo[.pluralRule] = try rule(in: Data(bytes), language: language)
            return try decoder.decode(Words.self, from: Data(bytes))
        } catch let error as WordsProblem {
            throw fault(error, at: ["plural"], KeyPlaces(bytes).places)
        } catch let error as DecodingError {
            throw fault(error, in: bytes)
        } catch {
            throw WordsFault(path: "", problem: .notJSON("\(error)"))
        }
    }

    private struct Rule: Decodable {
        let plural: [String: String]?
    }

    private static func rule(in data: Data, language: LanguageTag) throws -> PluralRule {
        if let conditions = try JSONDecoder().decode(Rule.self, from: data).plural { return try PluralRule(conditions) }
        guard let known = PluralRule.known(for: language) else { throw WordsProblem.noRule }
        return known
    }

    // MARK: Keys

    /// The keys of the English file, in its order.
    private static let english: [String] = KeyPlaces(Words.englishFile).places.map { common($0.path) }
    private static let known = Set(english)

    private static func isOptional(_ path: String) -> Bool {
        // A language names only the countries that its readers ask for.
        optional.contains(path) || path.hasPrefix("countries.")
    }

    /// The path without what is free in it: which words have synonyms, and of which country the keys are.
    private static func common(_ path: String) -> String {
        let keys = path.split(separator: ".", maxSplits: 2)
        return switch (keys.first, keys.count) {
        case ("searching", 3) where keys[1] == "synonyms": "searching.synonyms.*"
        case ("countries", 3): "countries.*.\(keys[2])"
        default: path
        }
    }

    // MARK: Faults

    private static func fault(_ problem: WordsProblem, at path: [String], _ places: [KeyPlaces.Place]) -> WordsFault {
        // A key that is missing stands on no line; the one above it does.
        let above = path.indices.reversed().lazy.map { path[...$0].joined(separator: ".") }
        let place = above.compactMap { path in places.first { $0.path == path } }.first
        return WordsFault(path: path.joined(separator: "."), line: place?.line, problem: problem)
    }

    private static func fault(_ error: DecodingError, in bytes: [UInt8]) -> WordsFault {
        let (path, problem): ([any CodingKey], WordsProblem) =
            switch error {
            case .keyNotFound(let key, let context): (context.codingPath + [key], .missing)
            case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
                (context.codingPath, .expected(WordsProblem.Kind(type)))
            case .dataCorrupted(let context):
                switch context.underlyingError {
                case let problem as WordsProblem: (context.codingPath, problem)
                case let error: ([], .notJSON(error.map { "\($0)" } ?? context.debugDescription))
                }
            @unknown default: ([], .notJSON("\(error)"))
            }
        if case .notJSON = problem { return WordsFault(path: "", problem: problem) }
        let keys = path.filter { $0.intValue == nil }.map(\.stringValue)
        return fault(problem, at: keys, KeyPlaces(bytes).places)
    }
}

extension CodingUserInfoKey {
    /// The rule of the language whose words are being decoded.
    static let pluralRule: CodingUserInfoKey = {
        guard let key = CodingUserInfoKey(rawValue: "pluralRule") else { preconditionFailure("any text is a key") }
        return key
    }()
}

extension WordsProblem.Kind {
    fileprivate init(_ type: any Any.Type) {
        self =
            switch type {
            case is Int.Type: .number
            case is String.Type: .text
            case is [String].Type, is [Any].Type: .list
            default: .object
            }
    }
}

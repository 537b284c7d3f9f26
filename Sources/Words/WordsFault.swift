/// Why a file of words is refused, and where.
package struct WordsFault: Error, Hashable, Sendable {
    /// The keys that lead to it, with dots between them; empty for the file as a whole.
    package var path: String
    /// The line, counted from 1; `nil` where the file as a whole is meant.
    package var line: Int?
    package var problem: WordsProblem
}

/// The ways in which a word or a phrase can be wrong.
package enum WordsProblem: Error, Hashable, Sendable {
    /// The program says nothing under this key.
    case unknown
    case missing
    /// The key stands twice in one object.
    case twice
    /// Another kind of value stands there.
    case expected(Kind)
    /// A text without a letter.
    case empty
    /// The file as a whole is not JSON; what the reader says, in English.
    case notJSON(String)
    /// The file says that it is in another language than its name.
    case otherLanguage(String)
    /// A list of another length than the year has months.
    case notTwelve(Int)
    case unknownPlaceholder(String, known: [String])
    case missingPlaceholder(String)
    /// A brace that opens or closes nothing.
    case looseBrace
    /// A plural form that the language does not have.
    case noForm(String, ofThose: [PluralRule.Category])
    case formMissing(PluralRule.Category)
    /// No condition of CLDR for whole numbers.
    case malformedRule(String)
    /// The file names no plural rule, and the program knows none for its language.
    case noRule

    package enum Kind: Hashable, Sendable { case text, number, list, object }
}

extension Decoder {
    /// - Parameter key: of the value in hand, below the decoder's own place.
    func fault(_ problem: WordsProblem, at key: String? = nil) -> DecodingError {
        let path = codingPath + (key.map { [PathKey(stringValue: $0)] } ?? [])
        return .dataCorrupted(DecodingError.Context(codingPath: path, debugDescription: "", underlyingError: problem))
    }
}

private struct PathKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

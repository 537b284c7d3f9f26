/// The words by which a query in this language is read.
package struct SearchingWords: Decodable, Sendable {
    /// The twelve months, from January on.
    package let months: [MonthWords]
    package let seasons: SeasonWords
    /// Small words, words of questions, and what every city is or has: they say nothing beside others.
    package let fillers: WordList
    /// The endings behind the digits of `17-я`, `23rd`.
    package let ordinalEndings: WordList
    /// Words that some use where our texts have others: the stem of the typed word, then that of ours.
    package let synonyms: [String: String]

    package struct MonthWords: Decodable, Sendable {
        package let name: String
        /// How its other forms begin, which have two letters more at most.
        package let begins: String?
        package let forms: WordList?
    }

    /// The names of the seasons, in all their forms.
    package struct SeasonWords: Decodable, Sendable {
        package let spring: WordList
        package let summer: WordList
        package let autumn: WordList
        package let winter: WordList
    }

    /// Words with spaces between them.
    package struct WordList: Decodable, Sendable {
        package let words: [String]

        package init(from decoder: any Decoder) throws {
            words = try decoder.singleValueContainer().decode(String.self).split(separator: " ").map(String.init)
        }
    }
}

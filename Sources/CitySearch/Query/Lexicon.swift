internal import Cities
internal import Words

/// The words that people type who search, in every language that there are words for: months and seasons in any form
/// and cut short, and words that say nothing beside others.
struct Lexicon: Sendable {
    struct Month: Hashable, Sendable {
        var number: Int
        /// The month's name, in the language of the word that was typed.
        var name: String
        var folded: String
    }

    private struct MonthForms {
        var month: Month
        var begins: String?
        var forms: Set<String>
    }

    /// Words that say nothing beside others, folded.
    let fillers: Set<String>
    /// The endings behind the digits of `17-я`, `24-го`, `23rd`.
    let ordinalEndings: Set<String>
    private let months: [MonthForms]
    private let seasons: [(months: ClosedRange<Int>, names: Set<String>)]
    private let synonyms: [String: String]

    /// - Parameter words: in the order in which they are asked where two languages have the same word.
    init(_ words: [SearchingWords]) {
        fillers = Set(words.flatMap(\.fillers.words).map(Self.folded))
        ordinalEndings = Set(words.flatMap(\.ordinalEndings.words).map(Self.folded))
        months = words.flatMap { words in
            words.months.enumerated().map { index, month in
                MonthForms(
                    month: Month(number: index + 1, name: month.name, folded: Self.folded(month.name)),
                    begins: month.begins.map(Self.folded),
                    forms: Set((month.forms?.words ?? []).map(Self.folded))
                )
            }
        }
        func names(_ season: KeyPath<SearchingWords.SeasonWords, SearchingWords.WordList>) -> Set<String> {
            Set(words.flatMap { $0.seasons[keyPath: season].words }.map(Self.folded))
        }
        seasons = [
            (3...5, names(\.spring)), (6...8, names(\.summer)), (9...11, names(\.autumn)),
            (Self.winter, names(\.winter)),
        ]
        synonyms = words.reduce(into: [:]) { all, words in all.merge(words.synonyms) { first, _ in first } }
    }

    private static func folded(_ word: String) -> String { TextWord.all(in: word).map(\.folded).joined() }

    /// - Parameter word: folded.
    func month(named word: String) -> Month? {
        let found =
            months.first { $0.forms.contains(word) }
            ?? months.first { word.count > 2 && $0.month.folded.hasPrefix(word) }
            ?? months.first { month in
                month.begins.map { word.hasPrefix($0) && word.count <= $0.count + 2 } ?? false
            }
        return found?.month
    }

    /// The month whose name is meant by a word with slips in it. Short names are too near to other words.
    func misspeltMonth(_ word: String) -> Month? {
        months.map(\.month).first { month in
            month.folded.count > 5 && month.folded.first == word.first && Slips.are(between: month.folded, and: word)
        }
    }

    /// The months of a season; the winter of a year has the December before, too.
    func season(_ word: String) -> ClosedRange<Int>? { seasons.first { $0.names.contains(word) }?.months }

    static let winter = 12...14

    /// The stem of the word that our own facts have for what is typed.
    ///
    /// - Parameter stem: of a typed word, by Snowball.
    func ours(for stem: String) -> String? { synonyms[stem] }
}

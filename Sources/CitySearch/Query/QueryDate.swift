internal import Cities

/// A date as it was typed.
struct QueryDate {
    /// One way of taking it; index terms as in ``DateTerms``, any of which answers.
    struct Reading: Hashable {
        var terms: [String]
        /// The date as it is shown to people: in words that were typed, or in numbers.
        var shown: String

        static func year(_ year: Int) -> Reading { Reading(terms: ["\(year)"], shown: "\(year)") }
    }

    var typed: String
    /// The exact one first, then its month, then its year.
    var readings: [Reading]
    /// The words of a text that names this date; empty for a date that texts never write so.
    var words: [String] = []
    /// `10.3` is a day, or a number that a text has.
    var mayBeNumber = false

    /// The number of terms of the reading that has most of them.
    var termCount: Int { readings.map(\.terms.count).max() ?? 0 }
    /// The words that had to be read otherwise for it to be a date.
    var repairs: [SearchAnswer.Repair] = []
}

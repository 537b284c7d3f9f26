/// A date as it was typed.
struct QueryDate: Hashable {
    /// One way of taking it; index terms as in ``DateTerms``, any of which answers.
    struct Reading: Hashable {
        var terms: [String]
        /// In words that were typed, or numbers.
        var shown: String
    }

    var typed: String
    /// The exact one first, then its month, then its year.
    var readings: [Reading]
    /// The words of a text that names this date; empty for a date of numbers only, which texts never write so.
    var words: [String] = []
}

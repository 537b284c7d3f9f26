/// How many slips a word may have and still be taken for another.
enum Slips {
    /// The fewest letters of a word in which two slips are repaired.
    static let leastForTwo = 7

    /// Short words have no room for slips: another word is never far.
    static func allowed(in letterCount: Int) -> Int {
        switch letterCount {
        case ..<4: 0
        case ..<leastForTwo: 1
        default: 2
        }
    }

    /// Tells whether `typed` may be `word`, compared letter by letter.
    static func are(between word: String, and typed: String) -> Bool {
        let letters = Array(typed.unicodeScalars)
        var distance = EditDistance<Unicode.Scalar>()
        return distance.between(Array(word.unicodeScalars)[...], letters[...], limit: allowed(in: letters.count)) != nil
    }
}

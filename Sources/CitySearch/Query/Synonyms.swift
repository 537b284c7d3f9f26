/// What some say where our texts say otherwise.
enum Synonyms {
    /// - Parameter stem: of a typed word, by Snowball.
    /// - Returns: the stem of the word that our own facts have for it.
    static func ours(for stem: String) -> String? { byStem[stem] }

    private static let byStem = [
        "sister": "twin", "побратимств": "побратим", "побратимск": "побратим", "породнен": "побратим",
    ]
}

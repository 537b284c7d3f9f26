/// The cases of Russian names. Snowball takes many for words of their own: to it `Китая` is no form of `Китай`, nor
/// `Казахстане` of `Казахстан`.
enum NameCases {
    /// - Parameters:
    ///   - word: folded.
    ///   - isName: whether a name has this word.
    /// - Returns: the name of which `word` is a case, or the nominative itself, in all its cases. Empty: it is of none.
    static func all(of word: String, isName: (String) -> Bool) -> [String] {
        guard let first = word.unicodeScalars.first, ("а"..."я").contains(first) else { return [] }
        for (nominative, others) in endings {
            for ending in [nominative] + others where word.hasSuffix(ending) {
                let base = word.dropLast(ending.count)
                guard base.count > 1, !nominative.isEmpty || !isVowel(base.last), isName(base + nominative) else {
                    continue
                }
                return ([nominative] + others).map { base + $0 }
            }
        }
        return []
    }

    private static func isVowel(_ letter: Character?) -> Bool { letter.map { "аеийоуыьэюя".contains($0) } ?? true }

    /// The endings of the nominative, and of the other cases. Endings that leave a vowel out, as `Египта` does, come
    /// first.
    private static let endings: [(nominative: String, others: [String])] = [
        ("ет", ["та", "ту", "том", "те"]),
        ("ец", ["ца", "цу", "цом", "це"]),
        ("й", ["я", "ю", "ем", "е"]),
        ("ь", ["я", "ю", "ем", "е", "и", "ью"]),
        ("а", ["ы", "и", "е", "у", "ой", "ою"]),
        ("я", ["и", "е", "ю", "ей", "ею"]),
        ("", ["а", "у", "ом", "ем", "е"]),
    ]
}

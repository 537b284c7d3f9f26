internal import Cities

/// Chooses the bundle's language that a visitor reads best.
enum AcceptLanguage {
    /// - Parameters:
    ///   - field: `Accept-Language` as the browser sent it (RFC 9110, section 12.5.4; ranges of RFC 4647).
    ///   - languages: tags of the bundle, the site's first language first; never empty.
    /// - Returns: the language with the highest weight; of equals the one that the field names first; the site's first
    ///   language where the field names none.
    static func choice(of field: String?, among languages: [LanguageTag]) -> LanguageTag {
        let ranges = WeightedList(field ?? "").entries
        var best: (language: LanguageTag, weight: Int, position: Int)?
        for language in languages {
            guard let (position, weight) = match(language.rawValue, in: ranges), weight > 0 else { continue }
            if let found = best, (found.weight, -found.position) >= (weight, -position) { continue }
            best = (language, weight, position)
        }
        return best?.language ?? languages[0]
    }

    /// The range that speaks most precisely about `language`: itself, then one of its regions (`ru-by` for `ru`) or what
    /// it is a region of, then `*`.
    private static func match(_ language: String, in ranges: [WeightedList.Entry]) -> (position: Int, weight: Int)? {
        let rules: [(String) -> Bool] = [
            { $0 == language },
            { language.hasPrefix($0 + "-") || $0.hasPrefix(language + "-") },
            { $0 == "*" },
        ]
        for rule in rules {
            if let position = ranges.firstIndex(where: { rule($0.item) }) {
                return (position, ranges[position].weight)
            }
        }
        return nil
    }
}

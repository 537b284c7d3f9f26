import Cities

/// Names of cities as addresses: `Шуменская область` becomes `shumenskaya-oblast`.
enum Transliteration {
    /// - Returns: `nil` for a name without a letter or digit that has a Latin one.
    static func slug(of name: String) -> CitySlug? {
        var slug = ""
        for scalar in name.unicodeScalars {
            let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
            if let latin = letters[lower] {
                slug += latin
            } else if let byte = UInt8(exactly: lower.value), byte.isLowercaseLetter || byte.isDigit {
                slug.unicodeScalars.append(lower)
            } else if !slug.isEmpty, slug.last != "-", !["'", "’", "`"].contains(lower) {
                slug += "-"
            }
        }
        slug = String(slug.prefix(70))
        while slug.last == "-" { slug.removeLast() }
        return CitySlug(rawValue: slug) ?? CitySlug(rawValue: slug + "-city")
    }

    private static let letters: [Unicode.Scalar: String] = {
        let cyrillic: [Unicode.Scalar: String] = [
            "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i",
            "й": "y",
            "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
            "ф": "f",
            "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
            "я": "ya",
            "ә": "a", "ө": "o", "ү": "u", "җ": "j", "ң": "n", "һ": "h", "і": "i", "ї": "yi", "є": "ye", "ў": "u",
            "қ": "q", "ғ": "g",
        ]
        let latin: [String: String] = [
            "a": "àáâãäåāăą", "c": "çćč", "d": "ďđ", "e": "èéêëēęě", "g": "ğ", "i": "ìíîïīı", "l": "ł", "n": "ñńň",
            "o": "òóôõöøō",
            "r": "řŕ", "s": "śşšș", "t": "ťțţ", "u": "ùúûüūůű", "y": "ýÿ", "z": "źżž", "ss": "ß", "ae": "æ",
        ]
        var letters = cyrillic
        for (plain, marked) in latin {
            for scalar in marked.unicodeScalars { letters[scalar] = plain }
        }
        return letters
    }()
}

/// Letters as they are compared: lower case, without diacritics, `ё` as `е`, letters that Russian does not have as those
/// nearest to them, digits of other scripts as ours.
enum LetterFolding {
    /// Appends what `scalar` is compared as to a folded word.
    static func append(_ scalar: Unicode.Scalar, to word: inout String.UnicodeScalarView) {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A:
            word.append(scalar)
        case 0x41...0x5A:
            word.append(lowered(scalar, by: 0x20))
        case 0x0401, 0x0451:
            word.append("е")
        case 0x0410...0x042F:
            word.append(lowered(scalar, by: 0x20))
        case 0x0430...0x044F:
            word.append(scalar)
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
            // As wide as Chinese signs, from a Chinese keyboard.
            append(lowered(scalar, by: -0xFEE0), to: &word)
        case 0x0306 where word.last == "и":
            // `й` as some systems type it: the letter, then the mark.
            word.removeLast()
            word.append("й")
        default:
            appendRare(scalar, to: &word)
        }
    }

    private static func lowered(_ scalar: Unicode.Scalar, by distance: Int) -> Unicode.Scalar {
        Unicode.Scalar(UInt32(Int(scalar.value) + distance)) ?? scalar
    }

    private static func appendRare(_ scalar: Unicode.Scalar, to word: inout String.UnicodeScalarView) {
        if scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue {
            return word.append(contentsOf: "\(Int(value))".unicodeScalars)
        }
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            if let plain = neighbours[lower] {
                word.append(plain)
            } else if lower.properties.generalCategory == .nonspacingMark {
                continue
            } else if lower.value >= 0x80, let plain = latin(lower) {
                word.append(contentsOf: plain.unicodeScalars)
            } else {
                word.append(lower)
            }
        }
    }

    /// Of Tatar, Kazakh, Ukrainian, Belarusian, Serbian and Macedonian.
    private static let neighbours: [Unicode.Scalar: Unicode.Scalar] = [
        "ә": "а", "ө": "о", "ү": "у", "җ": "ж", "ң": "н", "һ": "х", "ё": "е", "қ": "к", "ғ": "г", "ұ": "у", "і": "и",
        "ї": "и", "є": "е", "ґ": "г", "ў": "у", "ј": "й", "љ": "л", "њ": "н", "ћ": "ч", "ђ": "ж", "џ": "ж", "ѓ": "г",
        "ќ": "к", "ѕ": "з",
    ]

    /// The letter that Unicode's name of a Latin letter tells: `LATIN SMALL LETTER S WITH CEDILLA` is an `s`.
    private static func latin(_ scalar: Unicode.Scalar) -> String? {
        let start = "LATIN SMALL LETTER "
        guard let name = scalar.properties.name, name.hasPrefix(start) else { return nil }
        let letter = name.dropFirst(start.count)
        let base = letter.firstRange(of: " WITH ").map { letter[..<$0.lowerBound] } ?? letter
        switch base {
        case "DOTLESS I": return "i"
        case "SHARP S": return "ss"
        case "AE": return "ae"
        default: return base.count == 1 ? base.lowercased() : nil
        }
    }
}

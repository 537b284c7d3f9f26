/// A folded word by its sound, roughly, in Latin letters: the same for a name and for its usual spellings in the other
/// script. `Казань` and `Kazan` are `kazan`, `Шэньчжэнь`, `Шеньжень` and `Shenzhen` are `shenzhen`.
///
/// `Assets/search.js` does the same; one table of queries is run against both.
package enum Skeleton {
    /// - Parameter folded: see ``TextWord/folded``.
    /// - Returns: UTF-8; letters of other scripts stay as they are.
    package static func bytes(of folded: String) -> [UInt8] {
        var latin: [UInt8] = []
        latin.reserveCapacity(folded.utf8.count)
        for scalar in folded.unicodeScalars {
            if let letters = cyrillic[scalar] {
                latin += letters.utf8
            } else {
                latin += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        guard latin.contains(where: { $0 < 0x80 }) else { return latin }
        for (from, to) in rules { replace(from, by: to, in: &latin) }
        return withoutDoubles(latin)
    }

    private static let cyrillic: [Unicode.Scalar: String] = [
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k",
        "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
        "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    ]

    /// Spellings that mean the same sound, in the order in which they are replaced.
    private static let rules: [(from: [UInt8], to: [UInt8])] = [
        ("y", "i"), ("j", "i"), ("w", "v"), ("q", "k"), ("ck", "k"), ("x", "ks"), ("ph", "f"), ("kh", "h"), ("ts", "c"),
        ("tz", "c"), ("chzh", "zh"), ("shch", "sh"), ("sch", "sh"), ("ie", "e"),
    ].map { (Array($0.utf8), Array($1.utf8)) }

    private static func replace(_ from: [UInt8], by to: [UInt8], in bytes: inout [UInt8]) {
        guard bytes.contains(from[0]) else { return }
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == from[0], bytes[place...].starts(with: from) {
                result += to
                place += from.count
            } else {
                result.append(bytes[place])
                place += 1
            }
        }
        bytes = result
    }

    private static func withoutDoubles(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in bytes where byte >= 0x80 || byte != result.last || isDigit(byte) { result.append(byte) }
        return result
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// The two layouts of a Russian keyboard, and the text that the same keys write in the other one.
package enum KeyboardLayout {
    /// `rbnfq` gives `китай`, `Лфяфт` gives `Kazan`; a letter without a key of its own stays.
    package static func swapped(_ text: String) -> String {
        var swapped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { swapped.append(otherKey[scalar] ?? scalar) }
        return String(swapped)
    }

    private static let latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>"
    private static let russian = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"

    private static let otherKey: [Unicode.Scalar: Unicode.Scalar] = {
        let pairs = Array(zip(latin.unicodeScalars, russian.unicodeScalars))
        return Dictionary(uniqueKeysWithValues: pairs + pairs.map { ($1, $0) })
    }()
}

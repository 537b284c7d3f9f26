/// The encodings of Russian pages before UTF-8, one byte a letter.
enum SingleByteEncoding: CaseIterable {
    case windows1251
    case koi8r

    /// - Parameter name: as a page declares it, in lower case.
    init?(name: String) {
        switch name {
        case "windows-1251", "cp1251", "win-1251", "x-cp1251", "cp-1251": self = .windows1251
        case "koi8-r", "koi8_r", "koi8r", "koi8", "koi": self = .koi8r
        default: return nil
        }
    }

    func decode(_ bytes: some Sequence<UInt8>) -> String {
        let upper = upper
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80]) }
        return String(text)
    }

    /// 0x80 to 0xFF.
    private var upper: [Unicode.Scalar] {
        switch self {
        case .windows1251: Self.upper1251
        case .koi8r: Self.upperKOI8R
        }
    }

    /// The one byte without a letter, 0x98, is the replacement mark.
    private static let upper1251 = Array(
        ("ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ" + "ђ‘’“”•–—\u{FFFD}™љ›њќћџ" + "\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї" + "°±Ііґµ¶·ё№є»јЅѕї"
            + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ" + "абвгдежзийклмнопрстуфхцчшщъыьэюя").unicodeScalars
    )
    private static let upperKOI8R = Array(
        ("─│┌┐└┘├┤┬┴┼▀▄█▌▐" + "░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷" + "═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞" + "╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©"
            + "юабцдефгхийклмнопярстужвьызшэщчъ" + "ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ").unicodeScalars
    )
}

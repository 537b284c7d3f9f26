/// The encoding of Russian pages before UTF-8, one byte a letter.
enum Windows1251 {
    static func decode(_ bytes: some Sequence<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(scalar(byte)) }
        return String(text)
    }

    private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        switch byte {
        case ..<0x80: Unicode.Scalar(byte)
        case 0xC0...: Unicode.Scalar(0x0410 + UInt32(byte) - 0xC0) ?? "\u{FFFD}"
        default: upper[Int(byte) - 0x80]
        }
    }

    /// 0x80 to 0xBF. The one byte without a letter, 0x98, is the replacement mark.
    private static let upper: [Unicode.Scalar] = Array(
        ("ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ" + "ђ‘’“”•–—\u{FFFD}™љ›њќћџ" + "\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї" + "°±Ііґµ¶·ё№є»јЅѕї")
            .unicodeScalars
    )
}

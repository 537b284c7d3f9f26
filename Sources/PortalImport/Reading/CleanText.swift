import Cities
@_spi(_Unicode) import Swift

extension StringProtocol {
    /// The text as readers see it, in the letters that the grammar knows: what has no width and says nothing is left out,
    /// and letters with marks are one scalar each (Unicode's NFC), `й` for an `и` and a breve.
    ///
    /// Soft hyphens and zero-width spaces stand inside words, to tell browsers where to break them; marks of direction come
    /// along with what is pasted. The joiners are left where they join: letters of some scripts, and pictures of emoji.
    var clean: String {
        guard unicodeScalars.contains(where: { $0.value >= 0x80 }) else { return String(self) }
        var text = String.UnicodeScalarView()
        for scalar in unicodeScalars where !scalar.isInvisible {
            if scalar.isJoiner, text.last?.isBlank ?? true { continue }
            if scalar.isBlank, text.last?.isJoiner == true { text.removeLast() }
            text.append(scalar)
        }
        if text.last?.isJoiner == true { text.removeLast() }
        // The standard library composes for comparing strings, and shares it with those who ask for its inner interface.
        return String(String.UnicodeScalarView(String(text)._nfc))
    }
}

extension Unicode.Scalar {
    /// A soft hyphen, a space or joiner of no width, a mark of direction, the mark of byte order.
    fileprivate var isInvisible: Bool {
        switch value {
        case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }
}

import Cities

/// The letters of a page: its encoding found out by what its bytes are, rather than by what the page says of them.
///
/// A page saved in another encoding than it was sent in keeps its old declaration. Bytes that read as UTF-8 all the way, or
/// but for a few that were damaged, are UTF-8, as no other text looks like it. For the rest the declaration counts, and
/// without one the encoding that makes Russian of them.
enum PageLetters {
    /// One damaged character in so many is the most that is taken for damage: of those beyond ASCII.
    private static let charactersPerDamage = 10
    /// The same of all, in an English page with a few strange quotes or names.
    private static let bytesPerDamage = 100

    /// - Parameter charset: what the page declares, in lower case.
    /// - Returns: The text. ``lost`` stands for what could not be read.
    static func decode(_ bytes: ArraySlice<UInt8>, charset: String?) throws(PortalPageError) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        if let text = damagedUTF8(bytes) { return text }
        if let charset, !["utf-8", "utf8", "unicode-1-1-utf-8", "us-ascii", "ascii"].contains(charset) {
            guard let encoding = SingleByteEncoding(name: charset) else { throw .otherCharset(charset) }
            return encoding.decode(bytes)
        }
        let texts = SingleByteEncoding.allCases.map { $0.decode(bytes) }
        if let text = texts.max(by: { commonLetters($0) < commonLetters($1) }), isRussian(text) { return text }
        guard let text = damagedASCII(bytes) else { throw .notText }
        return text
    }

    /// The mark in the place of bytes that are no letter.
    static let lost: Unicode.Scalar = "\u{FFFD}"

    /// A download that ended inside a letter, a text cut at a number of bytes.
    private static func damagedUTF8(_ bytes: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        var whole = 0
        var damaged = 0
        for scalar in text.unicodeScalars where scalar.value >= 0x80 {
            if scalar == lost { damaged += 1 } else { whole += 1 }
        }
        return damaged * charactersPerDamage <= whole ? text : nil
    }

    private static func damagedASCII(_ bytes: ArraySlice<UInt8>) -> String? {
        bytes.count { $0 >= 0x80 } * bytesPerDamage <= bytes.count ? String(decoding: bytes, as: UTF8.self) : nil
    }

    // MARK: Russian

    /// Two of three letters in a Russian text; one in four, where a text is read in the other of the two encodings.
    private static let common = Set("оеаинтсрвлОЕАИНТСРВЛ".unicodeScalars)

    private static func commonLetters(_ text: String) -> Int {
        text.unicodeScalars.count { $0.value >= 0x80 && common.contains($0) }
    }

    /// Most letters beyond ASCII are Russian, they stand in words together, the common ones are common, and no byte was
    /// without a letter. The `é` of a French name stands alone.
    private static func isRussian(_ text: String) -> Bool {
        var russian = 0
        var others = 0
        var joined = 0
        var isBehindRussian = false
        for scalar in text.unicodeScalars {
            guard scalar != lost else { return false }
            let isRussian = (0x410...0x44F).contains(scalar.value) || scalar == "ё" || scalar == "Ё"
            if isRussian {
                russian += 1
                if isBehindRussian { joined += 1 }
            } else if scalar.value >= 0x80, scalar.isLetter {
                others += 1
            }
            isBehindRussian = isRussian
        }
        return russian > 4 * others && joined * 2 > russian && commonLetters(text) * 3 > russian
    }
}

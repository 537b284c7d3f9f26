/// A language of the pages, as BCP 47 writes it, in lower case: `ru`, `en`, `tt`, `zh-hans`.
///
/// Lower case throughout, since the tag is also the folder of the pages in that language.
package struct LanguageTag: Hashable, Comparable, Sendable, RawRepresentable, CustomStringConvertible {
    package let rawValue: String

    /// - Returns: `nil` unless the text is two or three letters `a` to `z`, then parts of two to eight letters or digits
    ///   behind hyphens, at most 20 bytes in all.
    package init?(rawValue: String) { self.init(utf8: rawValue.utf8.span) }

    /// The same of bytes.
    package init?(utf8 bytes: Span<UInt8>) {
        guard bytes.count <= 20 else { return nil }
        var start = 0
        for index in 0...bytes.count {
            if index < bytes.count, bytes[index] != UInt8(ascii: "-") {
                guard bytes[index].isLowercaseLetter || start > 0 && bytes[index].isDigit else { return nil }
            } else {
                guard (2...(start == 0 ? 3 : 8)).contains(index - start) else { return nil }
                start = index + 1
            }
        }
        rawValue = bytes.text
    }

    package static let russian = LanguageTag(known: "ru")
    package static let english = LanguageTag(known: "en")

    private init(known: String) { rawValue = known }

    package var description: String { rawValue }

    package static func < (left: LanguageTag, right: LanguageTag) -> Bool { left.rawValue < right.rawValue }
}

/// One value in several languages.
package struct Localized<Value: Hashable & Sendable>: Hashable, Sendable {
    package var byLanguage: [LanguageTag: Value]

    package init(_ byLanguage: [LanguageTag: Value]) { self.byLanguage = byLanguage }

    package subscript(language: LanguageTag) -> Value? { byLanguage[language] }

    /// The value in `language`, else in the first of `others` that has one, else in the first by tag; with its language,
    /// for the `lang` of the text.
    package func best(for language: LanguageTag, others: [LanguageTag]) -> (value: Value, language: LanguageTag)? {
        for candidate in [language] + others + byLanguage.keys.sorted() {
            if let value = byLanguage[candidate] { return (value, candidate) }
        }
        return nil
    }
}

extension UInt8 {
    package var isLowercaseLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    package var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

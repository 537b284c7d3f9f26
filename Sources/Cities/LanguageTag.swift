/// A language of the pages, as BCP 47 writes it, in lower case: `ru`, `en`, `tt`, `zh-hans`.
///
/// Lower case throughout, since the tag is also the folder of the pages in that language.
package struct LanguageTag: Hashable, Comparable, Sendable, RawRepresentable, CustomStringConvertible {
    package let rawValue: String

    /// - Returns: `nil` unless the text is two or three letters `a` to `z`, then parts of two to eight letters or digits
    ///   behind hyphens, at most 20 bytes in all.
    package init?(rawValue: String) {
        let parts = rawValue.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard rawValue.utf8.count <= 20, let language = parts.first, (2...3).contains(language.count),
            language.allSatisfy(\.isLowercaseLetter),
            parts.dropFirst().allSatisfy({ part in
                (2...8).contains(part.count) && part.allSatisfy { $0.isLowercaseLetter || $0.isDigit }
            })
        else { return nil }
        self.rawValue = rawValue
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

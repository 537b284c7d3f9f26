internal import CAssets
package import Cities

/// The words of a site: in a language of its own those that its content brings, else the program's.
package final class SiteWords: Sendable {
    private let languages: [LanguageTag]
    /// All there are, the site's own first.
    package let all: [Words]
    package let hasOwn: Bool

    /// - Parameters:
    ///   - languages: of the site, in its order.
    ///   - own: what its content brings, before the program's of the same language.
    package init(languages: [LanguageTag], own: [Words] = []) {
        self.languages = languages
        all = own + Words.shipped.filter { shipped in !own.contains { $0.language == shipped.language } }
        hasOwn = !own.isEmpty
    }

    /// The words in `language` itself; `nil` for one that has none yet.
    package func words(in language: LanguageTag) -> Words? { all.first { $0.language == language } }

    /// The words in `language`; for one that has none yet those in the site's first language that has some, as texts
    /// fall back, else in English.
    package func best(for language: LanguageTag) -> Words {
        ([language] + languages).lazy.compactMap(words).first ?? .english
    }
}

extension Words {
    /// The words that the program carries, one a language.
    package static let shipped: [Words] = (0..<embedded_words_count()).map { index in
        guard let language = LanguageTag(rawValue: String(cString: embedded_words_language(index))) else {
            preconditionFailure("the name of an embedded file is a language")
        }
        do throws(WordsFault) {
            return try WordsFile.decode(bytes(of: embedded_words(index)), in: language)
        } catch {
            preconditionFailure("a test reads every embedded file: \(error)")
        }
    }

    package static let english: Words = {
        guard let english = shipped.first(where: { $0.language == .english }) else {
            preconditionFailure("English words are embedded")
        }
        return english
    }()

    /// The file that all others are compared with.
    package static var englishFile: [UInt8] { file(of: .english) }

    /// A file as the program carries it; empty for a language without one.
    package static func file(of language: LanguageTag) -> [UInt8] {
        let index = (0..<embedded_words_count()).first {
            String(cString: embedded_words_language($0)) == language.rawValue
        }
        return index.map { bytes(of: embedded_words($0)) } ?? []
    }

    private static func bytes(of asset: embedded_asset) -> [UInt8] {
        Array(UnsafeBufferPointer(start: asset.bytes, count: asset.byte_count))
    }

    /// The program's words in `language`; for one that has none those in the first of `others` that has some, else in
    /// English.
    package static func of(_ language: LanguageTag, others: [LanguageTag] = []) -> Words {
        SiteWords(languages: others).best(for: language)
    }
}

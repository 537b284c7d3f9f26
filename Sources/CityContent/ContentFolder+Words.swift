package import Cities

extension ContentFolder {
    /// A file of `words/`: what the pages say in a language of the site's own.
    package struct WordsSource: Sendable {
        package let language: LanguageTag
        /// Relative to the content folder.
        package let file: String
        package let bytes: [UInt8]
    }

    /// The files of `words/`, by language; none where there is no such folder.
    ///
    /// - Parameter languages: of the site; there are words for no other.
    package func words(for languages: [LanguageTag]) throws(ContentError) -> [WordsSource] {
        guard ContentFile.exists("words", in: path) else { return [] }
        var sources: [WordsSource] = []
        for name in try ContentFile.names(in: "words", of: path) {
            let file = "words/\(name)"
            let tag = name.hasSuffix(".json") ? String(name.dropLast(".json".count)) : name
            guard name.hasSuffix(".json"), let language = LanguageTag(rawValue: tag), languages.contains(language)
            else {
                throw ContentError(.undeclaredLanguage(tag), file: file)
            }
            let bytes = try ContentFile.read(file, in: path, limit: ContentFile.textLimit)
            sources.append(WordsSource(language: language, file: file, bytes: bytes))
        }
        return sources
    }
}

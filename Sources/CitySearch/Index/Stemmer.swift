internal import CStemmer

/// Cuts words to their stems by Snowball: Cyrillic ones by its Russian algorithm, Latin ones by its English one.
///
/// One thread at a time: who shares it puts it into a `Mutex`.
final class Stemmer {
    private let russian: OpaquePointer
    private let english: OpaquePointer

    /// The languages whose words are cut; those of others stay whole and are found by their beginning.
    static let languages: Set<String> = ["ru", "en"]

    init() throws(SearchError) {
        guard let russian = sb_stemmer_new("russian", "UTF_8") else { throw .stemmerMissing("russian") }
        guard let english = sb_stemmer_new("english", "UTF_8") else {
            sb_stemmer_delete(russian)
            throw .stemmerMissing("english")
        }
        self.russian = russian
        self.english = english
    }

    deinit {
        sb_stemmer_delete(russian)
        sb_stemmer_delete(english)
    }

    /// The stems under which the index keeps a word: two of a Russian word, by Snowball and by ``NominalStem``, where
    /// they differ; else one.
    ///
    /// - Parameter word: folded.
    func stems(_ word: String) -> [String] {
        let stem = stem(word)
        guard let nominal = NominalStem.of(word), nominal != stem else { return [stem] }
        return [stem, nominal]
    }

    /// - Parameter word: folded.
    func stem(_ word: String) -> String {
        var bytes = Array(word.utf8)
        guard bytes.count > 2, let first = bytes.first(where: { !(0x30...0x39).contains($0) }) else { return word }
        let stemmer: OpaquePointer
        switch first {
        case 0x61...0x7A: stemmer = english
        case 0xD0...0xD3: stemmer = russian
        default: return word
        }
        guard let stem = sb_stemmer_stem(stemmer, &bytes, Int32(bytes.count)) else { return word }
        let count = Int(sb_stemmer_length(stemmer))
        // A stem is never empty, or every word would be a form of it.
        guard count > 0 else { return word }
        return String(decoding: UnsafeBufferPointer(start: stem, count: count), as: UTF8.self)
    }
}

internal import Cities
internal import CityBundle
internal import Words

/// The words of a bundle: those of the languages for which it brings some, and the program's.
///
/// Words that cannot be read, or are not those of this release, are left out, as if the bundle had brought none.
struct BundleWords: Sendable {
    let site: SiteWords
    /// What is wrong with the files that were left out, for the log.
    let faults: [String]

    init(of bundle: some PageSource) {
        let languages = bundle.info.languages.compactMap(LanguageTag.init)
        var own: [Words] = []
        var faults: [String] = []
        for language in languages {
            do {
                guard let name = try? MemberName(WordsFile.path(of: language)), bundle.contains(name),
                    let member = try bundle.member(name)
                else { continue }
                guard member.inflatedByteCount <= WordsFile.limit else {
                    faults.append("\(name): \(member.inflatedByteCount) bytes")
                    continue
                }
                own.append(try WordsFile(member.inflated(), in: language).words)
            } catch {
                faults.append("\(language): \(error)")
            }
        }
        site = SiteWords(languages: languages, own: own)
        self.faults = faults
    }

    /// The words in a language of the bundle, for what stands in no page; English ones where it has none.
    func words(in language: LanguageTag) -> Words { site.words(in: language) ?? .english }
}

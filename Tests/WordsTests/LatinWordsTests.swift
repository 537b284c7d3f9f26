import Cities
import PobratimTesting
import Testing
import Words

@Suite("Words of a language of a site's own")
struct LatinWordsTests {
    private let latin: LanguageTag
    private let words: Words

    init() throws {
        latin = try #require(LanguageTag(rawValue: "la"))
        words = try WordsFile(Array(LatinWords.file.utf8), in: latin).words
    }

    @Test("They have the forms that their own rule has")
    func forms() {
        #expect(
            words.cityCount(1) == "urbs una" && words.cityCount(2) == "urbes duae" && words.cityCount(3) == "urbes 3"
        )
        #expect(words.searchFound(cities: 2) == "Duae urbes inventae sunt.")
    }

    @Test("Dates and numbers go by their patterns")
    func patterns() throws {
        let date = try #require(EventDate(iso: "2022-03-01"))
        #expect(words.dates.underYear(date) == "1 Martii")
        #expect(words.numbers.text(11_292) == "11'292" && words.numbers.text(885.61) == "885,61")
    }

    @Test("They go before the program's words of the same language, and before those of other languages")
    func goFirst() throws {
        let site = SiteWords(languages: [latin, .russian], own: [words])
        #expect(site.best(for: latin).language == latin)
        #expect(site.best(for: try #require(LanguageTag(rawValue: "tt"))).language == latin)
        #expect(site.all.map(\.language) == [latin, .english, .russian])
        let english = try WordsFile(Words.englishFile, in: .english).words
        #expect(SiteWords(languages: [.english], own: [english]).all.map(\.language) == [.english, .russian])
    }

    @Test("The screen is told of their forms, number by number")
    func screen() {
        let script = Words.script(of: [words, .english])
        #expect(script.contains("\"forms\":{\"la\":[\"other\",\"one\",\"two\",\"other\""))
        #expect(script.contains("\"secondsLeft\":\"{seconds} seconds left\""))
        #expect(script.contains("\"goOn\":\"Latine: I am still here\""))
    }
}

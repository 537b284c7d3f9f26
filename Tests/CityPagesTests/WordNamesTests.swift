import Cities
import CityPages
import Testing
import Words

@Suite("Words for every thing that has a name")
struct WordNamesTests {
    @Test("Sizes, colours, desk pages, facts and ties have their words, and there are no words without a thing")
    func names() {
        let words = Words.english
        #expect(words.sizes.names == Set(Preferences.Size.allCases.map { "\($0)" }))
        #expect(words.colourNames.names == Set(ColourScheme.allCases.map(\.key)))
        #expect(words.deskTitles.names == Set(PageAddress.DeskPage.allCases.map { "\($0)" }))
        #expect(words.facts.names == Set(FactKinds.all.map { $0.name.rawValue }))
        #expect(words.ties.names == Set(Agreement.Kind.allCases.map { "\($0)" }))
    }
}

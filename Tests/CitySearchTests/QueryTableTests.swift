import Cities
import CityBundle
import CitySearch
import PobratimTesting
import Testing

// One after the other, or their work would keep the tests that wait for sockets from theirs.
@Suite("Searching the shipped cities", .serialized)
struct QueryTableTests {
    static let searcher = Result { try CitySearcher(indexing: ShippedBundle.pages) }

    @Test("Each query of the table finds its cities, the best first", arguments: QueryRow.all)
    func finds(_ row: QueryRow) throws {
        let answer = try Self.searcher.get().search(row.query, in: row.language)
        let found = answer.cities.map(\.slug.rawValue)
        #expect(found.first == row.cities.first, "\(found) \(answer.repairs)")
        #expect(Set(row.cities).isSubset(of: found), "\(found) \(answer.repairs)")
        #expect(found.isEmpty == !answer.nearest.isEmpty)
    }

    @Test("The table has 150 rows at least, of every kind, in both languages")
    func isLarge() {
        #expect(QueryRow.all.count >= 150)
        let kinds = Dictionary(grouping: QueryRow.all, by: \.kind)
        let wanted = [
            "name", "other-language", "case", "diacritics", "yo", "stem", "transliteration", "layout", "slip",
            "slip-in-text", "prefix", "country", "several", "date", "fact", "joined", "apart",
            "other-text", "none",
        ]
        #expect(Set(kinds.keys) == Set(wanted))
        for kind in wanted where kind != "yo" {
            #expect(Set(kinds[kind]?.map(\.language.rawValue) ?? []) == ["ru", "en"], "\(kind)")
        }
    }
}

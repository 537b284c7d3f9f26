import Cities
import CityBundle
import CitySearch
import PobratimTesting
import Testing

// One after the other, or their work would keep the tests that wait for sockets from theirs.
@Suite("Hostile queries", .serialized)
struct HostileQueryTests {
    private func search(_ query: String) throws -> SearchAnswer {
        try QueryTableTests.searcher.get().search(query, in: .russian)
    }

    @Test(
        "The syntax of FTS5 and of SQL is text",
        arguments: [
            "\"", "Циндао\"", "Циндао AND", "NEAR(Циндао)", "{stem} : панда", "stem:панда", "^Циндао", "-Циндао",
            "Циндао*", "* OR *", "(((((", "'; DROP TABLE passage; --", "a\" OR \"b", "NOT NOT", "%", "\\",
            "\u{0}Циндао",
        ]
    )
    func syntax(_ query: String) throws {
        let answer = try search(query)
        if query.contains("Циндао") { #expect(answer.cities.first?.slug.rawValue == "qingdao") }
    }

    @Test("More than 200 characters are cut, and it is said")
    func long() throws {
        let answer = try search("Циндао " + String(repeating: "ы", count: 10_000))
        #expect(answer.isCut)
        #expect(answer.query.unicodeScalars.count == 200)
        #expect(answer.cities.first?.slug.rawValue == "qingdao")
        #expect(try search(String(repeating: "я", count: 200)).isCut == false)
        #expect(try search("а б в г д е ж з и").isCut)
        #expect(try search("e" + String(repeating: "\u{301}", count: 100_000)).isCut)
    }

    @Test("Whatever is typed is answered", arguments: 0..<8)
    func fuzz(_ seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        let words =
            QueryRow.all.map(\.query) + [
                "\"", "*", "OR", "AND", "NEAR", "(", ")", ":", "2019", "\u{202E}", "👨‍👩‍👧", "青岛", "ﷺ",
            ]
        for _ in 0..<60 {
            // Other tests wait for their sockets meanwhile.
            await Task.yield()
            let known = (0..<Int.random(in: 1...6, using: &random)).compactMap { _ in
                words.randomElement(using: &random)
            }
            let text = Array(known.joined(separator: " ").utf8)
            let bytes = Bool.random(using: &random) ? random.mutated(text) : random.bytes(60)
            let answer = try search(String(decoding: bytes, as: UTF8.self))
            #expect(answer.cities.count <= 20)
            #expect(answer.query.unicodeScalars.count <= 200)
        }
    }

    @Test("No search takes many steps, however it is made")
    func bounded() throws {
        let searcher = try CitySearcher(indexing: ShippedBundle.pages, stepBudget: CitySearcher.stepBudget / 100)
        let letters = String(repeating: "а", count: 200)
        let many = [
            "в и на с о к", "а б в г д е ж з", letters, "к к к к к к к к", "ка ка ка ка ка ка ка ка",
            "казан казан казан", (1980..<1988).map { "\($0)-\($0 + 39)" }.joined(separator: " "),
            "1 января 1 февраля 1 марта 1 апреля",
            "форум город мэр школа делегация китай казань участвовали",
            "квазар пульсар бозон мюон лептон адрон кварк глюон",
        ]
        for query in many + QueryRow.all.map(\.query) {
            #expect(throws: Never.self, "\(query)") { try searcher.search(query, in: .russian) }
        }
    }

    @Test("A search that takes more steps than it may ends with an error, and the next begins anew")
    func interrupted() throws {
        let searcher = try CitySearcher(indexing: ShippedBundle.pages, stepBudget: 1_000)
        #expect(throws: SearchError.self) { try searcher.search("2011-2050 форум школа", in: .russian) }
        #expect(try searcher.search("щщщщщщ", in: .russian).cities == [])
    }
}

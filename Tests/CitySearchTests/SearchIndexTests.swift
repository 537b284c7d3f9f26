import CityBundle
import CitySearch
import Database
import PobratimTesting
import Testing

@Suite("The search index")
struct SearchIndexTests {
    @Test("The same bundle gives the same bytes")
    func deterministic() throws {
        let folder = try TemporaryFolder()
        try SearchIndex.write(ShippedBundle.pages, to: folder.path("one.sqlite"))
        try SearchIndex.write(ShippedBundle.pages, to: folder.path("two.sqlite"))
        let bytes = try folder.read("one.sqlite")
        #expect(bytes.count > 10_000)
        #expect(try folder.read("two.sqlite") == bytes)
    }

    @Test("An index on disk answers as one that was just made")
    func onDisk() throws {
        let folder = try TemporaryFolder()
        try SearchIndex.write(ShippedBundle.pages, to: folder.path("search.sqlite"))
        let searcher = try CitySearcher(path: folder.path("search.sqlite"), of: ShippedBundle.pages)
        for row in QueryRow.all.prefix(60) {
            let made = try QueryTableTests.searcher.get().search(row.query, in: row.language)
            #expect(try searcher.search(row.query, in: row.language) == made)
        }
        #expect(try folder.names() == ["search.sqlite"])
    }

    @Test("An index of another bundle is refused, and so is a file that is none")
    func otherIndex() throws {
        let folder = try TemporaryFolder()
        let other = try BundleInMemory(["data/cities/oak.json": CityJSON.bytes("oak")])
        try SearchIndex.write(other, to: folder.path("search.sqlite"))
        #expect(throws: SearchError.otherIndex) {
            try CitySearcher(path: folder.path("search.sqlite"), of: ShippedBundle.pages)
        }
        try BundleRecipe.write(folder.path("some.sqlite"), schema: "CREATE TABLE meta(key TEXT, value TEXT)")
        #expect(throws: SearchError.otherIndex) {
            try CitySearcher(path: folder.path("some.sqlite"), of: ShippedBundle.pages)
        }
        #expect(throws: SearchError.database(.missing(path: folder.path("none.sqlite")))) {
            try CitySearcher(path: folder.path("none.sqlite"), of: ShippedBundle.pages)
        }
    }

    @Test("Progress is told city by city")
    func progress() throws {
        let folder = try TemporaryFolder()
        var told: [Int] = []
        try SearchIndex.write(
            ShippedBundle.pages,
            to: folder.path("search.sqlite"),
            progress: { done, total in
                told.append(done)
                #expect(total == 5)
            }
        )
        #expect(told == [1, 2, 3, 4, 5])
    }

    @Test("Stopped at any city, building leaves no file", arguments: 0..<5)
    func cancelled(after count: Int) throws {
        let folder = try TemporaryFolder()
        var asked = 0
        #expect(throws: SearchError.cancelled) {
            try SearchIndex.write(
                ShippedBundle.pages,
                to: folder.path("search.sqlite"),
                isCancelled: {
                    asked += 1
                    return asked > count
                }
            )
        }
        #expect(try folder.names() == [])
    }

    @Test("A member that is no city is an error that names it, and leaves no file")
    func malformed() throws {
        let folder = try TemporaryFolder()
        let bundle = try BundleInMemory(["data/cities/oak.json": Array("{}".utf8)])
        #expect(throws: SearchError.dataMalformed(try MemberName("data/cities/oak.json"))) {
            try SearchIndex.write(bundle, to: folder.path("search.sqlite"))
        }
        #expect(try folder.names() == [])
    }
}

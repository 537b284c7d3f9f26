package import Cities
package import CityBundle
internal import Database
internal import Synchronization
package import Words

/// Searches the cities of one bundle. Threads may share it; they search one after the other.
package final class CitySearcher: Sendable {
    private let open: Mutex<OpenIndex>

    /// Steps of SQLite that a search may take before it fails: far more than any did in tests, some tens of milliseconds.
    package static let stepBudget = 2_000_000

    /// Derives the index into a temporary database, which takes some milliseconds a city.
    ///
    /// - Parameter words: in which queries are read, those of the site's own languages first.
    package init(
        indexing source: some PageSource,
        words: [Words] = Words.shipped,
        stepBudget: Int = CitySearcher.stepBudget,
        progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
        isCancelled: @Sendable () -> Bool = { false }
    ) throws(SearchError) {
        let connection = try database { () throws(DatabaseError) in try Connection.temporary() }
        try SearchIndex.build(from: source, into: connection, progress: progress, isCancelled: isCancelled)
        let lexicon = Lexicon(words.map(\.searching))
        let manifest = source.manifestDigest.hex
        open = Mutex(try OpenIndex(connection, manifest: manifest, lexicon: lexicon, stepBudget: stepBudget))
    }

    /// Opens the index that lies beside a bundle.
    ///
    /// - Parameter words: in which queries are read, those of the site's own languages first.
    /// - Throws: ``SearchError/otherIndex`` where it was derived from another bundle or by another release.
    package init(
        path: String,
        of bundle: some PageSource,
        words: [Words] = Words.shipped
    ) throws(SearchError) {
        let connection = try database { () throws(DatabaseError) in
            try Connection(hostileFile: path, maximumValueByteCount: 64 << 20)
        }
        let lexicon = Lexicon(words.map(\.searching))
        let manifest = bundle.manifestDigest.hex
        open = Mutex(try OpenIndex(connection, manifest: manifest, lexicon: lexicon, stepBudget: Self.stepBudget))
    }

    /// - Parameters:
    ///   - query: as typed; anything at all.
    ///   - language: of the pages that are searched. One that the bundle does not have finds nothing.
    package func search(_ query: String, in language: LanguageTag) throws(SearchError) -> SearchAnswer {
        try open.withLock { index throws(SearchError) in
            try database { () throws(DatabaseError) in try index.search(QueryText(query), in: language) }
        }
    }
}

package import CityBundle
internal import Cities
package import Database
internal import Glibc

/// The index: a SQLite file derived from `data/cities/*.json` of one bundle, the same bytes for the same bundle.
///
/// Words are cut to their stems here and stored so, in FTS5's plainest tokenizer (`ascii`: letters and digits). A
/// tokenizer of our own inside SQLite would need C callbacks, and the file could be read by this program only. This way
/// the same few functions read texts, queries and snippets, and `sqlite3` opens the file.
///
/// - `passage`: every text that can be found, by ``PassageID``: `text`, its language `tongue`, `also` (other names that
///   find it), `anchor` and `date` of an event.
/// - `words(exact, stem, context)`: for each passage its folded words with its dates, their stems, and the city's name
///   and country. `whole(stem)`: all words of a city in one language, row `city << 8 | language`.
/// - `form`: every folded word of a language, as it is written, where best it stands, how often.
/// - `meta`: the bundle's manifest digest, its languages.
package enum SearchIndex {
    static let applicationID = 0x506F_6253
    static let version = 4

    /// Writes the index into an empty database.
    ///
    /// - Parameters:
    ///   - progress: called with cities done and cities in all.
    ///   - isCancelled: asked between two cities.
    package static func build(
        from source: some PageSource,
        into connection: Connection,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in },
        isCancelled: () -> Bool = { false }
    ) throws(SearchError) {
        try database { () throws(DatabaseError) in try connection.execute(schema) }
        let builder = try IndexBuilder(connection, languages: source.info.languages)
        let members = source.memberNames.filter { $0.rawValue.hasPrefix(SitePath.cityDataFolder) }
        try builder.begin(manifest: source.manifestDigest.hex)
        for (city, name) in members.prefix(PassageID.cityLimit).enumerated() {
            guard !isCancelled() else { throw .cancelled }
            let member: StoredMember?
            do { member = try source.member(name) } catch { throw .bundle(error) }
            guard let member else { continue }
            guard let record = CityRecord(decoding: member.inflated()) else { throw .dataMalformed(name) }
            try builder.add(record, as: city)
            progress(city + 1, members.count)
        }
        try builder.finish(isCancelled: isCancelled)
    }

    /// Writes the index of a bundle to a new file; where it fails, no file is left.
    package static func write(
        _ source: some PageSource,
        to path: String,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in },
        isCancelled: () -> Bool = { false }
    ) throws(SearchError) {
        unlink(path)
        do throws(SearchError) {
            let connection = try database { () throws(DatabaseError) in try Connection(writing: path) }
            try build(from: source, into: connection, progress: progress, isCancelled: isCancelled)
        } catch {
            unlink(path)
            throw error
        }
    }

    /// Small caches: memory stays the same however many cities there are.
    private static let schema = """
        PRAGMA page_size = 4096;
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA cache_size = -2048;
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
        CREATE TABLE city(id INTEGER PRIMARY KEY, slug TEXT);
        CREATE TABLE passage(id INTEGER PRIMARY KEY, text TEXT, tongue TEXT, also TEXT, anchor TEXT, date TEXT);
        CREATE TABLE context(id INTEGER PRIMARY KEY, terms TEXT);
        CREATE TABLE form(
            language INT, folded TEXT, shown TEXT, kind INT, count INT, PRIMARY KEY(language, folded)
        ) WITHOUT ROWID;
        CREATE VIRTUAL TABLE words USING fts5(
            exact, stem, context, content='', tokenize='ascii', detail=column, columnsize=0
        );
        CREATE VIRTUAL TABLE whole USING fts5(stem, content='', tokenize='ascii', detail=none, columnsize=0);
        """
}

import CityBundle
import Database
import PobratimTesting
import Testing

@Suite("Hostile bundles")
struct HostileBundleTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("b") }

    init() throws { folder = try TemporaryFolder() }

    private func verify(limits: BundleLimits = .standard) throws(BundleError) {
        _ = try BundleVerification(verifying: path, limits: limits)
    }

    /// A good bundle after some SQL.
    private func altered(_ sql: String) throws {
        try BundleRecipe.write(path)
        try BundleRecipe.alter(path, sql: sql)
    }

    // MARK: Schema

    @Test(
        "Anything but the one table is refused",
        arguments: [
            // Other columns, types, options.
            "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT)",
            "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data TEXT)",
            "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB, more INT)",
            "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB) WITHOUT ROWID",
            "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB) STRICT",
            "CREATE TABLE sqlar(name TEXT PRIMARY KEY COLLATE NOCASE, mode INT, mtime INT, sz INT, data BLOB)",
            "CREATE TABLE sqlar(name TEXT, mode INT, mtime INT, sz INT, data BLOB)",
            "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB CHECK (length(data) > 0))",
            "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB AS (zeroblob(sz)))",
            // Something else of that name.
            "CREATE VIEW sqlar AS SELECT 'a' AS name, 33188 AS mode, 0 AS mtime, 1 AS sz, x'61' AS data",
            "CREATE VIRTUAL TABLE sqlar USING fts5(name, mode, mtime, sz, data)",
            "SELECT 1",
        ]
    )
    func schema(sql: String) throws {
        try BundleRecipe.write(path, schema: sql)
        let error = #expect(throws: BundleError.self) { try verify() }
        if case .schema = error {} else { Issue.record("found \(String(describing: error))") }
    }

    @Test(
        "Anything beside the one table is refused",
        arguments: [
            "CREATE TRIGGER t AFTER INSERT ON sqlar BEGIN SELECT 1; END", "CREATE VIEW v AS SELECT * FROM sqlar",
            "CREATE INDEX i ON sqlar(sz)", "CREATE TABLE other(x)", "ANALYZE",
            "CREATE TABLE other(x INTEGER PRIMARY KEY AUTOINCREMENT)",
        ]
    )
    func besides(sql: String) throws {
        try altered(sql)
        let error = #expect(throws: BundleError.self) { try verify() }
        if case .schema = error {} else { Issue.record("found \(String(describing: error))") }
    }

    @Test(
        "A header with other marks is no bundle of this format",
        arguments: [
            ("PRAGMA application_id = 1", BundleError.notABundle),
            ("PRAGMA user_version = 0", .notABundle),
            ("PRAGMA user_version = 2", .formatTooNew(found: 2, newestReadable: 1)),
            ("PRAGMA page_size = 8192; VACUUM", .notABundle),
            ("PRAGMA journal_mode = WAL", .notABundle),
        ]
    )
    func header(sql: String, error: BundleError) throws {
        try altered(sql)
        #expect(throws: error) { try verify() }
    }

    // MARK: Manifest

    @Test("No manifest, two of them, one that is compressed and one that is no blob are refused")
    func manifests() throws {
        try altered("DELETE FROM sqlar WHERE name = 'MANIFEST'")
        #expect(throws: BundleError.manifestMissing) { try verify() }
        try altered("INSERT INTO sqlar SELECT 'MANIFEST.sig', mode, mtime, sz, data FROM sqlar WHERE name = 'MANIFEST'")
        #expect(throws: BundleError.manifestTwice) { try verify() }
        try altered("UPDATE sqlar SET sz = sz + 1 WHERE name = 'MANIFEST'")
        #expect(throws: BundleError.manifestMalformed(line: 1, offset: 0)) { try verify() }
        try altered("UPDATE sqlar SET data = CAST(data AS TEXT) WHERE name = 'MANIFEST'")
        #expect(throws: BundleError.manifestMalformed(line: 1, offset: 0)) { try verify() }
        try altered("UPDATE sqlar SET name = 'MANIFEST.sig' WHERE name = 'MANIFEST'")
        #expect(throws: BundleError.signatureMalformed) { try verify() }
    }

    @Test("A manifest larger than the cap is refused unread")
    func manifestTooLarge() throws {
        try BundleRecipe.write(path)
        var limits = BundleLimits.standard
        limits.manifestByteCount = 100
        let byteCount = try OpenBundle(path: path).manifest.bytes.count
        #expect(throws: BundleError.manifestTooLarge(byteCount: byteCount, limit: 100)) { try verify(limits: limits) }
    }

    @Test("A line that the signature does not cover makes the signature invalid")
    func signedManifestAltered() throws {
        let key = SecretKey(generating: "office")
        try BundleRecipe.write(path, key: key)
        try BundleRecipe.alter(
            path,
            sql: """
                UPDATE sqlar SET data = CAST(CAST(data AS TEXT) || 'SHA256 (z) = \(Digest(of: [1]).hex)' || char(10) AS BLOB)
                WHERE name = 'MANIFEST.sig';
                UPDATE sqlar SET sz = length(data) WHERE name = 'MANIFEST.sig';
                INSERT INTO sqlar VALUES ('z', 33188, 0, 1, x'01')
                """
        )
        #expect(throws: BundleError.signatureInvalid(key.id)) {
            try OpenBundle(path: path, trust: TrustedKeys([key.publicKey]))
        }
    }

    // MARK: Rows

    @Test("A member more than the manifest, or fewer, is refused before any data is read")
    func extraAndMissing() throws {
        try altered("INSERT INTO sqlar VALUES ('extra.html', 33188, 0, 1, x'61')")
        #expect(throws: BundleError.memberUnlisted(Excerpt("extra.html"))) { try OpenBundle(path: path) }
        try altered("DELETE FROM sqlar WHERE name = 'index.html'")
        #expect(throws: try BundleError.memberMissing(MemberName("index.html"))) { try OpenBundle(path: path) }
        try altered("DELETE FROM sqlar WHERE name LIKE 'ru/%'")
        #expect(throws: try BundleError.memberMissing(MemberName("ru/qingdao.html"))) { try OpenBundle(path: path) }
        try altered("DELETE FROM sqlar WHERE name = 'bundle.json'")
        #expect(throws: try BundleError.memberMissing(MemberName("bundle.json"))) { try OpenBundle(path: path) }
    }

    @Test(
        "A name that no member may have is in no manifest",
        arguments: ["../a", "/etc/passwd", "INDEX.html", "a\\b", "", "manifest.SIG", "zz/../z", "MANIFEST.sig.html"]
    )
    func badNames(name: String) throws {
        try altered("INSERT INTO sqlar VALUES ('\(name)', 33188, 0, 1, x'61')")
        #expect(throws: BundleError.memberUnlisted(Excerpt(name))) { try verify() }
    }

    @Test("Names that are no text are refused", arguments: ["NULL", "x'696e6465782e68746d6c'"])
    func namesNoText(sql: String) throws {
        try altered("INSERT INTO sqlar VALUES (\(sql), 33188, 0, 1, x'61')")
        let error = #expect(throws: BundleError.self) { try verify() }
        if case .memberUnlisted = error {} else { Issue.record("found \(String(describing: error))") }
    }

    @Test("A name twice, hidden from the index, is refused")
    func duplicate() throws {
        // A copy of the table without the index takes the second row; then the schema says again what it should.
        try BundleRecipe.write(path)
        try BundleRecipe.alter(
            path,
            sql: """
                DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_sqlar_1';
                UPDATE sqlite_schema SET sql = replace(sql, 'TEXT PRIMARY KEY', 'TEXT')
                """
        )
        try BundleRecipe.alter(path, sql: "INSERT INTO sqlar SELECT * FROM sqlar WHERE name = 'index.html'")
        try BundleRecipe.alter(
            path,
            sql: """
                DELETE FROM sqlite_schema;
                INSERT INTO sqlite_schema VALUES ('table', 'sqlar', 'sqlar', 2,
                    'CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)');
                INSERT INTO sqlite_schema VALUES ('index', 'sqlite_autoindex_sqlar_1', 'sqlar', 3, NULL)
                """
        )
        #expect(throws: BundleError.memberUnlisted(Excerpt("index.html"))) { try verify() }
    }

    @Test(
        "A row that is no regular file is refused",
        arguments: [
            "mode = 41471", "mode = 16877", "mode = 33188 + 2048", "mode = 'x'", "sz = -1", "sz = NULL", "sz = 1.5",
            "data = NULL", "data = 'text'", "data = 7",
        ]
    )
    func badRows(change: String) throws {
        try altered("UPDATE sqlar SET \(change) WHERE name = 'index.html'")
        #expect(throws: try BundleError.memberMalformed(MemberName("index.html"), .row)) { try verify() }
        #expect(throws: try BundleError.memberMalformed(MemberName("index.html"), .row)) {
            try OpenBundle(path: path).member(MemberName("index.html"))
        }
    }

    // MARK: Data

    @Test("Other bytes than the manifest promises are refused, and both digests are told")
    func alteredMember() throws {
        let name = try MemberName("index.html")
        try altered("UPDATE sqlar SET sz = 2, data = x'6869' WHERE name = 'index.html'")
        let expected = Digest(of: try #require(BundleRecipe.contents["index.html"]))
        let error = BundleError.memberAltered(name, expected: expected, found: Digest(of: "hi".utf8))
        #expect(throws: error) { try verify() }
        #expect(throws: error) { try OpenBundle(path: path).member(name) }
    }

    @Test("A member that says it is larger than the cap is refused unread")
    func tooLarge() throws {
        let name = try MemberName("index.html")
        try altered("UPDATE sqlar SET sz = 10000000000 WHERE name = 'index.html'")
        #expect(throws: BundleError.memberTooLarge(name, byteCount: 10_000_000_000, limit: 128 << 20)) { try verify() }
    }

    @Test("A bomb stops at the size that its row promises, even where the manifest knows it")
    func bomb() throws {
        let name = try MemberName("index.html")
        let content = [UInt8](repeating: 0, count: 50 << 20)
        let stored = StoredMember(name: name, content: content).stored
        #expect(stored.count < 100_000)
        try altered(
            BundleRecipe.replacing("index.html", stored: stored, inflatedByteCount: 1_000_000, content: content)
        )
        #expect(throws: BundleError.memberMalformed(name, .inflatedByteCount(expected: 1_000_000, found: nil))) {
            try verify()
        }
    }

    @Test("Streams that a lax reader would take are refused, even where the manifest knows them")
    func streams() throws {
        let name = try MemberName("index.html")
        let content = try #require(BundleRecipe.contents["index.html"])
        let stored = StoredMember(name: name, content: content).stored
        let recipes: [(stored: [UInt8], count: Int, fault: StreamFault)] = [
            (stored + [0], content.count, .bytesAfterEnd(count: 1)),
            ([0x78, 0xbb] + stored[2...], content.count, .presetDictionary),
            ([0x79, 0x9c] + stored[2...], content.count, .header),
            (Array(stored.dropLast()), content.count, .truncated),
            (stored, content.count + 1, .inflatedByteCount(expected: content.count + 1, found: content.count)),
            (stored, content.count - 1, .inflatedByteCount(expected: content.count - 1, found: nil)),
        ]
        for (stored, count, fault) in recipes {
            try altered(
                BundleRecipe.replacing("index.html", stored: stored, inflatedByteCount: count, content: content)
            )
            #expect(throws: BundleError.memberMalformed(name, fault)) { try verify() }
        }
        // The recipe itself is good: with the right stream the bundle is whole.
        try altered(
            BundleRecipe.replacing("index.html", stored: stored, inflatedByteCount: content.count, content: content)
        )
        try verify()
    }

    @Test("A count of members other than the manifest's is refused")
    func memberCount() throws {
        var info = BundleInfo.fixture
        info.counts.members = 99
        let json = try info.encoded()
        try altered(
            BundleRecipe.replacing("bundle.json", stored: json, inflatedByteCount: json.count, content: json)
        )
        #expect(throws: BundleError.memberCount(expected: 6, found: 99)) { try verify() }
    }

    // MARK: Pages

    @Test("Pages that point at each other end in an error", arguments: [1, 2, 3, 4])
    func pageLoops(page: Int) throws {
        try BundleRecipe.write(path)
        var bytes = try folder.read("b")
        // An interior page of a table (5) or an index (2) whose every child is itself.
        for kind in [5, 2] as [UInt8] {
            let start = (page - 1) * 4096 + (page == 1 ? 100 : 0)
            let child: [UInt8] = [0, 0, 0, UInt8(page)]
            bytes.replaceSubrange(start..<(start + 12), with: [kind, 0, 0, 0, 1, 0x0f, 0xf0, 0] + child)
            bytes.replaceSubrange((start + 12)..<(start + 14), with: [0x0f, 0xf0])
            let cell = (page - 1) * 4096 + 0xff0
            bytes.replaceSubrange(cell..<(cell + 8), with: child + [1, 1, 1, 1])
            try folder.write(bytes, to: "b")
            #expect(throws: BundleError.self) { try verify() }
        }
    }

    @Test("What SQLite finds damaged keeps SQLite's call and code")
    func damage() throws {
        try BundleRecipe.write(path)
        var bytes = try folder.read("b")
        bytes.replaceSubrange(4096..<8192, with: repeatElement(0xff, count: 4096))
        try folder.write(bytes, to: "b")
        let error = #expect(throws: BundleError.self) { try verify() }
        guard case .database(.damaged(let failure)) = error else {
            Issue.record("found \(String(describing: error))")
            return
        }
        #expect(failure.code & 0xff == 11)
    }
}

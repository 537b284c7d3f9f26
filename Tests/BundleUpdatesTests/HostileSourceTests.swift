import BundleUpdates
import Glibc
import PobratimTesting
import Testing

@testable import CityBundle

/// A bad bundle or a bad folder, and what is said of it.
struct HostileSource: Sendable, CustomTestStringConvertible {
    /// A sentence of what it is.
    var testDescription: String
    /// Makes it on the stick. The bundle that it starts from, `stick/bad.pobratim`, is there already, signed by the
    /// office and newer than what is installed.
    var make: @Sendable (Kiosk, _ path: String) throws -> Void
    /// Whether that is how it must be refused.
    var isExpected: @Sendable (UpdateError) -> Bool

    init(
        _ sentence: String,
        _ isExpected: @escaping @Sendable (UpdateError) -> Bool,
        make: @escaping @Sendable (Kiosk, String) throws -> Void
    ) {
        testDescription = sentence
        self.isExpected = isExpected
        self.make = make
    }

    /// A bundle changed by SQL.
    init(_ sentence: String, sql: String, _ isExpected: @escaping @Sendable (BundleError) -> Bool) {
        self.init(sentence, refused(isExpected)) { _, path in try BundleRecipe.alter(path, sql: sql) }
    }

    /// A database with a bundle's marks and another schema.
    init(_ sentence: String, schema: String) {
        self.init(sentence, refused(isSchema)) { _, path in
            _ = try runCommand(["rm", path])
            try BundleRecipe.write(path, schema: schema)
        }
    }

    /// A bundle whose unsigned manifest knows of the change, signed anew by the office's own key: honestly signed, and
    /// still bad.
    init(
        _ sentence: String,
        signedSQL sql: @escaping @Sendable () -> String,
        _ isExpected: @escaping @Sendable (BundleError) -> Bool
    ) {
        self.init(sentence, refused(isExpected)) { kiosk, path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, named: "bad", isSigned: false)
            try BundleRecipe.alter(path, sql: sql())
            try kiosk.signAnew(path)
        }
    }
}

/// That a bundle's own file is refused, for this reason.
private func refused(_ isExpected: @escaping @Sendable (BundleError) -> Bool) -> @Sendable (UpdateError) -> Bool {
    { error in
        guard case .bundle(let error, _) = error else { return false }
        return isExpected(error)
    }
}

private let isSchema: @Sendable (BundleError) -> Bool = { if case .schema = $0 { true } else { false } }
private let isUnlisted: @Sendable (BundleError) -> Bool = { if case .memberUnlisted = $0 { true } else { false } }
private let isAltered: @Sendable (BundleError) -> Bool = { if case .memberAltered = $0 { true } else { false } }
private let isMalformed: @Sendable (BundleError) -> Bool = { if case .memberMalformed = $0 { true } else { false } }
private let isMissing: @Sendable (BundleError) -> Bool = { if case .memberMissing = $0 { true } else { false } }
private let isBadSignature: @Sendable (BundleError) -> Bool = { if case .signatureInvalid = $0 { true } else { false } }
private let isBadManifest: @Sendable (BundleError) -> Bool = { if case .manifestMalformed = $0 { true } else { false } }
private let isAnything: @Sendable (BundleError) -> Bool = { _ in true }

extension HostileSource {
    static let schemas: [HostileSource] = [
        HostileSource(
            "A column too few",
            schema: "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT)"
        ),
        HostileSource(
            "A column too many",
            schema: "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB, more)"
        ),
        HostileSource(
            "A table without row ids",
            schema: "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB) WITHOUT ROWID"
        ),
        HostileSource(
            "A generated column",
            schema:
                "CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB AS (zeroblob(sz)))"
        ),
        HostileSource(
            "A view in the table's place",
            schema: "CREATE VIEW sqlar AS SELECT 'a' AS name, 33188 AS mode, 0 AS mtime, 1 AS sz, x'61' AS data"
        ),
        HostileSource("A virtual table", schema: "CREATE VIRTUAL TABLE sqlar USING fts5(name, mode, mtime, sz, data)"),
        HostileSource("A trigger", sql: "CREATE TRIGGER sqlar2 AFTER INSERT ON sqlar BEGIN SELECT 1; END", isSchema),
        HostileSource("A second table", sql: "CREATE TABLE other(x)", isSchema),
        HostileSource("A second index", sql: "CREATE INDEX other ON sqlar(sz)", isSchema),
    ]

    static let members: [HostileSource] = [
        HostileSource(
            "A member of other bytes",
            sql: "UPDATE sqlar SET sz = 2, data = x'6869' WHERE name = 'ru/index.html'",
            isAltered
        ),
        HostileSource("A member that is missing", sql: "DELETE FROM sqlar WHERE name = 'index.html'", isMissing),
        HostileSource(
            "A member that nobody listed",
            sql: "INSERT INTO sqlar VALUES ('extra.html', 33188, 0, 1, x'61')",
            isUnlisted
        ),
        HostileSource(
            "A name that climbs",
            sql: "INSERT INTO sqlar VALUES ('../../etc/passwd', 33188, 0, 1, x'61')",
            isUnlisted
        ),
        HostileSource(
            "An absolute name",
            sql: "INSERT INTO sqlar VALUES ('/etc/passwd', 33188, 0, 1, x'61')",
            isUnlisted
        ),
        HostileSource(
            "A name that differs by case",
            sql: "INSERT INTO sqlar VALUES ('Index.html', 33188, 0, 1, x'61')",
            isUnlisted
        ),
        HostileSource(
            "A name of a thousand letters",
            sql: "INSERT INTO sqlar VALUES (printf('%01000d', 1), 33188, 0, 1, x'61')",
            isUnlisted
        ),
        HostileSource(
            "A member that is a link",
            sql: "UPDATE sqlar SET mode = 41471 WHERE name = 'ru/index.html'",
            isMalformed
        ),
        HostileSource(
            "A member of negative size",
            sql: "UPDATE sqlar SET sz = -1 WHERE name = 'ru/index.html'",
            isMalformed
        ),
        HostileSource(
            "A member without data",
            sql: "UPDATE sqlar SET data = NULL WHERE name = 'ru/index.html'",
            isMalformed
        ),
        HostileSource(
            "A member that claims ten gigabytes",
            sql: "UPDATE sqlar SET sz = 10000000000 WHERE name = 'ru/index.html'",
            { if case .memberTooLarge = $0 { true } else { false } }
        ),
        HostileSource(
            "A size one byte too large, honestly signed",
            signedSQL: { "UPDATE sqlar SET sz = sz + 1 WHERE name = 'ru/index.html'" },
            isMalformed
        ),
        HostileSource(
            "Bytes after the deflate stream, honestly signed",
            signedSQL: { "UPDATE sqlar SET data = data || x'00' WHERE name = 'ru/index.html'" },
            isMalformed
        ),
        HostileSource(
            "A bomb that inflates to fifty megabytes, honestly signed",
            signedSQL: {
                let content = [UInt8](repeating: 0, count: 50 << 20)
                let stored = (try? MemberName("ru/index.html")).map { StoredMember(name: $0, content: content).stored }
                return BundleRecipe.replacing(
                    "ru/index.html",
                    stored: stored ?? [],
                    inflatedByteCount: 1_000_000,
                    content: content
                )
            },
            isMalformed
        ),
    ]

    static let manifests: [HostileSource] = [
        HostileSource("No manifest", sql: "DELETE FROM sqlar WHERE name = 'MANIFEST.sig'", { $0 == .manifestMissing }),
        HostileSource(
            "Two manifests",
            sql: "INSERT INTO sqlar SELECT 'MANIFEST', mode, mtime, sz, data FROM sqlar WHERE name = 'MANIFEST.sig'",
            { $0 == .manifestTwice }
        ),
        HostileSource(
            "A manifest with a line too many",
            sql: """
                UPDATE sqlar SET data = CAST(CAST(data AS TEXT) || 'SHA256 (z) = ' || printf('%064d', 0) || char(10) AS BLOB)
                    WHERE name = 'MANIFEST.sig';
                UPDATE sqlar SET sz = length(data) WHERE name = 'MANIFEST.sig'
                """,
            isBadSignature
        ),
        HostileSource(
            "A manifest with a line too few",
            sql: """
                UPDATE sqlar SET data = substr(data, 1, length(data) - 80) WHERE name = 'MANIFEST.sig';
                UPDATE sqlar SET sz = length(data) WHERE name = 'MANIFEST.sig'
                """,
            isBadSignature
        ),
        HostileSource(
            "A manifest that lists a name that climbs, honestly signed",
            signedSQL: {
                """
                UPDATE sqlar SET data = CAST(replace(CAST(data AS TEXT), '(index.html)', '(../i.html)') AS BLOB)
                    WHERE name = 'MANIFEST';
                UPDATE sqlar SET sz = length(data) WHERE name = 'MANIFEST'
                """
            },
            isBadManifest
        ),
        HostileSource(
            "A signature that is none",
            sql: "UPDATE sqlar SET sz = 5, data = x'68656c6c6f' WHERE name = 'MANIFEST.sig'",
            { $0 == .signatureMalformed }
        ),
        HostileSource("A signature over another manifest", refused(isBadSignature)) { kiosk, path in
            let other = try kiosk.pack(8)
            try BundleRecipe.alter(
                path,
                sql: """
                    ATTACH '\(other)' AS other;
                    UPDATE sqlar SET data = CAST(
                        substr(CAST((SELECT data FROM other.sqlar WHERE name = 'MANIFEST.sig') AS TEXT), 1,
                            instr(CAST((SELECT data FROM other.sqlar WHERE name = 'MANIFEST.sig') AS TEXT), 'SHA256') - 1)
                        || substr(CAST(data AS TEXT), instr(CAST(data AS TEXT), 'SHA256')) AS BLOB)
                        WHERE name = 'MANIFEST.sig';
                    UPDATE sqlar SET sz = length(data) WHERE name = 'MANIFEST.sig'
                    """
            )
            _ = try runCommand(["rm", other])
        },
        HostileSource("No signature", refused { $0 == .unsigned }) { kiosk, path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, named: "bad", isSigned: false)
        },
        HostileSource("An unknown key", refused { if case .untrustedSignature = $0 { true } else { false } }) {
            kiosk,
            path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, named: "bad", key: SecretKey(generating: "thief"))
        },
        HostileSource("A key that only has the right number", refused(isBadSignature)) { kiosk, path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, named: "bad", key: SecretKey(generating: "thief").numbered(as: kiosk.office))
        },
        HostileSource("A thief's set of keys", refused { if case .untrustedSignature = $0 { true } else { false } }) {
            kiosk,
            path in
            let thief = SecretKey(generating: "thief")
            _ = try runCommand(["rm", path])
            try kiosk.pack(
                9,
                epoch: 99,
                named: "bad",
                key: thief,
                contents: ["trust/thief.pub": thief.publicKey.encoded(name: "thief")]
            )
        },
        HostileSource("A set of keys that cannot be read", { if case .keySetMalformed = $0 { true } else { false } }) {
            kiosk,
            path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, epoch: 2, named: "bad", contents: ["trust/next.pub": [1, 2, 3]])
        },
        HostileSource(
            "A reader that does not exist yet",
            refused { $0 == .readerTooOld(needed: 99, this: BundleInfo.readerVersion) }
        ) { kiosk, path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, named: "bad") { $0.minimumReader = 99 }
        },
        HostileSource("An epoch that is over", { if case .epochTooLow = $0 { true } else { false } }) { kiosk, path in
            _ = try runCommand(["rm", path])
            try kiosk.pack(9, epoch: 0, named: "bad")
        },
    ]

    static let files: [HostileSource] = [
        HostileSource("An empty file", refused { $0 == .notABundle }) { kiosk, _ in
            try kiosk.folder.write([], to: "stick/bad.pobratim")
        },
        HostileSource("A text", refused { $0 == .notABundle }) { kiosk, _ in
            try kiosk.folder.write(Array("<html>".utf8), to: "stick/bad.pobratim")
        },
        HostileSource("Random bytes", refused { $0 == .notABundle }) { kiosk, _ in
            var random = SplitMix64(seed: 1)
            try kiosk.folder.write(random.bytes(100_000), to: "stick/bad.pobratim")
        },
        HostileSource("Another SQLite database", refused { $0 == .notABundle }) { _, path in
            _ = try runCommand(["rm", path])
            _ = try runCommand(["sqlite3", path, "CREATE TABLE t(x)"])
        },
        HostileSource("Bytes behind the end", refused { if case .byteCount = $0 { true } else { false } }) { _, path in
            _ = try runCommand(["sh", "-c", "printf x >> \(path)"])
        },
        HostileSource("A page overwritten", refused(isAnything)) { kiosk, _ in
            var bytes = try kiosk.folder.read("stick/bad.pobratim")
            bytes.replaceSubrange(4096..<8192, with: repeatElement(0xff, count: 4096))
            try kiosk.folder.write(bytes, to: "stick/bad.pobratim")
        },
        HostileSource("A page that is its own child", refused(isAnything)) { kiosk, _ in
            var bytes = try kiosk.folder.read("stick/bad.pobratim")
            bytes.replaceSubrange(4096..<4108, with: [5, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 2])
            try kiosk.folder.write(bytes, to: "stick/bad.pobratim")
        },
        HostileSource("A pipe", refused { if case .notRegularFile = $0 { true } else { false } }) { _, path in
            _ = try runCommand(["sh", "-c", "rm \(path) && mkfifo \(path)"])
        },
        HostileSource("A link to a good bundle", refused { if case .notRegularFile = $0 { true } else { false } }) {
            _,
            path in
            _ = try runCommand(["sh", "-c", "mv \(path) \(path).real && ln -s \(path).real \(path)"])
        },
        HostileSource("A link to itself", refused { if case .notRegularFile = $0 { true } else { false } }) { _, path in
            _ = try runCommand(["sh", "-c", "rm \(path) && ln -s bad.pobratim \(path)"])
        },
        HostileSource("A link to a device", refused { if case .notRegularFile = $0 { true } else { false } }) {
            _,
            path in
            _ = try runCommand(["sh", "-c", "rm \(path) && ln -s /dev/zero \(path)"])
        },
        HostileSource("A folder of a bundle's name", refused { if case .notRegularFile = $0 { true } else { false } }) {
            _,
            path in
            _ = try runCommand(["sh", "-c", "rm \(path) && mkdir \(path)"])
        },
        HostileSource("An empty stick", { if case .nothingFound = $0 { true } else { false } }) { _, path in
            _ = try runCommand(["rm", path])
        },
        HostileSource("Eleven hundred bad bundles", { if case .tooManyCandidates = $0 { true } else { false } }) {
            _,
            path in
            let script = "truncate -s -4096 $0 && for i in $(seq 1100); do ln $0 $0.$i.pobratim; done"
            _ = try runCommand(["sh", "-c", script, path])
        },
        HostileSource("Two hundred thousand tiny files", { if case .tooManyNames = $0 { true } else { false } }) {
            kiosk,
            path in
            _ = try runCommand(
                ["sh", "-c", "rm bad.pobratim && seq 200000 | xargs -n 5000 touch"],
                folder: kiosk.stick
            )
        },
    ]

    /// Cut at each power of two.
    static let truncations: [HostileSource] = (0...17).map { power in
        HostileSource("A bundle of which only \(1 << power) bytes came", refused(isAnything)) { kiosk, path in
            let whole = try kiosk.folder.read("stick/bad.pobratim")
            try kiosk.folder.write(Array(whole.prefix(min(1 << power, whole.count - 1))), to: "stick/bad.pobratim")
        }
    }

    /// Only root can make these.
    static let devices: [HostileSource] = [("c 1 5", "that never ends"), ("c 10 130", "that acts when it is opened")]
        .map {
            node,
            what in
            HostileSource("A device \(what)", refused { if case .notRegularFile = $0 { true } else { false } }) {
                _,
                path in
                _ = try runCommand(["sh", "-c", "rm \(path) && mknod \(path) \(node)"])
            }
        }

    static let all = schemas + members + manifests + files + truncations + (geteuid() == 0 ? devices : [])
}

@Suite("Hostile sources")
struct HostileSourceTests {
    @Test("Each is refused for its reason, and nothing of the kiosk has changed", arguments: HostileSource.all)
    func refused(source: HostileSource) throws {
        let kiosk = try Kiosk()
        let good = try kiosk.pack(1)
        try kiosk.sync(good)
        try kiosk.endTrial()
        _ = try runCommand(["rm", good])
        let record = try kiosk.record

        try source.make(kiosk, try kiosk.pack(9, named: "bad"))
        let error = #expect(throws: UpdateError.self) { try kiosk.sync() }
        if let error, !source.isExpected(error) { Issue.record("refused otherwise: \(error)") }

        #expect(try kiosk.record == record)
        #expect(try kiosk.shownVersion() == 1)
        _ = try kiosk.serving.start()
        #expect(try kiosk.names("staging").isEmpty)
        #expect(try kiosk.names("bundles").count == 1)
    }

    @Test("Each is refused by the program with a documented code, within bounded memory", arguments: HostileSource.all)
    func bounded(source: HostileSource) throws {
        let kiosk = try Kiosk()
        let good = try kiosk.pack(1)
        try kiosk.sync(good)
        try kiosk.endTrial()
        _ = try runCommand(["rm", good])
        try source.make(kiosk, try kiosk.pack(9, named: "bad"))
        let arguments = ["sync", kiosk.stick, "--state", kiosk.state.path, "--trust", kiosk.trust.installerKeys]
        let (exitCode, peakByteCount) = try BuiltProgram.measure(arguments)
        #expect([65, 66].contains(exitCode))
        #expect(peakByteCount > 1 << 20)
        #expect(peakByteCount <= 64 << 20)
    }

    @Test("A good bundle beside bad ones is installed, and the bad ones are told")
    func goodBesideBad() throws {
        let kiosk = try Kiosk()
        try kiosk.pack(1)
        try kiosk.folder.write([1, 2, 3], to: "stick/a.pobratim")
        try BundleRecipe.alter(
            try kiosk.pack(7),
            sql: "UPDATE sqlar SET sz = 2, data = x'6869' WHERE name = 'index.html'"
        )
        var refusals = 0
        let update = Update(state: kiosk.state, trust: kiosk.trust) { if case .refused = $0 { refusals += 1 } }
        guard case .installed = try update.run([kiosk.stick]) else { Issue.record("not installed"); return }
        #expect(refusals == 2)
        #expect(try kiosk.shownVersion() == 1)
    }

    @Test("A bundle that changes while it is read is refused at the first member that does not match")
    func changesMeanwhile() throws {
        let kiosk = try Kiosk()
        let path = try kiosk.pack(1)
        let update = Update(state: kiosk.state, trust: kiosk.trust) { event in
            guard case .phase(.assembling) = event else { return }
            // The same length, so that only the bytes can tell.
            _ = try? runCommand(
                [
                    "sqlite3", path,
                    "UPDATE sqlar SET data = zeroblob(length(data)) WHERE name = 'images/qingdao-0a1b2c3d.jpg'",
                ]
            )
        }
        let error = #expect(throws: UpdateError.self) { try update.run([path]) }
        guard case .bundle = error else { Issue.record("found \(String(describing: error))"); return }
        #expect(try kiosk.record.current == nil)
    }
}

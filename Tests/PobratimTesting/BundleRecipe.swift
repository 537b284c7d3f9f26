package import CityBundle

/// Bundles on disk, made as a test says: good ones by the writer, bad ones by SQL that the `sqlite3` command runs.
package enum BundleRecipe {
    /// A page that compresses, a picture that does not, an empty member, and one with a long name.
    package static var contents: [String: [UInt8]] {
        var random = SplitMix64(seed: 7)
        return [
            "index.html": Array(String(repeating: "<p>Добро пожаловать</p>\n", count: 200).utf8),
            "ru/qingdao.html": Array(String(repeating: "<p>Циндао</p>\n", count: 400).utf8),
            "images/qingdao-0a1b2c3d.jpg": random.bytes(20_000),
            "assets/kiosk.js": [],
            "data/cities/" + String(repeating: "q", count: 183) + ".json": Array("{}".utf8),
        ]
    }

    /// Writes a good bundle.
    @discardableResult
    package static func write(
        _ path: String,
        contents: [String: [UInt8]] = BundleRecipe.contents,
        info: BundleInfo = .fixture,
        key: SecretKey? = nil
    ) throws(BundleError) -> Manifest {
        let writer = try BundleWriter(path: path)
        for (name, content) in contents.sorted(by: { $0.key < $1.key }) { try writer.add(MemberName(name), content) }
        return try writer.finish(info, key: key)
    }

    /// Runs SQL over a file, as somebody would who means harm.
    package static func alter(_ path: String, sql: String) throws {
        let result = try runCommand(
            ["sqlite3", "-batch", path],
            standardInput: Array(
                (".bail on\n.dbconfig defensive off\nPRAGMA writable_schema = ON;\n" + sql + ";\n").utf8
            )
        )
        guard result.exitCode == 0 else { throw RecipeFailure(sql: sql, errors: result.errors) }
    }

    /// A database with a bundle's marks and another schema.
    package static func write(_ path: String, schema: String) throws {
        try alter(
            path,
            sql: "PRAGMA page_size = 4096; PRAGMA application_id = 0x506F6272; PRAGMA user_version = 1; \(schema)"
        )
    }

    /// SQL that gives a member other bytes and puts their digest into the unsigned manifest.
    package static func replacing(_ name: String, stored: [UInt8], inflatedByteCount: Int, content: [UInt8]) -> String {
        """
        UPDATE sqlar SET data = x'\(hex(stored))', sz = \(inflatedByteCount) WHERE name = '\(name)';
        UPDATE sqlar SET data = CAST(replace(
            CAST(data AS TEXT),
            substr(CAST(data AS TEXT), instr(CAST(data AS TEXT), '(\(name))'), \(name.utf8.count + 2 + 3 + 64)),
            '(\(name)) = \(Digest(of: content).hex)'
        ) AS BLOB) WHERE name = 'MANIFEST'
        """
    }

    package static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// SQL of a test that did not run.
package struct RecipeFailure: Error, Hashable, Sendable {
    package var sql: String
    package var errors: String
}

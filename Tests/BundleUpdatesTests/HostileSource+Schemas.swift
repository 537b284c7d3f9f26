import CityBundle
import PobratimTesting

extension HostileSource {
    /// A database with a bundle's marks that is not laid out as a bundle is.
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

    /// A database with a bundle's marks and another schema.
    private init(_ sentence: String, schema: String) {
        self.init(sentence, Self.refused(isSchema)) { _, path in
            _ = try runCommand(["rm", path])
            try BundleRecipe.write(path, schema: schema)
        }
    }
}

private let isSchema: HostileSource.Reason = { if case .schema = $0 { true } else { false } }

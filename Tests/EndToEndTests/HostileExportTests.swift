import PobratimTesting
import Testing

@Suite("Exporting what is not to be trusted")
struct HostileExportTests {
    private let fixture: ExportFixture
    private var folder: TemporaryFolder { fixture.folder }

    init() throws { fixture = try ExportFixture() }

    @Test(
        "A hostile bundle writes nothing anywhere, and ends with exit 65",
        arguments: [
            "INSERT INTO sqlar VALUES ('../escaped', 33188, 0, 1, x'61')",
            "INSERT INTO sqlar VALUES ('/tmp/escaped', 33188, 0, 1, x'61')",
            "INSERT INTO sqlar VALUES ('link', 41471, 0, -1, '..')",
            "UPDATE sqlar SET mode = 41471, data = CAST('../escaped' AS BLOB), sz = -1 WHERE name = 'index.html'",
            "UPDATE sqlar SET sz = 10000000000 WHERE name = 'index.html'",
            "UPDATE sqlar SET data = zeroblob(length(data)) WHERE name = 'en/index.html'",
            "CREATE TRIGGER t AFTER INSERT ON sqlar BEGIN SELECT 1; END",
        ]
    )
    func hostile(sql: String) throws {
        try fixture.export()
        try fixture.pack(version: 1_700_000_060)
        try BundleRecipe.alter(folder.path("spring.pobratim"), sql: sql)
        let before = try fixture.shell("find . -printf '%P %i %T@\\n' | grep -v spring | sort")
        for output in ["site", "new"] {
            let result = try Program.run(["export", "spring.pobratim", "--output", output], in: folder)
            #expect(result.exitCode == 65)
            #expect(result.output.isEmpty)
        }
        // A folder's own time tells of names that came and went in it.
        let after = try fixture.shell("find . -printf '%P %i %T@\\n' | grep -v spring | sort")
        #expect(after.split(separator: "\n").dropFirst() == before.split(separator: "\n").dropFirst())
    }

    @Test("A signature is checked where keys are given, and a forged bundle is refused")
    func trust() throws {
        try fixture.shell("mkdir trust; cp office.pub trust")
        #expect(try fixture.export("--trust", "trust").hasSuffix("\nSigned by key \(fixture.keyNumber()).\n"))
        let before = try fixture.shell("cd site; find . -type f | sort | xargs sha256sum")
        try fixture.shell(
            """
            mkdir forged; cd forged; sqlite3 ../spring.pobratim -Ax
            echo '<p>forged' >> ru/index.html
            sum=$(sha256sum ru/index.html | head -c 64)
            sed -i "s/(ru.index.html) = .*/(ru\\/index.html) = $sum/" MANIFEST.sig
            sqlite3 ../spring.pobratim "UPDATE sqlar SET data = readfile(name), sz = length(readfile(name)) \
            WHERE name IN ('MANIFEST.sig', 'ru/index.html')"
            """
        )
        let result = try Program.run(
            ["export", "spring.pobratim", "--output", "site", "--trust", "trust"],
            in: folder
        )
        #expect(result.exitCode == 65)
        #expect(result.errors.contains("[bundle-untrusted]"))
        #expect(try fixture.shell("cd site; find . -type f | sort | xargs sha256sum") == before)
        #expect(try fixture.export().hasSuffix(", trust not checked (--trust DIR does).\n"))
    }
}

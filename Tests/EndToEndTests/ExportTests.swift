import FoundationEssentials
import PobratimTesting
import Testing

@Suite("The same site without a server")
struct ExportTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallContent.write(to: folder)
        try Program.done(["keys", "new", "office"], in: folder)
        try pack("spring.pobratim", version: 1_700_000_000)
    }

    private func pack(_ file: String, version: Int) throws {
        try Program.done(
            ["pack", "content", "--output", file, "--key", "office.sec", "--content-version", "\(version)"],
            in: folder
        )
    }

    @discardableResult
    private func export(_ options: String...) throws -> String {
        try Program.done(["export", "spring.pobratim", "--output", "site"] + options, in: folder)
    }

    private func shell(_ command: String) throws -> String {
        try tool(["sh", "-euc", command], in: folder).output
    }

    private func members() throws -> [String] {
        try shell("sqlite3 spring.pobratim \"SELECT name FROM sqlar WHERE name <> 'MANIFEST.sig'\"")
            .split(separator: "\n").map(String.init)
    }

    @Test("Every exported file has the bytes that are served, but for the slots and the live pages")
    func servedBytes() throws {
        try export("--precompressed")
        let slots: Set = ["assets/preferences.css", "assets/kiosk.js", "assets/live.css"]
        let twins: Set = ["search.html", "preferences.html"]
        var different: Set<String> = []
        var gzipped = 0
        let ended = try ServedBundle.serve("spring.pobratim", in: folder) { server in
            for name in try members() {
                let answer = try server.get("/\(name)")
                #expect(answer.status == 200, "\(name)")
                if try answer.body != folder.read("site/\(name)") {
                    different.insert(name)
                    continue
                }
                let packed = try server.get("/\(name)", ["Accept-Encoding: gzip"])
                guard FileManager.default.fileExists(atPath: folder.path("site/\(name).gz")) else { continue }
                #expect(packed["Content-Encoding"] == "gzip")
                #expect(try packed.body == folder.read("site/\(name).gz"), "\(name)")
                gzipped += 1
            }
        }
        #expect(ended.exitCode == 0)
        #expect(gzipped > 20)
        let live = different.subtracting(slots).filter { name in
            !twins.contains(String(name.split(separator: "/").last ?? "")) && !name.contains("/desk/")
        }
        #expect(live.isEmpty)
        #expect(different.contains("en/search.html"))
    }

    @Test("What is exported verifies with signify, and is what sqlite3 unpacks")
    func withoutPobratim() throws {
        try export()
        _ = try shell("cd site; signify-openbsd -C -q -p ../office.pub -x MANIFEST.sig")
        _ = try shell("mkdir unpacked; cd unpacked; sqlite3 ../spring.pobratim -Ax; diff -r . ../site")
    }

    @Test("Files, bytes and links are counted, and none is dead", arguments: OperatorLanguage.allCases)
    func figures(language: OperatorLanguage) throws {
        let result = try Program.run(
            ["export", "spring.pobratim", "--output", "site"],
            in: folder,
            language: language
        )
        #expect(result.exitCode == 0)
        let files = try shell("find site -type f | wc -l").filter(\.isNumber)
        let bytes = try shell("find site -type f -printf '%s\\n' | awk '{ s += $1 } END { print s }'").filter(
            \.isNumber
        )
        let packed = try Program.done(["pack", "content", "--output", "again.pobratim"], in: folder)
        let links = try #require(packed.split(separator: "\n").first?.split(separator: " ").last).filter(\.isNumber)
        #expect(Int(links).map { $0 > 100 } == true)
        switch language {
        case .english:
            #expect(
                result.output == """
                    site: files: \(files), bytes: \(bytes), links checked: \(links), dead: 0.
                    Files written: \(files), gone: 0.

                    """
            )
            #expect(result.errors.hasPrefix("Exporting: "))
        case .russian:
            #expect(
                result.output == """
                    site: файлов — \(files), байт — \(bytes), ссылок проверено — \(links), ведущих в никуда — 0.
                    Записано файлов — \(files), исчезло — 0.

                    """
            )
            #expect(result.errors.hasPrefix("Выгрузка: "))
        }
    }

    @Test("A dead link in a bundle of somebody else is counted and named")
    func deadLink() throws {
        _ = try shell(
            """
            mkdir other; cd other; sqlite3 ../spring.pobratim -Ax
            sed -i 's/href="hilltown.html"/href="nowhere.html"/' en/text/laketown.html en/text/map.html
            grep -q nowhere en/text/map.html
            tail -n +3 MANIFEST.sig | sed "s/(en.text.map.html) = .*/(en\\/text\\/map.html) = $(sha256sum en/text/map.html | head -c 64)/" > MANIFEST
            sqlite3 ../spring.pobratim "UPDATE sqlar SET name = 'MANIFEST', data = readfile('MANIFEST'), \
            sz = length(readfile('MANIFEST')) WHERE name = 'MANIFEST.sig'; UPDATE sqlar SET \
            data = readfile('en/text/map.html'), sz = length(readfile('en/text/map.html')) WHERE name = 'en/text/map.html'"
            """
        )
        let result = try Program.run(["export", "spring.pobratim", "--output", "site"], in: folder)
        #expect(result.exitCode == 0)
        #expect(result.output.contains(", dead: 1.\n"))
        #expect(result.errors.hasSuffix("On the page en/text/map.html the link “nowhere.html” leads nowhere.\n"))
    }

    @Test("The tree is the same under any umask")
    func umask() throws {
        let list = "find . -printf '%y %m %T@ %P\\n' | sort; find . -type f | sort | xargs sha256sum"
        try export("--precompressed")
        let tree = try shell("cd site; \(list)")
        _ = try shell("umask 077; '\(Program.path)' export spring.pobratim --output other --precompressed")
        #expect(try shell("cd other; \(list)") == tree)
    }

    @Test("A name that is no folder's own is no output", arguments: [".", "site/..", "/", ""])
    func unnamed(output: String) throws {
        #expect(try Program.run(["export", "spring.pobratim", "--output", output], in: folder).exitCode == 64)
    }

    @Test("Where the disk takes no more, exit 74 leaves the folder of yesterday as it was")
    func diskFull() throws {
        try export()
        let list =
            "find . -not -path './content*' -not -name '*.pobratim' -printf '%i %P\\n' | sort; cat site/MANIFEST.sig"
        let before = try shell(list)
        _ = try shell("echo '- 2020-01-01: new' >> content/cities/laketown/ru.md")
        try pack("spring.pobratim", version: 1_700_000_060)
        let limited = "trap '' XFSZ; ulimit -f 4; exec \"$0\" export spring.pobratim --output site"
        let result = try runCommand(
            ["sh", "-c", limited, Program.path],
            folder: folder.path,
            environment: Program.environment(.english)
        )
        #expect(result.exitCode == 74)
        #expect(try shell(list) == before)
    }

    @Test(
        "Killed at any moment, the folder is the old site or the new one, and the next export goes on",
        arguments: [
            "mkdirat:when=1", "mkdirat:when=4", "openat:when=40", "openat:when=200", "linkat:when=1", "linkat:when=50",
            "utimensat:when=30", "syncfs:when=1", "renameat2:when=1", "fsync:when=1", "unlink:when=1", "unlink:when=30",
            "rmdir:when=1",
        ]
    )
    func killed(moment: String) throws {
        try export("--precompressed")
        let hashes = "cd site; find . -type f | sort | xargs sha256sum"
        let old = try shell(hashes)
        _ = try shell("echo '- 2020-01-01: new' >> content/cities/laketown/ru.md")
        try pack("spring.pobratim", version: 1_700_000_060)
        try Program.done(["export", "spring.pobratim", "--output", "fresh", "--precompressed"], in: folder)
        let new = try shell("cd fresh; find . -type f | sort | xargs sha256sum")
        try #require(old != new)

        let call = String(moment.prefix { $0 != ":" })
        let result = try runCommand(
            ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e", "inject=\(moment):signal=KILL"]
                + [Program.path, "export", "spring.pobratim", "--output", "site", "--precompressed"],
            folder: folder.path
        )
        #expect(result.exitCode == 137, "\(moment) was never reached")
        let found = try shell(hashes)
        #expect(found == old || found == new)

        try export("--precompressed")
        #expect(try shell(hashes) == new)
        let list = "find . -printf '%y %m %T@ %P\\n' | sort"
        #expect(try shell("cd site; \(list)") == shell("cd fresh; \(list)"))
        #expect(try !folder.names().contains { $0.hasSuffix(".partial") })
    }

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
        try export()
        try BundleRecipe.alter(folder.path("spring.pobratim"), sql: sql)
        let before = try shell("find . -printf '%P %i %T@\\n' | grep -v spring | sort")
        for output in ["site", "new"] {
            let result = try Program.run(["export", "spring.pobratim", "--output", output], in: folder)
            #expect(result.exitCode == 65)
            #expect(result.output.isEmpty)
        }
        // A folder's own time tells of names that came and went in it.
        let after = try shell("find . -printf '%P %i %T@\\n' | grep -v spring | sort")
        #expect(after.split(separator: "\n").dropFirst() == before.split(separator: "\n").dropFirst())
    }
}

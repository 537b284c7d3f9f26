import FoundationEssentials
import PobratimTesting
import Testing

@Suite("The same site without a server")
struct ExportTests {
    private let fixture: ExportFixture
    private var folder: TemporaryFolder { fixture.folder }

    init() throws { fixture = try ExportFixture() }

    @Test("Every exported file has the bytes that are served, but for the slots and the live pages")
    func servedBytes() throws {
        try fixture.export("--precompressed")
        // The three slots, and the search that a server answers: README names them.
        let live: Set = [
            "assets/preferences.css", "assets/kiosk.js", "assets/live.css", "ru/search.html", "en/search.html",
            "ru/text/search.html", "en/text/search.html",
        ]
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
        #expect(different == live)
    }

    @Test("What is exported verifies with signify, and is what sqlite3 unpacks")
    func withoutPobratim() throws {
        try fixture.export()
        try fixture.shell("cd site; signify-openbsd -C -q -p ../office.pub -x MANIFEST.sig")
        try fixture.shell("mkdir unpacked; cd unpacked; sqlite3 ../spring.pobratim -Ax; diff -r . ../site")
    }

    @Test("The tree is the same under any umask", arguments: ["077", "0777", "000"])
    func umask(mask: String) throws {
        try fixture.export("--precompressed")
        let tree = try fixture.tree()
        try fixture.shell("umask \(mask); '\(Program.path)' export spring.pobratim --output other --precompressed")
        #expect(try fixture.tree("other") == tree)
    }

    @Test("Files, bytes and links are counted, and none is dead", arguments: OperatorLanguage.allCases)
    func figures(language: OperatorLanguage) throws {
        let result = try Program.run(
            ["export", "spring.pobratim", "--output", "site"],
            in: folder,
            language: language
        )
        #expect(result.exitCode == 0)
        let files = try fixture.shell("find site -type f | wc -l").filter(\.isNumber)
        let bytes = try fixture.shell("find site -type f -printf '%s\\n' | awk '{ s += $1 } END { print s }'").filter(
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
                    Signed by key \(try fixture.keyNumber()), trust not checked (--trust DIR does).

                    """
            )
            #expect(result.errors.hasPrefix("Exporting: "))
        case .russian:
            #expect(
                result.output == """
                    site: файлов — \(files), байт — \(bytes), ссылок проверено — \(links), ведущих в никуда — 0.
                    Записано файлов — \(files), исчезло — 0.
                    Подписан ключом \(try fixture.keyNumber()), доверие не проверено (--trust ПАПКА проверит).

                    """
            )
            #expect(result.errors.hasPrefix("Выгрузка: "))
        }
    }

    @Test("A dead link in a bundle of somebody else is counted and named, and the export is done")
    func deadLink() throws {
        try fixture.shell(
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

    @Test("On a terminal what is said stands on a line of its own")
    func terminal() throws {
        try fixture.shell(
            "sqlite3 spring.pobratim \"UPDATE sqlar SET data = zeroblob(length(data)) WHERE name = 'ru/index.html'\""
        )
        let command = "'\(Program.path)' export spring.pobratim --output site"
        let shown = try runCommand(
            ["script", "-qec", command, "/dev/null"],
            folder: folder.path,
            environment: Program.environment(.english)
        )
        #expect(shown.exitCode == 65)
        #expect(shown.output.contains("\r\npobratim export: spring.pobratim is damaged"))
        #expect(shown.output.contains("\rExporting "))
    }

    private func members() throws -> [String] {
        try fixture.shell("sqlite3 spring.pobratim \"SELECT name FROM sqlar WHERE name <> 'MANIFEST.sig'\"")
            .split(separator: "\n").map(String.init)
    }
}

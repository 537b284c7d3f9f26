import CityBundle
import PobratimTesting
import Testing

@testable import SiteExport

@Suite("Exporting a bundle into a folder")
struct BundleExportTests {
    private let fixture: ExportFixture
    private var folder: TemporaryFolder { fixture.folder }

    init() throws { fixture = try ExportFixture() }

    @discardableResult
    private func export(
        _ bundle: String,
        to name: String = "site",
        isPrecompressed: Bool = false
    ) throws(ExportError) -> BundleExport.Outcome {
        try fixture.export(bundle, to: name, isPrecompressed: isPrecompressed)
    }

    @discardableResult
    private func shell(_ command: String) throws -> String { try fixture.shell(command) }

    private func tree(_ name: String = "site") throws -> String { try fixture.tree(name) }

    private func inodes() throws -> [String: String] {
        let lines = try shell("find site -type f -printf '%P %i\\n'").split(separator: "\n")
        return Dictionary(
            uniqueKeysWithValues: lines.map { line in
                let parts = line.split(separator: " ")
                return (String(parts[0]), String(parts[1]))
            }
        )
    }

    // MARK: The folder

    @Test("A time that the disk cannot keep is no reason to take the folder for somebody else's", arguments: [0, .max])
    func timesOutOfRange(version: Int64) throws {
        var info = BundleInfo.fixture
        info.contentVersion = min(version, BundleInfo.numbers.upperBound)
        try BundleRecipe.write(folder.path("odd"), info: info)
        let first = try export("odd")
        #expect(first.writtenFileCount == first.fileCount)
        let second = try export("odd")
        #expect(second.writtenFileCount == 0)
        try export("summer")
        #expect(try folder.names() == ["odd", "site", "spring", "summer"])
    }

    @Test("Every member and the manifest are files, with public modes and times that the bundle gives")
    func whole() throws {
        let outcome = try export("spring")
        let bundle = try OpenBundle(path: folder.path("spring"))
        for name in bundle.memberNames {
            #expect(try folder.read("site/\(name)") == bundle.member(name)?.inflated())
        }
        #expect(try folder.read("site/MANIFEST") == bundle.manifest.bytes)
        let listed = try shell("find site -printf '%y %m %T@\\n' | sort -u")
        #expect(
            listed == """
                d 755 1700000000.0000000000
                f 644 1700000000.0000000000
                f 644 318211200.0000000000

                """
        )
        #expect(try shell("find site ! -newermt 1999-01-01 -printf '%P\\n'") == "images/qingdao-0a1b2c3d.jpg\n")
        #expect(outcome.fileCount == bundle.manifest.count + 1)
        #expect(
            try "\(outcome.byteCount)\n"
                == shell("find site -type f -printf '%s\\n' | awk '{ s += $1 } END { print s }'")
        )
        #expect(outcome.writtenFileCount == outcome.fileCount)
        #expect(outcome.goneFileCount == 0)
        #expect(try folder.names() == ["site", "spring", "summer"])
    }

    @Test("Every member is visited with its content, and progress counts to the end")
    func visits() throws {
        let visited = Visits()
        let export = BundleExport(folder.path("spring"), to: folder.path("site"), isPrecompressed: false)
        _ = try export.run(
            visit: { visited.add($0, $1) },
            progress: { stage in
                if case .unpacking(let done, let total) = stage { visited.progress(done, total) }
            }
        )
        let bundle = try OpenBundle(path: folder.path("spring"))
        #expect(visited.contents.count == bundle.manifest.count)
        for (name, content) in visited.contents { #expect(try bundle.member(name)?.inflated() == content) }
        #expect(visited.steps == Array(1...bundle.manifest.count))
    }

    @Test("The same bundle gives the same tree, whatever was there before", arguments: [false, true])
    func deterministic(isPrecompressed: Bool) throws {
        try export("summer", to: "fresh", isPrecompressed: isPrecompressed)
        try export("spring", isPrecompressed: !isPrecompressed)
        try export("summer", isPrecompressed: isPrecompressed)
        #expect(try tree() == tree("fresh"))
        _ = try shell("mkdir empty; chmod 700 empty")
        try export("summer", to: "empty/", isPrecompressed: isPrecompressed)
        #expect(try tree("empty") == tree("fresh"))
    }

    // MARK: Again

    @Test("Run again, what has not changed is not written, and what has vanished is removed")
    func again() throws {
        try export("spring", isPrecompressed: true)
        let before = try inodes()
        #expect(try export("spring", isPrecompressed: true).writtenFileCount == 0)
        #expect(try inodes() == before)

        let outcome = try export("summer", isPrecompressed: true)
        let after = try inodes()
        #expect(after["ru/qingdao.html"] == nil)
        #expect(after["ru/qingdao.html.gz"] == nil)
        #expect(try shell("find site -name ru") == "")
        // Under another content version a page has another time, and a file with that time is another file.
        for (name, inode) in after { #expect((before[name] == inode) == name.hasPrefix("images/"), "\(name)") }
        #expect(outcome.writtenFileCount == after.count - 1)
        #expect(outcome.goneFileCount == before.keys.filter { after[$0] == nil }.count)
        #expect(outcome.goneFileCount >= 2)
        #expect(outcome.remarks.isEmpty)
    }

    @Test("A copy that shares its files with the folder is not altered by an export over it")
    func snapshot() throws {
        try export("spring")
        try shell("cp -al site kept; chmod 600 site/bundle.json; chmod 644 kept/bundle.json")
        let kept = try fixture.tree("kept")
        try export("summer")
        try export("spring")
        #expect(try fixture.tree("kept") == kept)
    }

    @Test("A file that was removed comes back; times and modes that were changed are put right")
    func repairs() throws {
        try export("spring")
        let tree = try tree()
        _ = try shell(
            "rm site/index.html; rm -r site/ru; touch site/bundle.json; chmod 600 site/images/*; chmod 700 site"
        )
        #expect(try export("spring").writtenFileCount == 4)
        #expect(try self.tree() == tree)
    }

    @Test("The gzip forms go where they are not wanted any more")
    func siblingsGo() throws {
        try export("spring", isPrecompressed: true)
        let siblings = try shell("find site -name '*.gz' | wc -l").filter(\.isNumber)
        let outcome = try export("spring")
        #expect(outcome.writtenFileCount == 0)
        #expect("\(outcome.goneFileCount)" == siblings)
        #expect(try shell("find site -name '*.gz'") == "")
    }

    // MARK: What is not ours

    @Test(
        "A folder with anything that no export has put there is refused, and stays as it is",
        arguments: [
            ("touch site/notes.txt", "notes.txt"),
            ("touch site/.htaccess", ".htaccess"),
            ("touch site/ru/.notes", "ru/.notes"),
            ("touch \"site/ru/$(printf '\\316\\362\\347.txt')\"", "ru/\u{FFFD}\u{FFFD}\u{FFFD}.txt"),
            ("mkdir site/empty", "empty"),
            ("mkdir -p site/ru/text/deep; touch site/ru/text/deep/x", "ru/text"),
            ("ln -s /etc/passwd site/ru/passwd", "ru/passwd"),
            ("rm site/index.html; ln -s ../spring site/index.html", "index.html"),
            ("rm -r site/ru; ln -s .. site/ru", "ru"),
            ("rm -r site/ru; touch site/ru", "ru"),
            ("rm site/index.html; mkdir site/index.html", "index.html"),
            ("mkfifo site/pipe", "pipe"),
            ("rm site/bundle.json; mkfifo site/bundle.json", "bundle.json"),
            ("echo edited >> site/index.html", "index.html"),
            ("echo edited | gzip -n > site/index.html.gz", "index.html.gz"),
            ("gzip -nk site/images/*.jpg", "images/qingdao-0a1b2c3d.jpg.gz"),
            ("cp site/MANIFEST site/MANIFEST.sig", "MANIFEST"),
            ("echo >> site/MANIFEST", "MANIFEST"),
            ("rm site/MANIFEST; mkfifo site/MANIFEST", "MANIFEST"),
            ("rm site/MANIFEST", "assets"),
            ("rm -r site; mkdir site; touch site/mine", "mine"),
        ]
    )
    func foreign(command: String, found: String) throws {
        try export("spring", isPrecompressed: true)
        _ = try shell(command)
        let before = try shell("find . -mindepth 1 -printf '%y %m %T@ %i %l %P\\n' | sort")
        #expect(throws: ExportError.folderNotOurs(path: folder.path("site"), found: Excerpt(found))) {
            try export("summer", isPrecompressed: true)
        }
        #expect(try shell("find . -mindepth 1 -printf '%y %m %T@ %i %l %P\\n' | sort") == before)
    }

    @Test(
        "What is no folder, or a link to one, is refused",
        arguments: [
            ("touch site", false), ("mkfifo site", false), ("mkdir real; ln -s real site", true),
            ("ln -s nowhere site", true),
        ]
    )
    func noFolder(command: String, isLink: Bool) throws {
        _ = try shell(command)
        #expect(throws: ExportError.notFolder(path: folder.path("site"), isLink: isLink)) { try export("spring") }
        #expect(try shell("find -L . -type f | sort").contains("index.html") == false)
    }

    // MARK: Gzip forms

    @Test("Beside each text lies its gzip form around the stored stream, and beside nothing else")
    func precompressed() throws {
        let outcome = try export("spring", isPrecompressed: true)
        let bundle = try OpenBundle(path: folder.path("spring"))
        var siblings: [String] = []
        for name in bundle.memberNames where name.rawValue.hasSuffix(".html") || name.rawValue.hasSuffix(".json") {
            guard let member = try bundle.member(name), let gzipped = member.gzipped() else { continue }
            siblings.append("site/\(name).gz")
            #expect(try folder.read("site/\(name).gz") == gzipped)
            #expect(
                try runCommand(["gzip", "-dc", folder.path("site/\(name).gz")]).standardOutput == member.inflated()
            )
        }
        #expect(siblings.count >= 3)
        let found = try shell("find site -name '*.gz'").split(separator: "\n").map(String.init)
        #expect(Set(found) == Set(siblings))
        #expect(outcome.fileCount == bundle.manifest.count + 1 + siblings.count)
    }

    @Test("A member that has the name of a gzip form is kept, and that form left out")
    func siblingNameTaken() throws {
        var contents = BundleRecipe.contents
        contents["index.html.gz"] = Array("mine".utf8)
        try BundleRecipe.write(folder.path("odd"), contents: contents)
        for _ in 1...2 {
            try export("odd", isPrecompressed: true)
            #expect(try folder.read("site/index.html.gz") == Array("mine".utf8))
        }
    }

    @Test("Where a folder has the name of a gzip form, that form is left out")
    func siblingNameIsFolder() throws {
        var contents = BundleRecipe.contents
        contents["index.html.gz/x"] = Array("mine".utf8)
        try BundleRecipe.write(folder.path("odd"), contents: contents)
        for _ in 1...2 {
            try export("odd", isPrecompressed: true)
            #expect(try folder.read("site/index.html.gz/x") == Array("mine".utf8))
        }
    }

    // MARK: Hostile bundles

    @Test("A bundle that no trusted key has signed is refused where keys are given, and nothing is written")
    func untrusted() throws {
        let names = try folder.names()
        let export = BundleExport(
            folder.path("spring"),
            to: folder.path("site"),
            trust: TrustedKeys([]),
            isPrecompressed: false
        )
        #expect(throws: ExportError.bundle(.unsigned)) { try export.run() }
        #expect(try folder.names() == names)
    }

    @Test("A member that is a folder of others at once is refused, and nothing is written")
    func memberIsFolder() throws {
        var contents = BundleRecipe.contents
        contents["ru"] = Array("x".utf8)
        try BundleRecipe.write(folder.path("odd"), contents: contents)
        let names = try folder.names()
        #expect(throws: try ExportError.bundle(.memberIsFolder(MemberName("ru")))) { try export("odd") }
        #expect(try folder.names() == names)
    }

    @Test(
        "Of a bundle that is not what it says nothing is left, neither in the folder nor beside it",
        arguments: [
            "UPDATE sqlar SET data = zeroblob(length(data)) WHERE name = 'index.html'",
            "UPDATE sqlar SET mode = 41471 WHERE name = 'index.html'",
            "UPDATE sqlar SET mode = 16877 WHERE name = 'index.html'",
            "UPDATE sqlar SET sz = 10000000000 WHERE name = 'index.html'",
            "INSERT INTO sqlar VALUES ('../escaped', 33188, 0, 1, x'61')",
            "INSERT INTO sqlar VALUES ('/tmp/escaped', 33188, 0, 1, x'61')",
            "INSERT INTO sqlar VALUES ('link', 41471, 0, -1, '/tmp')",
            "UPDATE sqlar SET name = '../escaped' WHERE name = 'index.html'; UPDATE sqlar SET "
                + "data = CAST(replace(CAST(data AS TEXT), '(index.html)', '(../escaped)') AS BLOB), sz = sz + 1 "
                + "WHERE name = 'MANIFEST'",
            "DELETE FROM sqlar WHERE name = 'assets/kiosk.js'",
        ]
    )
    func hostile(sql: String) throws {
        try export("spring")
        try BundleRecipe.alter(folder.path("summer"), sql: sql)
        let tree = try tree()
        let names = try folder.names()
        #expect(throws: ExportError.self) { try export("summer", to: "new") }
        #expect(throws: ExportError.self) { try export("summer") }
        #expect(try self.tree() == tree)
        #expect(try folder.names() == names)
    }
}

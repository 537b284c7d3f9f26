import PobratimTesting
import Testing

@testable import CityBundle

@Suite("Exporting a bundle into a folder")
struct BundleExportTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try BundleRecipe.write(folder.path("spring"))
        var contents = BundleRecipe.contents
        contents["index.html"] = Array(String(repeating: "<p>Welcome</p>\n", count: 100).utf8)
        contents["ru/qingdao.html"] = nil
        contents["en/text/chengdu.html"] = Array("<p>Chengdu</p>".utf8)
        var info = BundleInfo.fixture
        info.contentVersion += 60
        try BundleRecipe.write(folder.path("summer"), contents: contents, info: info)
    }

    @discardableResult
    private func export(
        _ bundle: String,
        to name: String = "site",
        isPrecompressed: Bool = false
    ) throws(BundleError) -> BundleExport.Outcome {
        try BundleExport(folder.path(bundle), to: folder.path(name), isPrecompressed: isPrecompressed).run()
    }

    private func shell(_ command: String) throws -> String {
        let result = try runCommand(["sh", "-euc", command], folder: folder.path)
        try #require(result.exitCode == 0, "\(result.errors)")
        return result.output
    }

    /// Every path with its kind, mode, time and hash.
    private func tree(_ name: String = "site") throws -> String {
        try shell(
            "cd \(name); find . -printf '%y %m %T@ %P\\n' | sort -k 4; find . -type f | sort | xargs -d '\\n' sha256sum"
        )
    }

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

    @Test("Every member and the manifest are files, with public modes and the content version as their time")
    func whole() throws {
        let outcome = try export("spring")
        let bundle = try OpenBundle(path: folder.path("spring"))
        for name in bundle.memberNames {
            #expect(try folder.read("site/\(name)") == bundle.member(name)?.inflated())
        }
        #expect(try folder.read("site/MANIFEST") == bundle.manifest.bytes)
        let listed = try shell("find site -printf '%y %m %T@\\n' | sort -u")
        #expect(listed == "d 755 1700000000.0000000000\nf 644 1700000000.0000000000\n")
        #expect(outcome.fileCount == bundle.manifest.count + 1)
        #expect(
            try "\(outcome.byteCount)\n"
                == shell("find site -type f -printf '%s\\n' | awk '{ s += $1 } END { print s }'")
        )
        #expect(outcome.writtenFileCount == outcome.fileCount)
        #expect(outcome.vanishedMemberCount == 0)
        #expect(try folder.names() == ["site", "spring", "summer"])
    }

    @Test("Every member is visited with its content, and progress counts to the end")
    func visits() throws {
        let visited = Visits()
        _ = try BundleExport(folder.path("spring"), to: folder.path("site"), isPrecompressed: false).run {
            visited.add($0, $1)
        } progress: { done, total in
            visited.progress(done, total)
        }
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
        let changed: Set = [
            "MANIFEST", "bundle.json", "bundle.json.gz", "index.html", "index.html.gz", "en/text/chengdu.html",
        ]
        for (name, inode) in after { #expect((before[name] != inode) == changed.contains(name), "\(name)") }
        #expect(after["ru/qingdao.html"] == nil)
        #expect(after["ru/qingdao.html.gz"] == nil)
        #expect(try shell("find site -name ru") == "")
        // A page too short to be compressed has no gzip form.
        #expect(outcome.writtenFileCount == changed.filter { after[$0] != nil }.count)
        #expect(outcome.vanishedMemberCount == 1)
    }

    @Test("A file that was removed comes back; times and modes that were changed are put right")
    func repairs() throws {
        try export("spring")
        let tree = try tree()
        _ = try shell(
            "rm site/index.html; rm -r site/ru; touch site/bundle.json; chmod 600 site/images/*; chmod 700 site"
        )
        #expect(try export("spring").writtenFileCount == 2)
        #expect(try self.tree() == tree)
    }

    @Test("The gzip forms go where they are not wanted any more")
    func twinsGo() throws {
        try export("spring", isPrecompressed: true)
        try export("spring")
        #expect(try shell("find site -name '*.gz'") == "")
    }

    // MARK: What is not ours

    @Test(
        "A folder with anything that no export has put there is refused, and stays as it is",
        arguments: [
            ("touch site/notes.txt", "notes.txt"),
            ("touch site/.htaccess", ".htaccess"),
            ("touch site/ru/.notes", "ru/.notes"),
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
        let listing = "find . -printf '%y %m %T@ %i %l %P\\n' | sort"
        let before = try shell(listing)
        #expect(throws: BundleError.folderNotOurs(path: folder.path("site"), found: Excerpt(found))) {
            try export("summer", isPrecompressed: true)
        }
        #expect(try shell(listing) == before)
    }

    @Test(
        "What is no folder, or a link to one, is refused",
        arguments: ["touch site", "mkdir real; ln -s real site", "ln -s nowhere site"]
    )
    func noFolder(command: String) throws {
        _ = try shell(command)
        #expect(throws: BundleError.notFolder(path: folder.path("site"))) { try export("spring") }
        #expect(try shell("find -L . -type f | sort").contains("index.html") == false)
    }

    @Test("What a program that no longer runs has left beside the folder is swept; what looks like it is not")
    func sweep() throws {
        _ = try shell(
            "mkdir -p .site.999999999.partial/ru; touch .site.999999999.partial/ru/x; mkdir .site.x.partial .sit.9.partial"
        )
        try export("spring")
        #expect(try folder.names() == [".sit.9.partial", ".site.x.partial", "site", "spring", "summer"])
    }

    // MARK: Gzip forms

    @Test("Beside each text lies its gzip form around the stored stream, and beside nothing else")
    func precompressed() throws {
        let outcome = try export("spring", isPrecompressed: true)
        let bundle = try OpenBundle(path: folder.path("spring"))
        var twins: [String] = []
        for name in bundle.memberNames where name.rawValue.hasSuffix(".html") || name.rawValue.hasSuffix(".json") {
            guard let member = try bundle.member(name), let gzipped = member.gzipped() else { continue }
            twins.append("site/\(name).gz")
            #expect(try folder.read("site/\(name).gz") == gzipped)
            #expect(
                try runCommand(["gzip", "-dc", folder.path("site/\(name).gz")]).standardOutput == member.inflated()
            )
        }
        #expect(twins.count >= 3)
        let found = try shell("find site -name '*.gz'").split(separator: "\n").map(String.init)
        #expect(Set(found) == Set(twins))
        #expect(outcome.fileCount == bundle.manifest.count + 1 + twins.count)
    }

    @Test("A member that has the name of a gzip form is kept, and that form left out")
    func twinNameTaken() throws {
        var contents = BundleRecipe.contents
        contents["index.html.gz"] = Array("mine".utf8)
        try BundleRecipe.write(folder.path("odd"), contents: contents)
        for _ in 1...2 {
            try export("odd", isPrecompressed: true)
            #expect(try folder.read("site/index.html.gz") == Array("mine".utf8))
        }
    }

    // MARK: Hostile bundles

    @Test("A member that is a folder of others at once is refused, and nothing is written")
    func memberIsFolder() throws {
        var contents = BundleRecipe.contents
        contents["ru"] = Array("x".utf8)
        try BundleRecipe.write(folder.path("odd"), contents: contents)
        let names = try folder.names()
        #expect(throws: try BundleError.memberIsFolder(MemberName("ru"))) { try export("odd") }
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
        try BundleRecipe.alter(folder.path("spring"), sql: sql)
        let tree = try tree()
        let names = try folder.names()
        #expect(throws: BundleError.self) { try export("spring", to: "new") }
        #expect(throws: BundleError.self) { try export("spring") }
        #expect(try self.tree() == tree)
        #expect(try folder.names() == names)
    }
}

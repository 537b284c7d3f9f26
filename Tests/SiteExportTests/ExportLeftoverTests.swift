import CityBundle
import PobratimTesting
import Testing

@testable import SiteExport

@Suite("What an export that ended too early has left")
struct ExportLeftoverTests {
    private let fixture: ExportFixture
    private var folder: TemporaryFolder { fixture.folder }
    private static let hidden = ".site.0123456789abcdef.partial"
    private static let aside = ".site.0123456789abcdef.earlier"

    init() throws {
        fixture = try ExportFixture()
        try fixture.export("spring")
    }

    /// A folder that was never finished: the manifest, some members, one of them in part.
    private static let grown =
        "cp -r site \(hidden); cd \(hidden); touch .unfinished; rm -r images; echo '<p>' > index.html"

    @Test(
        "A folder that was never finished is removed, however far it is",
        arguments: [
            grown, "mkdir \(hidden)", "mkdir \(hidden); touch \(hidden)/.unfinished",
            "mkdir \(hidden); cd \(hidden); touch .unfinished; head -c 100 ../site/MANIFEST > MANIFEST",
            "mkdir \(hidden); cd \(hidden); touch .unfinished; cp ../site/MANIFEST .; mkdir ru",
        ]
    )
    func unfinished(command: String) throws {
        try fixture.shell(command)
        #expect(try fixture.export("summer").remarks.isEmpty)
        #expect(try folder.names() == ["site", "spring", "summer"])
    }

    @Test("An earlier site is removed, also one of which a part is gone already, or whose times are others")
    func earlier() throws {
        for command in ["", "rm -r ru index.html", "rm -r *", "find . -exec touch {} +"] {
            try fixture.shell("cp -rp site \(Self.hidden); cd \(Self.hidden); \(command)")
            #expect(try fixture.export("spring").remarks.isEmpty)
            #expect(try folder.names() == ["site", "spring", "summer"])
        }
    }

    @Test(
        "A person's file in it is kept, and named",
        arguments: [
            ("\(grown); echo mine > notes.txt", "notes.txt", 1),
            ("cp -rp site \(hidden); echo mine > \(hidden)/ru/notes.txt", "ru/notes.txt", 1),
            ("cp -rp site \(hidden); echo mine > \(hidden)/index.html", "index.html", 1),
            ("cp -rp site \(hidden); ln -s /etc/passwd \(hidden)/ru/x", "ru/x", 0),
            ("cp -rp site \(hidden); rm \(hidden)/index.html; ln -s ../spring \(hidden)/index.html", "index.html", 0),
            ("cp -rp site \(hidden); rm -r \(hidden)/ru; ln -s ../site/ru \(hidden)/ru", "ru", 0),
            ("mkdir -p \(hidden)/ru; echo mine > \(hidden)/ru/mine", "ru", 1),
            ("mkdir \(hidden); echo mine > \"\(hidden)/$(printf '\\316')\"", "\u{FFFD}", 1),
        ]
    )
    func kept(command: String, found: String, count: Int) throws {
        try fixture.shell(command)
        let outcome = try fixture.export("summer")
        #expect(outcome.remarks == [.kept(path: folder.path("site.kept"), found: Excerpt(found))])
        #expect(try fixture.shell("find site.kept -type f | wc -l").filter(\.isNumber) == "\(count)")
        if count == 1 { #expect(try fixture.shell("find site.kept -type f -exec cat {} +") == "mine\n") }
        #expect(try fixture.shell("cat spring | sha256sum") == fixture.shell("sha256sum < spring"))
        try fixture.export("summer", to: "fresh")
        #expect(try fixture.tree() == fixture.tree("fresh"))
        #expect(try fixture.export("summer").remarks.isEmpty)
    }

    @Test("What only looks like such a folder is left alone, and a lock that nobody holds stops nobody")
    func others() throws {
        let others = [
            ".sit.0123456789abcdef.partial", ".site.0123456789abcdeF.partial", ".site.123.partial", ".site.partial",
            ".site.x.0123456789abcdef.partial",
        ]
        try fixture.shell("mkdir \(others.joined(separator: " ")); touch .site.lock")
        try fixture.export("summer")
        #expect(try folder.names() == others.sorted() + ["site", "spring", "summer"])
    }

    @Test("The earlier site is put back where a new one did not take its place, even if the next export is refused")
    func putBack() throws {
        let tree = try fixture.tree()
        try fixture.shell("mv site \(Self.aside)")
        try BundleRecipe.alter(folder.path("summer"), sql: "DELETE FROM sqlar WHERE name = 'assets/kiosk.js'")
        #expect(throws: ExportError.self) { try fixture.export("summer") }
        #expect(try fixture.tree() == tree)
        try fixture.shell("mv site \(Self.aside)")
        #expect(try fixture.export("spring").writtenFileCount == 0)
        #expect(try fixture.tree() == tree)
        #expect(try folder.names() == ["site", "spring", "summer"])
    }

    @Test("The earlier site is removed where a new one has taken its place")
    func asideIsSwept() throws {
        try fixture.shell("cp -rp site \(Self.aside)")
        try fixture.export("summer")
        #expect(try folder.names() == ["site", "spring", "summer"])
    }
}

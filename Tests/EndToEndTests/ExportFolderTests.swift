import PobratimTesting
import Testing

@Suite("The folder that an export goes to")
struct ExportFolderTests {
    private let fixture: ExportFixture
    private var folder: TemporaryFolder { fixture.folder }

    init() throws { fixture = try ExportFixture() }

    @Test("A name that is no folder's own is no output", arguments: [".", "site/..", "/", ""])
    func unnamed(output: String) throws {
        #expect(try Program.run(["export", "spring.pobratim", "--output", output], in: folder).exitCode == 64)
    }

    @Test("Where another export runs, exit 69 says so", arguments: OperatorLanguage.allCases)
    func busy(language: OperatorLanguage) throws {
        try fixture.export()
        let result = try runCommand(
            ["flock", ".site.lock", Program.path, "export", "spring.pobratim", "--output", "site"],
            folder: folder.path,
            environment: Program.environment(language)
        )
        #expect(result.exitCode == 69)
        #expect(result.output.isEmpty)
        switch language {
        case .english:
            #expect(
                result.errors == """
                    pobratim export: another export to site is running [export-busy]
                      Now:     nothing was written.
                      Next:    run it again when that one has ended.

                    """
            )
        case .russian:
            #expect(
                result.errors == """
                    pobratim export: в папку site прямо сейчас идёт другая выгрузка [export-busy]
                      Сейчас: ничего не записано.
                      Дальше: повторите, когда она кончится.

                    """
            )
        }
    }

    @Test("What somebody else put into a folder that goes is kept and named, in both languages")
    func kept() throws {
        try fixture.export()
        let hidden = ".site.0123456789abcdef.partial"
        for (language, words) in [
            (OperatorLanguage.english, "or what was changed, is kept in site.kept: notes.txt [export-kept]\n"),
            (.russian, "изменённое из прежней папки сохранено в site.kept-2: notes.txt [export-kept]\n"),
        ] {
            try fixture.shell("cp -rp site \(hidden); touch \(hidden)/notes.txt")
            let arguments = ["export", "spring.pobratim", "--output", "site"]
            let result = try Program.run(arguments, in: folder, language: language)
            #expect(result.exitCode == 0)
            #expect(result.errors.contains(words))
        }
    }

    @Test("Where a volume is mounted nothing is written, and why is said", .enabled(if: OwnMounts.areAllowed))
    func mountPoint() throws {
        let result = try OwnMounts.run(
            "mkdir volume; mount -t tmpfs none volume; pobratim export spring.pobratim --output volume",
            in: folder
        )
        #expect(result.exitCode == 65)
        #expect(
            result.errors == """
                pobratim export: a volume is mounted at volume: no other folder can take its place [mount-point]
                  Now:     nothing was written.
                  Next:    name a folder on it: volume/site.

                """
        )
        // A folder of the same file system, mounted on itself, shows only when it is to be replaced.
        let bound = try OwnMounts.run(
            "mkdir bound; mount --bind bound bound; pobratim export spring.pobratim --output bound",
            in: folder
        )
        #expect(bound.exitCode == 65)
        #expect(bound.errors.contains("[mount-point]"))
        #expect(try !folder.names().contains { $0.hasPrefix(".") })
    }
}

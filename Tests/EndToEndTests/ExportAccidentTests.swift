import PobratimTesting
import Testing

@Suite("Accidents while exporting")
struct ExportAccidentTests {
    private let fixture: ExportFixture
    private var folder: TemporaryFolder { fixture.folder }

    init() throws { fixture = try ExportFixture() }

    @Test("Where the disk takes no more, exit 74 leaves the folder of yesterday as it was")
    func diskFull() throws {
        try fixture.export()
        try packNews()
        let before = try everything()
        let limited = "trap '' XFSZ; ulimit -f 4; exec \"$0\" export spring.pobratim --output site"
        let result = try runCommand(
            ["sh", "-c", limited, Program.path],
            folder: folder.path,
            environment: Program.environment(.english)
        )
        #expect(result.exitCode == 74)
        #expect(try everything() == before)
    }

    @Test(
        "Where the disk fails late, exit 74 leaves the folder of yesterday as it was",
        arguments: ["utimensat:error=EIO:when=20", "syncfs:error=EIO", "renameat2:error=EIO"]
    )
    func diskFails(injection: String) throws {
        _ = try renew()
        let before = try everything()
        let result = try export(injecting: [injection])
        #expect(result.exitCode == 74)
        #expect(try everything() == before)
    }

    @Test("Until the disk confirms the new site, the earlier one is kept beside it")
    func unconfirmed() throws {
        let (_, new) = try renew()
        let result = try export(injecting: ["fsync:error=EIO"])
        #expect(result.exitCode == 74)
        #expect(
            result.errors.hasSuffix(
                """
                pobratim export: the new site is at site, but the disk has not confirmed it [export-unconfirmed]
                  Meaning: after a power cut the earlier one may be there again.
                  Next:    check the disk and run it again; until then the earlier folder is kept beside it.

                """
            )
        )
        #expect(try fixture.tree() == new)
        #expect(try fixture.shell("cat .site.*.partial/bundle.json").contains("1700000000"))
        try checkNextExport(leaves: new)
    }

    @Test("A folder that cannot be removed is named, and the export is done all the same")
    func notRemoved() throws {
        let (_, new) = try renew()
        // The mark of the unfinished folder is the first.
        let result = try export(injecting: ["unlinkat:error=EACCES:when=2+"])
        #expect(result.exitCode == 0)
        #expect(try fixture.tree() == new)
        #expect(result.errors.contains("pobratim export: a folder of an earlier export could not be removed: .site."))
        #expect(
            result.errors.hasSuffix(
                """
                  Now:     the new site is there.
                  Next:    it is not needed: remove it.

                """
            )
        )
        try checkNextExport(leaves: new)
    }

    @Test("Asked to end, it leaves the folder as it was and nothing beside it", arguments: ["TERM", "INT", "HUP"])
    func interrupted(name: String) throws {
        let (old, _) = try renew()
        let result = try export(injecting: ["mkdirat:when=3:signal=\(name)"])
        #expect(result.exitCode == ["HUP": 129, "INT": 130, "TERM": 143][name])
        #expect(
            result.errors.hasSuffix(
                """
                pobratim export: the export was interrupted [interrupted]
                  Now:     the folder is as it was.

                """
            )
        )
        #expect(try fixture.tree() == old)
        #expect(try !folder.names().contains { $0.hasPrefix(".") })
    }

    @Test(
        "Killed at any moment, the folder is the old site or the new one, and the next export goes on",
        arguments: [
            "mkdirat:when=1", "fchmodat:when=1", "mkdirat:when=4", "openat:when=40", "openat:when=200", "linkat:when=1",
            "utimensat:when=30", "flock:when=1", "syncfs:when=1", "renameat2:when=1", "fsync:when=1",
            "unlinkat:when=1", "unlinkat:when=2", "unlinkat:when=30", "unlinkat:when=100",
        ]
    )
    func killed(moment: String) throws {
        let (old, new) = try renew()
        let result = try export(injecting: ["\(moment):signal=KILL"])
        #expect(result.exitCode == 137, "\(moment) was never reached")
        let found = try fixture.tree()
        #expect(found == old || found == new)
        try checkNextExport(leaves: new)
    }

    @Test(
        "On a file system that cannot exchange names, too, the next export goes on",
        arguments: [("renameat:when=1", true), ("renameat:when=2", false), ("renameat:when=3", true)]
    )
    func killedWithoutExchange(moment: String, isThere: Bool) throws {
        let (old, new) = try renew()
        let result = try export(injecting: ["renameat2:error=EINVAL", "\(moment):signal=KILL:error=EIO"])
        #expect(result.exitCode == 137)
        if isThere {
            let found = try fixture.tree()
            #expect(found == old || found == new)
        }
        try checkNextExport(leaves: new)
    }

    @Test("Where names cannot be exchanged, two renames do, and one that fails is taken back")
    func withoutExchange() throws {
        let (old, new) = try renew()
        let failed = try export(injecting: ["renameat2:error=EINVAL", "renameat:error=EIO:when=2"])
        #expect(failed.exitCode == 74)
        #expect(try fixture.tree() == old)
        #expect(try !folder.names().contains { $0.hasPrefix(".") })
        let done = try export(injecting: ["renameat2:error=EINVAL"])
        #expect(done.exitCode == 0)
        #expect(try fixture.tree() == new)
        try checkNextExport(leaves: new)
    }

    @Test("A folder that could neither be replaced nor put back is named, and put back by the next export")
    func aside() throws {
        let (_, new) = try renew()
        let result = try export(injecting: ["renameat2:error=EINVAL", "renameat:error=EIO:when=2+"])
        #expect(result.exitCode == 74)
        let name = try #require(folder.names().first { $0.hasSuffix(".earlier") })
        #expect(
            result.errors.hasSuffix(
                """
                pobratim export: the new folder did not take the place of site, and the earlier one did not go back there [folder-aside]
                  Now:     the earlier folder is whole, at \(name).
                  Next:    run it again: the next export puts it back first.

                """
            )
        )
        try checkNextExport(leaves: new)
    }

    /// The same bundle a minute later, with an event more.
    private func packNews() throws {
        try fixture.shell("echo '- 2020-01-01: new' >> content/cities/laketown/ru.md")
        try fixture.pack(version: 1_700_000_060)
    }

    /// A newer version; the trees of the site and of what it will be.
    private func renew() throws -> (old: String, new: String) {
        try fixture.export("--precompressed")
        let old = try fixture.tree()
        try packNews()
        try fixture.export("--precompressed", to: "fresh")
        let new = try fixture.tree("fresh")
        try #require(old != new)
        return (old, new)
    }

    /// Exports while system calls go wrong, as strace has it.
    private func export(injecting injections: [String]) throws -> CommandResult {
        let calls = injections.map { $0.prefix { $0 != ":" } }.joined(separator: ",")
        // The threads of tests hold signals back, which a program would inherit.
        return try runCommand(
            ["env", "--default-signal=TERM,INT,HUP", "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(calls)"]
                + injections.flatMap { ["-e", "inject=\($0)"] }
                + [Program.path, "export", "spring.pobratim", "--output", "site", "--precompressed"],
            folder: folder.path,
            environment: Program.environment(.english)
        )
    }

    /// The site with all that can be known of it, and the names beside it.
    private func everything() throws -> String {
        try fixture.shell("ls -A; find site -printf '%i %n %m %T@ %P\\n' | sort") + fixture.tree()
    }

    private func checkNextExport(leaves new: String) throws {
        try fixture.export("--precompressed")
        #expect(try fixture.tree() == new)
        #expect(try !folder.names().contains { $0.hasPrefix(".") || $0.hasPrefix("site.") })
    }
}

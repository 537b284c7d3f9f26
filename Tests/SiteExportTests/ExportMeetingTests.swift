import CityBundle
import Glibc
import PobratimTesting
import Synchronization
import Testing

@testable import SiteExport

@Suite("An export that meets another, or a person")
struct ExportMeetingTests {
    private let fixture: ExportFixture
    private var folder: TemporaryFolder { fixture.folder }

    init() throws {
        fixture = try ExportFixture()
        try fixture.export("spring")
    }

    /// Exports `summer`, and runs a command at one stage.
    private func export(
        with command: String,
        at stage: BundleExport.Stage = .flushing
    ) throws(ExportError) -> BundleExport.Outcome {
        try fixture.export("summer") { [fixture] reached in
            guard reached == stage else { return }
            do { try fixture.shell(command) } catch { Issue.record(error) }
        }
    }

    @Test("A second export to the same folder is refused at once, and the first goes on")
    func twoAtOnce() throws {
        let second = Mutex<[ExportError?]>([])
        try fixture.export("summer") { [fixture] stage in
            guard stage == .flushing else { return }
            do throws(ExportError) {
                try fixture.export("spring")
                second.withLock { $0.append(nil) }
            } catch {
                second.withLock { $0.append(error) }
            }
        }
        #expect(second.withLock { $0 } == [.exportBusy(path: folder.path("site"))])
        try fixture.export("summer", to: "fresh")
        #expect(try fixture.tree() == fixture.tree("fresh"))
        #expect(try folder.names() == ["fresh", "site", "spring", "summer"])
    }

    @Test("Where the folder itself is gone, or takes no names, an export ends and says so")
    func nowhere() throws {
        // Nothing can be made there, and nothing is said to be forbidden.
        #expect(throws: ExportError.parentFolder(path: "/proc", of: "/proc/site", errno: ENOENT)) {
            try BundleExport(folder.path("spring"), to: "/proc/site", isPrecompressed: false)
                .run(progress: { _ in }, isStopped: { false })
        }
    }

    @Test("Exports to two folders beside each other do not wait for each other")
    func twoFolders() throws {
        try fixture.export("summer") { [fixture] stage in
            guard stage == .flushing else { return }
            #expect(throws: Never.self) { try fixture.export("spring", to: "other") }
        }
        #expect(try folder.names() == ["other", "site", "spring", "summer"])
    }

    @Test("Threads that begin at once: one exports, the others are told so, and what is there is whole")
    func race() throws {
        let ends = Mutex<[ExportError?]>([])
        for _ in 1...10 {
            Threads.run(4) { [fixture] number in
                do throws(ExportError) {
                    try fixture.export(number % 2 == 0 ? "summer" : "spring")
                    ends.withLock { $0.append(nil) }
                } catch {
                    ends.withLock { $0.append(error) }
                }
            }
        }
        let busy = ExportError.exportBusy(path: folder.path("site"))
        #expect(ends.withLock { $0 }.allSatisfy { $0 == nil || $0 == busy })
        #expect(ends.withLock { $0 }.contains(nil))
        #expect(try folder.names() == ["site", "spring", "summer"])
        try fixture.shell("cd site; sha256sum -c --quiet MANIFEST")
    }

    @Test(
        "A folder that somebody put there meanwhile is left, and the new one is not published",
        arguments: ["mv site away; mkdir site; touch site/mine", "mv site away", "mv site away; cp -r away site"]
    )
    func replaced(command: String) throws {
        let tree = try fixture.tree()
        #expect(throws: ExportError.folderReplaced(path: folder.path("site"))) { _ = try export(with: command) }
        #expect(try fixture.tree("away") == tree)
        #expect(try folder.names().allSatisfy { !$0.hasPrefix(".") })
        if command.contains("mine") { #expect(try fixture.shell("ls -A site") == "mine\n") }
    }

    @Test(
        "What somebody put meanwhile where there was nothing is left",
        arguments: ["mkdir site; touch site/mine", "touch site"]
    )
    func taken(command: String) throws {
        try fixture.shell("rm -r site")
        #expect(throws: ExportError.folderReplaced(path: folder.path("site"))) { _ = try export(with: command) }
        #expect(try fixture.shell("find site -name '*.html'").isEmpty)
        #expect(try folder.names() == ["site", "spring", "summer"])
    }

    @Test(
        "A file that appears or changes in the folder during the export stops it before anything is replaced",
        arguments: [
            ("touch site/notes.txt", "notes.txt"),
            ("cd site/images; echo edited >> qingdao-0a1b2c3d.jpg", "images/qingdao-0a1b2c3d.jpg"),
        ]
    )
    func changed(command: String, found: String) throws {
        #expect(throws: ExportError.folderNotOurs(path: folder.path("site"), found: Excerpt(found))) {
            _ = try export(with: command)
        }
        #expect(try fixture.shell("cat site/bundle.json").contains("1700000000"))
        #expect(try folder.names().filter { !$0.hasPrefix(".") } == ["site", "spring", "summer"])
    }

    @Test(
        "What appears or changes in the earlier folder once it is replaced is kept, and named",
        arguments: [
            ("cd .site.*.partial; touch notes.txt", "notes.txt"),
            ("cd .site.*.partial; echo edited >> index.html", "index.html"),
            ("cd .site.*.partial; touch ru/notes.txt", "ru/notes.txt"),
        ]
    )
    func late(command: String, found: String) throws {
        let outcome = try export(with: command, at: .removing)
        #expect(outcome.remarks == [.kept(path: folder.path("site.kept"), found: Excerpt(found))])
        #expect(try fixture.shell("cd site.kept; find . -type f") == "./\(found)\n")
        try fixture.export("summer", to: "fresh")
        #expect(try fixture.tree() == fixture.tree("fresh"))
        #expect(try folder.names() == ["fresh", "site", "site.kept", "spring", "summer"])
    }

    @Test("What is kept never replaces what was kept before")
    func keptTwice() throws {
        _ = try export(with: "cd .site.*.partial; echo one > notes.txt", at: .removing)
        let outcome = try export(with: "cd .site.*.partial; echo two > notes.txt", at: .removing)
        #expect(outcome.remarks == [.kept(path: folder.path("site.kept-2"), found: Excerpt("notes.txt"))])
        #expect(try fixture.shell("cat site.kept/notes.txt site.kept-2/notes.txt") == "one\ntwo\n")
    }

    @Test("Stopped at any member, it leaves the folder as it was and nothing beside it", arguments: [0, 1, 3, 5, 9])
    func stopped(at count: Int) throws {
        let before = try fixture.tree()
        let asked = Mutex(0)
        #expect(throws: ExportError.interrupted) {
            try fixture.export(
                "summer",
                isStopped: {
                    asked.withLock { asked in
                        defer { asked += 1 }
                        return asked >= count
                    }
                }
            )
        }
        #expect(try fixture.tree() == before)
        #expect(try folder.names() == ["site", "spring", "summer"])
    }

    @Test("A parent folder that is not there is named")
    func noParent() throws {
        let error = ExportError.parentFolder(path: folder.path("no/such"), of: folder.path("no/such/site"), errno: 2)
        #expect(throws: error) { try fixture.export("spring", to: "no/such/site") }
    }
}

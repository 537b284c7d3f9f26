import CityBundle
import Files
import PobratimTesting
import Testing

@testable import BundleUpdates

@Suite("Sources")
struct SourceSearchTests {
    private let kiosk: Kiosk

    init() throws { kiosk = try Kiosk() }

    /// Updates, and returns what was refused meanwhile.
    private func sync(_ sources: String...) throws -> [UpdateError] {
        var refusals: [UpdateError] = []
        let update = Update(state: kiosk.state, trust: kiosk.trust) { event in
            if case .refused(let error) = event { refusals.append(error) }
        }
        guard case .installed = try update.run(sources) else { Issue.record("nothing installed"); return refusals }
        return refusals
    }

    @Test("One that is not there is refused as that one, and the others are looked at")
    func oneIsGone() throws {
        try kiosk.pack(1)
        let gone = kiosk.folder.path("gone")
        #expect(try sync(gone, kiosk.stick) == [.sourceUnreadable(path: gone, errno: 2)])
        #expect(try kiosk.shownVersion() == 1)
        #expect(throws: UpdateError.sourceUnreadable(path: gone, errno: 2)) { try kiosk.sync(gone) }
    }

    @Test("A mirror that keeps old releases offers the newest of them, whatever it is called")
    func mirror() throws {
        try kiosk.pack(1, named: "a")
        for number in 0..<70 {
            _ = try runCommand(["cp", "\(kiosk.stick)/a.pobratim", "\(kiosk.stick)/z\(number).pobratim"])
        }
        try kiosk.pack(2, named: "k")
        #expect(try sync(kiosk.stick).isEmpty)
        #expect(try kiosk.shownVersion() == 2)
    }

    @Test("Of more bundles than are opened, those written last are taken, and it is said")
    func tooManyBundles() throws {
        try kiosk.pack(1, named: "a")
        let script = "cd \"$0\" && for n in $(seq 1024); do echo > b$n.pobratim; done; touch -d '+1 hour' a.pobratim"
        _ = try runCommand(["sh", "-c", script, kiosk.stick])
        let refusals = try sync(kiosk.stick)
        #expect(refusals.contains(.tooManyCandidates(folder: kiosk.stick, limit: 1024)))
        #expect(try kiosk.shownVersion() == 1)
    }

    @Test("A bundle behind a hundred thousand names is not found, and it is said")
    func tooManyNames() throws {
        let script = "cd \"$0\" && seq 100001 | xargs touch"
        _ = try runCommand(["sh", "-c", script, kiosk.stick])
        #expect(throws: UpdateError.tooManyNames(folder: kiosk.stick, limit: 100_000)) { try kiosk.sync() }
    }

    @Test("A name in capitals is as good, and one that is no text is refused by its own reason")
    func names() throws {
        let path = try kiosk.pack(1, named: "a")
        let script = "cd \"$0\" && mv a.pobratim A.POBRATIM && touch \"$(printf 'caf\\351.pobratim')\""
        _ = try runCommand(["sh", "-c", script, kiosk.stick])
        #expect(path.hasSuffix("/a.pobratim"))
        #expect(try sync(kiosk.stick) == [.nameNotText("caf\u{FFFD}.pobratim", folder: kiosk.stick)])
    }

    @Test("What is refused is told once: as the end where nothing else is, else beside it")
    func toldOnce() throws {
        try kiosk.folder.write([1], to: "stick/a.pobratim")
        var told = 0
        let update = Update(state: kiosk.state, trust: kiosk.trust) { if case .refused = $0 { told += 1 } }
        #expect(throws: UpdateError.bundle(.notABundle, file: "\(kiosk.stick)/a.pobratim")) {
            try update.run([kiosk.stick])
        }
        #expect(told == 0)
        try kiosk.pack(1)
        _ = try update.run([kiosk.stick])
        #expect(told == 1)
    }

    @Test("Of the bundles that are found none is kept open")
    func keepsNoneOpen() throws {
        for version in 1...5 as ClosedRange<Int64> { try kiosk.pack(version) }
        let keys = try TrustedKeys(folder: kiosk.folder.path("keys"))
        let found = try SourceSearch(keys: keys).search([kiosk.stick])
        #expect(found.candidates.map(\.identity.contentVersion) == [5, 4, 3, 2, 1])
        let open = try Paths.names(in: "/proc/self/fd").compactMap { Paths.target(ofLink: "/proc/self/fd/\($0)") }
        #expect(open.filter { $0.hasPrefix(kiosk.stick) } == [])
    }

    @Test("One that became another before its turn came is refused, and the next one is taken")
    func becameAnother() throws {
        try kiosk.pack(1)
        let changed = try kiosk.pack(2)
        let ruined = try kiosk.pack(3)
        let rot = "UPDATE sqlar SET data = zeroblob(length(data)) WHERE name = 'ru/index.html'"
        try BundleRecipe.alter(ruined, sql: rot)
        try kiosk.write(kiosk.folder.path("other"), 4, epoch: 1, key: kiosk.office)
        var refusals: [UpdateError] = []
        let update = Update(state: kiosk.state, trust: kiosk.trust) { event in
            switch event {
            case .phase(.assembling): _ = try? runCommand(["mv", kiosk.folder.path("other"), changed])
            case .refused(let error): refusals.append(error)
            default: break
            }
        }
        guard case .installed = try update.run([kiosk.stick]) else { Issue.record("nothing installed"); return }
        #expect(try kiosk.shownVersion() == 1)
        #expect(refusals.contains(.bundle(.anotherBundle, file: changed)))
    }
}

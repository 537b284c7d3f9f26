import Cities
import CityBundle
import CitySearch
import Files
import Glibc
import PobratimTesting
import Synchronization
import Testing

@testable import BundleUpdates

@Suite("Updates")
struct UpdateTests {
    private let kiosk: Kiosk

    init() throws { kiosk = try Kiosk() }

    private func isInstalled(_ outcome: UpdateOutcome, newMembers: Int? = nil) -> Bool {
        guard case .installed(_, let new, _, _) = outcome else { return false }
        return newMembers == nil || newMembers == new
    }

    @Test("A kiosk with nothing installed and no server takes the best bundle of a folder")
    func firstInstall() throws {
        for version in [3, 5, 4] as [Int64] { try kiosk.pack(version) }
        #expect(isInstalled(try kiosk.sync()))
        #expect(try kiosk.shownVersion() == 5)
        #expect(try kiosk.names("staging").isEmpty)
    }

    @Test("A higher epoch is better than a higher version")
    func epochFirst() throws {
        try kiosk.pack(9, epoch: 1)
        try kiosk.pack(1, epoch: 2)
        try kiosk.sync()
        #expect(try kiosk.shownVersion() == 1)
    }

    @Test("Several sources at once, files and folders")
    func severalSources() throws {
        let first = try kiosk.pack(1)
        try kiosk.makeFolder("share")
        try kiosk.write(kiosk.folder.path("share/b.pobratim"), 2, epoch: 1, key: kiosk.office)
        try kiosk.sync(first, kiosk.folder.path("share"))
        #expect(try kiosk.shownVersion() == 2)
    }

    @Test("Only members that the kiosk lacks are taken from the source, and the signature goes in unchanged")
    func delta() throws {
        try kiosk.pack(1)
        try kiosk.sync()
        let path = try kiosk.pack(2)
        // bundle.json, the list, the new picture.
        #expect(isInstalled(try kiosk.sync(), newMembers: 3))
        let current = try #require(try kiosk.record.current)
        let installed = try OpenBundle(path: kiosk.state.bundlePath(of: current))
        #expect(installed.embeddedSignature == (try OpenBundle(path: path).embeddedSignature))
    }

    @Test("The same and an older bundle are left alone")
    func leftAlone() throws {
        let old = try kiosk.pack(1)
        let new = try kiosk.pack(2)
        try kiosk.sync(new)
        let before = try kiosk.record
        guard case .same = try kiosk.sync(new) else { Issue.record("not the same"); return }
        guard case .older = try kiosk.sync(old) else { Issue.record("not older"); return }
        #expect(try kiosk.record == before)
    }

    @Test("A dry run says what would be done and makes nothing, not even the state folder")
    func dryRun() throws {
        try kiosk.pack(1)
        guard case .wouldInstall(_, _, let new, let total) = try kiosk.sync(isDryRun: true) else {
            Issue.record("another outcome")
            return
        }
        #expect(new == total)
        #expect(try kiosk.folder.names() == ["keys", "stick"])
    }

    @Test("Two generations are kept, and the links lead to them")
    func generations() throws {
        for version in 1...4 as ClosedRange<Int64> {
            try kiosk.pack(version)
            try kiosk.sync()
            try kiosk.endTrial()
        }
        #expect(try kiosk.names("bundles").count == 2)
        for (link, version) in [("current", 4), ("previous", 3)] as [(String, Int64)] {
            let bundle = try OpenBundle(path: "\(kiosk.state.path)/\(link)/bundle.pobratim")
            #expect(bundle.info.contentVersion == version)
        }
    }

    @Test("A return is at once, holds what was left, and yields to something newer")
    func rollBack() throws {
        for version in 1...2 as ClosedRange<Int64> {
            try kiosk.pack(version)
            try kiosk.sync()
            try kiosk.endTrial()
        }
        _ = try kiosk.state.rollBack()
        #expect(try kiosk.shownVersion() == 1)
        guard case .rejected = try kiosk.sync() else { Issue.record("not held"); return }
        try kiosk.pack(3)
        #expect(isInstalled(try kiosk.sync()))
        #expect(try kiosk.shownVersion() == 3)
    }

    @Test("Without an earlier bundle there is nothing to return to")
    func noReturn() throws {
        #expect(throws: UpdateError.nothingInstalled(state: kiosk.state.path)) { try kiosk.state.rollBack() }
        try kiosk.pack(1)
        try kiosk.sync()
        #expect(throws: UpdateError.nothingToReturnTo) { try kiosk.state.rollBack() }
    }

    @Test("A server that starts twice within the trial shows the bundle before, and the new one is held")
    func automaticReturn() throws {
        try kiosk.pack(1)
        try kiosk.sync()
        try kiosk.endTrial()
        try kiosk.pack(2)
        try kiosk.sync()
        #expect(try kiosk.serving.start() == nil)
        #expect(try kiosk.shownVersion() == 2)
        #expect(try kiosk.serving.start() != nil)
        #expect(try kiosk.shownVersion() == 1)
        guard case .rejected = try kiosk.sync() else { Issue.record("not held"); return }
    }

    @Test("A bundle that lost members within its trial goes")
    func damagedInTrial() throws {
        try kiosk.pack(1)
        try kiosk.sync()
        try kiosk.endTrial()
        try kiosk.pack(2)
        try kiosk.sync()
        let manifest = try #require(try kiosk.record.onTrial?.manifest)
        #expect(try kiosk.serving.trialEnds(of: manifest, isWhole: false))
        #expect(try kiosk.shownVersion() == 1)
    }

    @Test("Whatever lies in staging, and generations nobody names, are swept at the next start")
    func sweep() throws {
        try kiosk.pack(1)
        try kiosk.sync()
        for name in ["staging/7-abc/deep/er/and/deep/er/still", "bundles/9-dead"] {
            try kiosk.makeFolder("state/\(name)")
        }
        try kiosk.folder.write([1], to: "state/staging/7-abc/.bundle.pobratim.12.partial")
        try kiosk.folder.write([1], to: "state/bundles/9-dead/bundle.pobratim")
        _ = try kiosk.serving.start()
        #expect(try kiosk.names("staging").isEmpty)
        #expect(try kiosk.names("bundles").count == 1)
    }

    @Test("What cannot be swept is told, and keeps neither this update from success nor the next one from its work")
    func unswept() throws {
        for version in [1, 2] as [Int64] { try kiosk.install(version) }
        let left = try #require(try kiosk.record.previous)
        try kiosk.pack(3)
        let kept = kiosk.state.bundlePath(of: left)
        let clinging = DisturbedDisk(removing: kept) { () throws(UpdateError) in
            throw .file(path: kept, call: .remove, errno: EIO)
        }
        let state = StateFolder(kiosk.state.path, files: clinging)
        var events: [String] = []
        let update = Update(state: state, trust: kiosk.trust) { events.append("\($0)") }
        #expect(isInstalled(try update.run([kiosk.stick])))
        #expect(events.last?.hasPrefix("notSwept") == true)
        try kiosk.pack(4)
        #expect(isInstalled(try update.run([kiosk.stick])))
        #expect(try kiosk.shownVersion() == 4)
    }

    @Test("A file in the place of staging goes, and what is needed is made")
    func fileInPlace() throws {
        try kiosk.makeFolder("state")
        try kiosk.folder.write([1], to: "state/staging")
        try kiosk.pack(1)
        #expect(isInstalled(try kiosk.sync()))
    }

    @Test("What was sent away is called back by staff from the kiosk's own copy, on trial once more")
    func installsHeld() throws {
        for version in [1, 2] as [Int64] {
            try kiosk.pack(version)
            try kiosk.sync()
            try kiosk.endTrial()
        }
        #expect(throws: UpdateError.nothingRejected) { try kiosk.state.reinstate() }
        _ = try kiosk.state.rollBack()
        #expect(try kiosk.state.reinstate().contentVersion == 2)
        let record = try kiosk.record
        #expect(record.rejected.isEmpty)
        #expect(record.previous?.contentVersion == 1)
        #expect(record.onTrial?.manifest == record.current?.manifest)
        #expect(try kiosk.shownVersion() == 2)
        #expect(throws: UpdateError.nothingRejected) { try kiosk.state.reinstate() }
    }

    @Test("A damaged copy of what was sent away is not called back")
    func refusesDamagedHeld() throws {
        for version in [1, 2] as [Int64] {
            try kiosk.pack(version)
            try kiosk.sync()
            try kiosk.endTrial()
        }
        _ = try kiosk.state.rollBack()
        let record = try kiosk.record
        let held = try #require(record.rejected.first)
        try BundleRecipe.alter(kiosk.state.bundlePath(of: held), sql: "DELETE FROM sqlar WHERE name = 'index.html'")
        #expect(throws: UpdateError.self) { try kiosk.state.reinstate() }
        #expect(try kiosk.record == record)
    }

    @Test("What was sent away is taken from a source if staff want it, and only then")
    func evenIfRejected() throws {
        for version in [1, 2] as [Int64] {
            try kiosk.pack(version)
            try kiosk.sync()
            try kiosk.endTrial()
        }
        _ = try kiosk.state.rollBack()
        guard case .rejected = try kiosk.sync() else { Issue.record("not held"); return }
        let update = Update(state: kiosk.state, trust: kiosk.trust, evenIfRejected: true)
        #expect(isInstalled(try update.run([kiosk.stick])))
        #expect(try kiosk.shownVersion() == 2)
        #expect(try kiosk.record.rejected.isEmpty)
        // It is no way back to something older.
        guard case .same = try update.run([kiosk.stick]) else { Issue.record("not the same"); return }
        _ = try kiosk.state.rollBack()
        #expect(try kiosk.record.rejected.map(\.contentVersion) == [2])
    }

    @Test("Without room for the bundle nothing is begun")
    func noRoom() throws {
        let kiosk = try Kiosk(files: FullDisk())
        let path = try kiosk.pack(1)
        let needed = Paths.byteCount(path) + 1 << 20
        #expect(throws: UpdateError.noRoom(needed: needed, free: 1000)) { try kiosk.sync() }
        #expect(try kiosk.names("staging").isEmpty)
    }

    /// A disk with a thousand bytes left.
    private struct FullDisk: FileOperations {
        let disk = DiskFiles()
        func makeFolder(_ path: String) throws(UpdateError) { try disk.makeFolder(path) }
        func write(_ bytes: [UInt8], to path: String) throws(UpdateError) { try disk.write(bytes, to: path) }
        func flush(_ path: String) throws(UpdateError) { try disk.flush(path) }
        func rename(_ path: String, to newPath: String) throws(UpdateError) { try disk.rename(path, to: newPath) }
        func link(to target: String, at path: String) throws(UpdateError) { try disk.link(to: target, at: path) }
        func remove(_ path: String) throws(UpdateError) { try disk.remove(path) }
        func freeByteCount(_ path: String) throws(UpdateError) -> Int64 { 1000 }
    }

    @Test("A disk that does not give the new bundle while it is tried sends nothing away")
    func unreadTrial() throws {
        let disk = ForgetfulDisk()
        let kiosk = try Kiosk(files: disk)
        try kiosk.pack(1, contents: Self.indexable)
        disk.forgets.withLock { $0 = true }
        let error = #expect(throws: UpdateError.self) { try kiosk.sync() }
        guard case .file(_, .read, ENOENT) = error else { Issue.record("\(String(describing: error))"); return }
        #expect(try kiosk.record.rejected.isEmpty)
        disk.forgets.withLock { $0 = false }
        #expect(isInstalled(try kiosk.sync()))
    }

    /// A disk that loses a bundle in `staging/` when its search index has been written.
    private final class ForgetfulDisk: FileOperations {
        let disk = DiskFiles()
        let forgets = Mutex(false)
        func makeFolder(_ path: String) throws(UpdateError) { try disk.makeFolder(path) }
        func write(_ bytes: [UInt8], to path: String) throws(UpdateError) { try disk.write(bytes, to: path) }
        func flush(_ path: String) throws(UpdateError) {
            try disk.flush(path)
            guard path.hasSuffix("/search.sqlite"), forgets.withLock({ $0 }) else { return }
            try disk.remove("\(Paths.folder(of: path))/bundle.pobratim")
        }
        func rename(_ path: String, to newPath: String) throws(UpdateError) { try disk.rename(path, to: newPath) }
        func link(to target: String, at path: String) throws(UpdateError) { try disk.link(to: target, at: path) }
        func remove(_ path: String) throws(UpdateError) { try disk.remove(path) }
        func freeByteCount(_ path: String) throws(UpdateError) -> Int64 { try disk.freeByteCount(path) }
    }

    @Test("An epoch that is over is refused")
    func oldEpoch() throws {
        try kiosk.pack(1, epoch: 3)
        try kiosk.sync()
        try kiosk.endTrial()
        let path = try kiosk.pack(9, epoch: 2)
        #expect(throws: UpdateError.epochTooLow(file: path, found: 2, highest: 3)) { try kiosk.sync(path) }
    }

    /// Cities of a bundle for which an index can be made.
    private static let indexable: [String: [UInt8]] = {
        let city = """
            {"city": {"slug": "harbour", "country": {"ru": "Приморье"}, "countryAlso": {}, "names": {"ru": "Гавань"}},
             "facts": {}, "texts": {"ru": {"lead": "Город кораблей.", "about": [], "events": []}}}
            """
        let cities = BundleRecipe.contents.filter { $0.key.hasPrefix("data/cities/") }.mapValues { _ in Array(city.utf8)
        }
        return cities
    }()

    @Test("The search index lies beside the installed bundle, and is that bundle's alone")
    func derivesIndex() throws {
        for version in [1, 2] as [Int64] {
            try kiosk.pack(version, contents: Self.indexable)
            try kiosk.sync()
        }
        let record = try kiosk.record
        let current = try #require(record.current)
        let previous = try #require(record.previous)
        let bundle = try OpenBundle(path: kiosk.state.bundlePath(of: current))
        let shown = InstalledBundle(bundle, other: nil)
        let path = try #require(shown.searchIndexPath)
        let answer = try CitySearcher(path: path, of: shown).search("корабль", in: .russian)
        #expect(answer.cities.map(\.slug.rawValue) == ["harbour"])
        let before = StateFolder.searchIndexPath(besideBundle: kiosk.state.bundlePath(of: previous))
        #expect(throws: SearchError.otherIndex) { try CitySearcher(path: before, of: shown) }
    }

    @Test("A bundle whose cities cannot be indexed is installed all the same")
    func installsWithoutIndex() throws {
        try kiosk.pack(1, contents: ["data/cities/odd.json": Array("{".utf8)])
        #expect(isInstalled(try kiosk.sync()))
        let current = try #require(try kiosk.record.current)
        let folder = "state/bundles/\(current.folderName)"
        #expect(try kiosk.names(String(folder.dropFirst("state/".count))) == ["bundle.pobratim"])
    }
}

import BundleUpdates
import CityBundle
import PobratimTesting
import Testing

@Suite("A new set of keys")
struct RotationTests {
    private let kiosk: Kiosk
    private let next = SecretKey(generating: "next")

    init() throws {
        kiosk = try Kiosk()
        try kiosk.install(1)
    }

    private var nextSet: [String: [UInt8]] { ["trust/next.pub": next.publicKey.encoded(name: "next")] }

    @Test("It comes with a higher epoch, counts from the end of the trial, and replaces the old set whole")
    func rotation() throws {
        try kiosk.pack(2, epoch: 2, contents: nextSet)
        try kiosk.sync()
        let byNext = try kiosk.pack(3, epoch: 2, key: next)
        #expect(throws: UpdateError.bundle(.untrustedSignature(next.id), file: byNext)) { try kiosk.sync(byNext) }
        try kiosk.endTrial()
        // The bundle that brought the keys was signed by the old one, and is shown as before.
        #expect(try kiosk.serving.open { _ in }.condition == .good)
        let byOffice = try kiosk.pack(4, epoch: 2)
        #expect(throws: UpdateError.bundle(.untrustedSignature(kiosk.office.id), file: byOffice)) {
            try kiosk.sync(byOffice)
        }
        try kiosk.sync(byNext)
        #expect(try kiosk.shownVersion() == 3)
        try kiosk.endTrial()
        _ = try kiosk.state.rollBack()
        #expect(try kiosk.serving.open { _ in }.condition == .good)
    }

    @Test("Without a higher epoch the pages are taken and the keys are not")
    func sameEpoch() throws {
        try kiosk.install(2, epoch: 1, contents: nextSet)
        #expect(try kiosk.shownVersion() == 2)
        #expect(try kiosk.record.keySet == nil)
        try kiosk.pack(3)
        try kiosk.sync()
        #expect(try kiosk.shownVersion() == 3)
    }

    @Test("A thief's own set is refused with the bundle")
    func thief() throws {
        let path = try kiosk.pack(2, epoch: 9, key: next, contents: nextSet)
        #expect(throws: UpdateError.bundle(.untrustedSignature(next.id), file: path)) { try kiosk.sync(path) }
        #expect(try kiosk.record.keySet == nil)
    }

    @Test("A set that cannot be read would lock the kiosk out, so its bundle is refused")
    func unreadableSet() throws {
        for contents in [["trust/next.pub": Array("no key".utf8)], ["trust/readme.txt": []]] as [[String: [UInt8]]] {
            let path = try kiosk.pack(2, epoch: 2, contents: contents)
            #expect(throws: UpdateError.keySetMalformed(file: path)) { try kiosk.sync(path) }
        }
        #expect(try kiosk.shownVersion() == 1)
    }

    @Test("Received keys that were lost stop updates and not the pages; without any the installer's count again")
    func lostSet() throws {
        try kiosk.install(2, epoch: 2, contents: nextSet)
        let set = try #require(try kiosk.record.keySet)
        _ = try runCommand(["rm", "-r", "\(kiosk.state.path)/trust/\(set)"])
        #expect(throws: UpdateError.keysLost(path: "\(kiosk.state.path)/trust/\(set)")) { try kiosk.sync() }
        #expect(try kiosk.shownVersion() == 2)
        _ = try runCommand(["rm", "-r", "\(kiosk.state.path)/trust"])
        try kiosk.pack(3, epoch: 2)
        try kiosk.sync()
        #expect(try kiosk.shownVersion() == 3)
    }

    @Test("A bundle that its disk does not give when its minute is over keeps its trial, and its keys for later")
    func unreadAtTheEnd() throws {
        try kiosk.pack(2, epoch: 2, contents: nextSet)
        try kiosk.sync()
        let path = kiosk.state.bundlePath(of: try #require(try kiosk.record.current))
        _ = try runCommand(["mv", path, "\(path).away"])
        let before = try kiosk.record
        #expect(throws: UpdateError.self) { try kiosk.endTrial() }
        #expect(try kiosk.record == before)
        _ = try runCommand(["mv", "\(path).away", path])
        try kiosk.endTrial()
        #expect(try kiosk.record.highestEpoch == 2)
        #expect(try kiosk.record.keySet != nil)
    }

    @Test("A trial that ends while an update sweeps keeps its keys")
    func trialEndsBesideSweep() throws {
        try kiosk.pack(2, epoch: 2, contents: nextSet)
        try kiosk.sync()
        try kiosk.folder.write([1], to: "state/staging/left")
        let files = DisturbedDisk(removing: "\(kiosk.state.path)/staging/left") {
            do { try kiosk.endTrial() } catch { Issue.record(error) }
        }
        let state = StateFolder(kiosk.state.path, files: files)
        let source = "\(kiosk.stick)/v2-2.pobratim"
        // The office's key has just been replaced.
        #expect(throws: UpdateError.bundle(.untrustedSignature(kiosk.office.id), file: source)) {
            try Update(state: state, trust: kiosk.trust).run([source])
        }
        let set = try #require(try kiosk.record.keySet)
        #expect(try kiosk.names("trust") == [set])
        try kiosk.pack(3, epoch: 2, key: next)
        try kiosk.sync("\(kiosk.stick)/v3-2.pobratim")
        #expect(try kiosk.shownVersion() == 3)
    }

    @Test("When the installer's keys are replaced, what was installed is shown on, and says so")
    func replacedTrust() throws {
        try next.write(intoFolder: kiosk.folder.path("keys"))
        _ = try runCommand(["rm", kiosk.folder.path("keys/office.pub")])
        #expect(try kiosk.shownVersion() == 1)
        let condition = try kiosk.serving.open { _ in }.condition
        guard case .unverified = condition else {
            Issue.record("not said")
            return
        }
        // The same site, signed anew, mends that.
        _ = try runCommand(["sh", "-c", "rm \(kiosk.stick)/*"])
        try kiosk.pack(1, key: next)
        guard case .healed = try kiosk.sync() else { Issue.record("not mended"); return }
        #expect(try kiosk.serving.open { _ in }.condition == .good)
    }

    @Test("What was installed is not called damaged when the installer's keys are replaced")
    func isNotDamaged() throws {
        try next.write(intoFolder: kiosk.folder.path("keys"))
        _ = try runCommand(["sh", "-c", "rm keys/office.pub stick/*"], folder: kiosk.folder.path)
        try kiosk.pack(0, key: next)
        var remains = 0
        let update = Update(state: kiosk.state, trust: kiosk.trust) { if case .damageRemains = $0 { remains += 1 } }
        guard case .older = try update.run([kiosk.stick]) else { Issue.record("not older"); return }
        #expect(remains == 0)
    }
}

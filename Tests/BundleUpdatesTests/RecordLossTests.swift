@testable import BundleUpdates
import CityBundle
import PobratimTesting
import Testing

@Suite("What a kiosk knows, when its record rots")
struct RecordLossTests {
    private let kiosk: Kiosk
    private let next = SecretKey(generating: "next")

    /// Bundle 2 brought other keys, bundle 3 was sent away.
    init() throws {
        kiosk = try Kiosk()
        try kiosk.install(1)
        try kiosk.install(2, epoch: 2, contents: ["trust/next.pub": next.publicKey.encoded(name: "next")])
        try kiosk.install(3, epoch: 2, key: next)
        _ = try kiosk.state.rollBack()
    }

    private static let ruins = ["", "{", "x", "[]", String(repeating: "\0", count: 700)]

    private func ruin(_ names: String..., with text: String = "x") throws {
        for name in names { try kiosk.folder.write(Array(text.utf8), to: "state/\(name)") }
    }

    private func files(in name: String) throws -> [String] {
        try runCommand(["find", "\(kiosk.state.path)/\(name)"]).output.split(separator: "\n").map(String.init).sorted()
    }

    @Test("One bad file costs nothing: the keys, what is held and the highest epoch are as they were", arguments: ruins)
    func oneCopy(text: String) throws {
        let record = try kiosk.record
        for name in ["state.json", "state-copy.json"] {
            try ruin(name, with: text)
            #expect(try kiosk.record == record)
            _ = try kiosk.serving.start()
            guard case .rejected = try kiosk.sync() else { Issue.record("not held"); return }
            #expect(try kiosk.record == record)
            #expect(try kiosk.state.record().origin == .file)
        }
        let byOffice = try kiosk.pack(9, epoch: 2)
        #expect(throws: UpdateError.bundle(.untrustedSignature(kiosk.office.id), file: byOffice)) {
            try kiosk.sync(byOffice)
        }
    }

    @Test("A folder in the place of a file or of a link is put right")
    func folderInPlace() throws {
        let record = try kiosk.record
        for name in ["state.json", "state-copy.json", "current", "previous"] {
            _ = try runCommand(["rm", "-r", "\(kiosk.state.path)/\(name)"])
            try kiosk.makeFolder("state/\(name)/deep")
        }
        try ruin("state-copy.json/deep/a")
        _ = try runCommand(["rm", "-r", "\(kiosk.state.path)/state-copy.json"])
        try kiosk.folder.write(record.encoded, to: "state/state-copy.json")
        _ = try kiosk.serving.start()
        #expect(try kiosk.state.record() == (record, .file))
        #expect(try OpenBundle(path: "\(kiosk.state.path)/current/bundle.pobratim").info.contentVersion == 2)
    }

    @Test("With both copies gone the pages are shown, nothing is removed, and no key is guessed", arguments: ruins)
    func bothCopies(text: String) throws {
        let before = try files(in: "bundles") + files(in: "trust")
        try ruin("state.json", "state-copy.json", with: text)
        _ = try kiosk.serving.start()
        #expect(try kiosk.shownVersion() == 2)
        #expect(throws: UpdateError.recordLost(trust: "\(kiosk.state.path)/trust")) { try kiosk.sync() }
        #expect(try files(in: "bundles") + files(in: "trust") == before)
        #expect(try StateReport(kiosk.state).origin == .bundles)
        // Still undone by hand, and no key is guessed after that either.
        _ = try kiosk.state.rollBack()
        #expect(try kiosk.shownVersion() == 3)
        _ = try kiosk.serving.start()
        #expect(throws: UpdateError.recordLost(trust: "\(kiosk.state.path)/trust")) { try kiosk.sync() }
        // Staff decide.
        try next.write(intoFolder: kiosk.folder.path("keys"))
        _ = try runCommand(["rm", "-r", "\(kiosk.state.path)/trust", kiosk.folder.path("keys/office.pub")])
        try kiosk.pack(4, epoch: 2, key: next)
        try kiosk.sync()
        #expect(try kiosk.shownVersion() == 4)
        #expect(try !kiosk.record.isPutTogether)
    }

    @Test("Without record and links what lies there is shown, and kept")
    func nothingButBundles() throws {
        _ = try runCommand(
            ["sh", "-c", "cd \(kiosk.state.path) && rm -r state.json state-copy.json current previous trust"]
        )
        try next.write(intoFolder: kiosk.folder.path("keys"))
        _ = try kiosk.serving.start()
        #expect(try kiosk.names("bundles").count == 2)
        #expect(try kiosk.shownVersion() == 3)
    }

    @Test("A record that names nothing sweeps nothing")
    func emptyRecord() throws {
        for name in ["state.json", "state-copy.json"] { try ruin(name, with: #"{"highestEpoch":0,"vouched":[]}"#) }
        _ = try kiosk.serving.start()
        #expect(try kiosk.names("bundles").count == 2)
        #expect(try !kiosk.names("trust").isEmpty)
    }

    @Test("With the current bundle and the record gone there is nothing to return to, and that is said")
    func noReturn() throws {
        let current = try #require(try kiosk.record.current)
        _ = try runCommand(
            [
                "sh", "-c",
                "cd \(kiosk.state.path) && rm -r state.json state-copy.json current bundles/\(current.folderName)",
            ]
        )
        #expect(try kiosk.shownVersion() == 3)
        #expect(throws: UpdateError.nothingToReturnTo) { try kiosk.state.rollBack() }
    }
}

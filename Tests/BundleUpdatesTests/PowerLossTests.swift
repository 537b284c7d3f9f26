import BundleUpdates
import CityBundle
import PobratimTesting
import Testing

@Suite("Power lost, and with it what was not flushed")
struct PowerLossTests {
    /// How many states of the disk are tried after each operation.
    private static let statesAtEachCut = 4

    @Test("After each operation of an update the kiosk shows the old or the new bundle whole, and can be updated")
    func update() throws {
        let disk = RecordedDisk()
        let kiosk = try Kiosk(files: disk)
        try kiosk.pack(1)
        try kiosk.sync()
        try kiosk.endTrial()
        try kiosk.pack(2)
        try check(kiosk, disk, mayShow: [1, 2]) { try kiosk.sync() }
    }

    @Test("The same of a return")
    func rollBack() throws {
        let disk = RecordedDisk()
        let kiosk = try Kiosk(files: disk)
        for version in 1...2 as ClosedRange<Int64> {
            try kiosk.pack(version)
            try kiosk.sync()
            try kiosk.endTrial()
        }
        try check(kiosk, disk, mayShow: [1, 2]) { _ = try kiosk.state.rollBack() }
    }

    @Test("The same of the end of a trial that brings new keys, and only one of the two sets counts at any time")
    func rotation() throws {
        let disk = RecordedDisk()
        let kiosk = try Kiosk(files: disk)
        let next = SecretKey(generating: "next")
        try kiosk.pack(1)
        try kiosk.sync()
        try kiosk.endTrial()
        try kiosk.pack(2, epoch: 2, contents: ["trust/next.pub": next.publicKey.encoded(name: "next")])
        let byNext = try kiosk.pack(3, epoch: 2, named: "next", key: next)
        let byOffice = "\(kiosk.stick)/v3-2.pobratim"
        try check(kiosk, disk, mayShow: [1, 2]) {
            _ = try kiosk.sync("\(kiosk.stick)/v2-2.pobratim")
            try kiosk.endTrial()
        } further: { state in
            let isReplaced = try state.record().record.keySet != nil
            let (key, counts, other) =
                isReplaced ? (kiosk.office, byNext, byOffice) : (next, byOffice, byNext)
            #expect(throws: UpdateError.bundle(.untrustedSignature(key.id), file: other)) {
                try Update(state: state, trust: kiosk.trust).run([other])
            }
            return counts
        }
    }

    @Test("A first installation shows nothing or the bundle")
    func first() throws {
        let disk = RecordedDisk()
        let kiosk = try Kiosk(files: disk)
        try kiosk.state.prepare()
        try kiosk.pack(1)
        try check(kiosk, disk, mayShow: [nil, 1]) { try kiosk.sync() }
    }

    @Test("The model itself loses what was not flushed, and keeps what was")
    func model() throws {
        let folder = try TemporaryFolder()
        var random = SplitMix64(seed: 3)
        var seen: Set<String> = []
        for round in 0..<40 {
            var disk = LossyDisk(root: "/d")
            disk.apply(.write("/d/kept", [1]))
            disk.apply(.flush("/d/kept"))
            disk.apply(.flush("/d"))
            disk.apply(.write("/d/lost", [1, 2, 3, 4]))
            disk.apply(.rename("/d/lost", to: "/d/kept"))
            let left = folder.path("\(round)")
            try disk.leave(into: left, using: &random)
            seen.insert(BundleRecipe.hex(try folder.read("\(round)/kept")))
        }
        #expect(seen.isSuperset(of: ["01", "01020304", "0102", "01020000", ""]))
    }

    /// Runs `work`, then goes through its operations, cuts after each, and looks at what may be left.
    private func check(
        _ kiosk: Kiosk,
        _ disk: RecordedDisk,
        mayShow allowed: Set<Int64?>,
        _ work: () throws -> Void,
        further: ((StateFolder) throws -> String)? = nil
    ) throws {
        var model = LossyDisk(root: kiosk.state.path)
        try model.load()
        disk.forget()
        try work()
        try kiosk.pack(3, epoch: 2)
        var random = SplitMix64(seed: 11)
        var shown: Set<Int64?> = []
        for (number, operation) in disk.operations.enumerated() {
            model.apply(operation)
            for state in 0..<Self.statesAtEachCut {
                let left = kiosk.folder.path("left-\(number)-\(state)")
                try model.leave(into: left, using: &random)
                let serving = Serving(state: StateFolder(left), trust: kiosk.trust)
                // The links could stand in for a torn state.json, but what is held and which keys count would be lost.
                #expect([.file, .nothing].contains(try serving.state.record().origin), "after \(operation.name)")
                _ = try serving.start()
                let version = try whole(serving)
                #expect(allowed.contains(version), "bundle \(String(describing: version)) after \(operation.name)")
                shown.insert(version)
                let next = Update(state: StateFolder(left), trust: kiosk.trust)
                let bundle = try further?(StateFolder(left)) ?? "\(kiosk.stick)/v3-2.pobratim"
                guard case .installed = try next.run([bundle]) else {
                    Issue.record("no further update after \(operation.name)")
                    continue
                }
                #expect(try whole(serving) == 3)
                _ = try runCommand(["rm", "-r", left])
            }
        }
        #expect(shown == allowed)
    }

    /// The version that is shown, every member of it read; `nil` for none.
    private func whole(_ serving: Serving) throws -> Int64? {
        let shown: Serving.Shown
        do { shown = try serving.open { _ in } } catch UpdateError.nothingInstalled { return nil }
        #expect(shown.condition == .good)
        for name in shown.bundle.memberNames { _ = try shown.bundle.member(name) }
        return shown.bundle.info.contentVersion
    }
}

extension RecordedDisk.Operation {
    /// Without the bytes.
    var name: String {
        switch self {
        case .makeFolder(let path): "mkdir \(path)"
        case .write(let path, _): "write \(path)"
        case .flush(let path): "flush \(path)"
        case .rename(let path, let newPath): "rename \(path) to \(newPath)"
        case .link(_, let path): "link \(path)"
        case .remove(let path): "remove \(path)"
        }
    }
}

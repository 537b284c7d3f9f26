import BundleUpdates
import PobratimTesting
import Testing

@Suite("Hostile sources")
struct HostileSourceTests {
    @Test("Each is refused for its reason, and nothing of the kiosk has changed", arguments: HostileSource.all)
    func refused(source: HostileSource) throws {
        let kiosk = try Kiosk()
        let good = try kiosk.pack(1)
        try kiosk.sync(good)
        try kiosk.endTrial()
        _ = try runCommand(["rm", good])
        let record = try kiosk.record

        try source.make(kiosk, try kiosk.pack(9, named: "bad"))
        let error = #expect(throws: UpdateError.self) { try kiosk.sync() }
        if let error, !source.isExpected(error) { Issue.record("refused otherwise: \(error)") }

        #expect(try kiosk.record == record)
        #expect(try kiosk.shownVersion() == 1)
        _ = try kiosk.serving.start()
        #expect(try kiosk.names("staging").isEmpty)
        #expect(try kiosk.names("bundles").count == 1)
    }

    @Test("Each is refused by the program with a documented code, within bounded memory", arguments: HostileSource.all)
    func bounded(source: HostileSource) throws {
        let kiosk = try Kiosk()
        let good = try kiosk.pack(1)
        try kiosk.sync(good)
        try kiosk.endTrial()
        _ = try runCommand(["rm", good])
        try source.make(kiosk, try kiosk.pack(9, named: "bad"))
        let arguments = ["sync", kiosk.stick, "--state", kiosk.state.path, "--trust", kiosk.trust.installerKeys]
        let (exitCode, peakByteCount) = try BuiltProgram.measure(arguments)
        #expect([65, 66].contains(exitCode))
        #expect(peakByteCount > 1 << 20)
        #expect(peakByteCount <= 64 << 20)
    }

    @Test("A good bundle beside bad ones is installed, and the bad ones are told")
    func goodBesideBad() throws {
        let kiosk = try Kiosk()
        try kiosk.pack(1)
        try kiosk.folder.write([1, 2, 3], to: "stick/a.pobratim")
        try BundleRecipe.alter(
            try kiosk.pack(7),
            sql: "UPDATE sqlar SET sz = 2, data = x'6869' WHERE name = 'index.html'"
        )
        var refusals = 0
        let update = Update(state: kiosk.state, trust: kiosk.trust) { if case .refused = $0 { refusals += 1 } }
        guard case .installed = try update.run([kiosk.stick]) else { Issue.record("not installed"); return }
        #expect(refusals == 2)
        #expect(try kiosk.shownVersion() == 1)
    }

    @Test("A bundle that changes while it is read is refused at the first member that does not match")
    func changesMeanwhile() throws {
        let kiosk = try Kiosk()
        let path = try kiosk.pack(1)
        let update = Update(state: kiosk.state, trust: kiosk.trust) { event in
            guard case .phase(.assembling) = event else { return }
            // The same length, so that only the bytes can tell.
            _ = try? runCommand(
                [
                    "sqlite3", path,
                    "UPDATE sqlar SET data = zeroblob(length(data)) WHERE name = 'images/qingdao-0a1b2c3d.jpg'",
                ]
            )
        }
        let error = #expect(throws: UpdateError.self) { try update.run([path]) }
        guard case .bundle = error else { Issue.record("found \(String(describing: error))"); return }
        #expect(try kiosk.record.current == nil)
    }
}

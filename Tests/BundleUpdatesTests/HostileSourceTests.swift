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

    @Test(
        "Beside pages that lead astray a good bundle is installed, in little memory, and the bad one is named",
        .timeLimit(.minutes(1)),
        arguments: HostileSource.pages
    )
    func goodBesidePages(source: HostileSource) throws {
        let kiosk = try Kiosk()
        try source.make(kiosk, try kiosk.pack(9, named: "bad"))
        try kiosk.pack(1, named: "good")
        let arguments = ["sync", kiosk.stick, "--state", kiosk.state.path, "--trust", kiosk.trust.installerKeys]
        let (exitCode, peakByteCount) = try BuiltProgram.measure(arguments)
        #expect(exitCode == 0)
        #expect(peakByteCount <= 64 << 20)
        #expect(try kiosk.shownVersion() == 1)

        var refusals: [UpdateError] = []
        let update = Update(state: kiosk.state, trust: kiosk.trust) {
            if case .refused(let error) = $0 { refusals.append(error) }
        }
        #expect(try update.run([kiosk.stick]) == .same(try #require(try kiosk.record.current)))
        #expect(refusals.count == 1)
        #expect(refusals.allSatisfy(source.isExpected))
    }

    @Test("A signed bundle that somebody made longer than the disk keeps a smaller one from nobody")
    func goodBesideTooLarge() throws {
        let kiosk = try Kiosk()
        try kiosk.pack(9, named: "long")
        var file = ForgedPages(try kiosk.folder.read("stick/long.pobratim"))
        file.count(1_000_000_000)
        try kiosk.folder.write(file.bytes, to: "stick/long.pobratim")
        let byteCount = 1_000_000_000 * ForgedPages.pageByteCount
        _ = try runCommand(["truncate", "-s", "\(byteCount)", kiosk.folder.path("stick/long.pobratim")])
        try kiosk.pack(1)
        var refusals: [UpdateError] = []
        let update = Update(state: kiosk.state, trust: kiosk.trust) { event in
            if case .refused(let error) = event { refusals.append(error) }
        }
        guard case .installed = try update.run([kiosk.stick]) else { Issue.record("not installed"); return }
        #expect(try kiosk.shownVersion() == 1)
        guard case .noRoom? = refusals.first, refusals.count == 1 else { Issue.record("\(refusals)"); return }
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

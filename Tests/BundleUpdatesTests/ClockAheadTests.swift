import BundleUpdates
import CityBundle
import PobratimTesting
import Testing

@Suite("A bundle packed under a clock that was ahead")
struct ClockAheadTests {
    private let kiosk: Kiosk
    private static let future: Int64 = 4_070_908_800
    private static let today: Int64 = 1_790_000_000

    init() throws {
        kiosk = try Kiosk()
        try kiosk.install(Self.future)
        _ = try runCommand(["sh", "-c", "rm \(kiosk.stick)/*"])
    }

    private func sync(at now: Int64) throws(UpdateError) -> UpdateOutcome {
        try Update(state: kiosk.state, trust: kiosk.trust, now: now).run([kiosk.stick])
    }

    @Test("What the office packs afterwards is not left alone without a word")
    func told() throws {
        let path = try kiosk.pack(Self.today)
        let error = #expect(throws: UpdateError.self) { try sync(at: Self.today + 60) }
        guard case .installedFromFuture(let installed, path, let offered) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(installed.contentVersion == Self.future)
        #expect(offered.contentVersion == Self.today)
        #expect(kiosk.state.reports.first?.ending == .refused)
        #expect(kiosk.state.reports.first?.sign == .old)
    }

    @Test("A higher epoch gets past it")
    func epoch() throws {
        try kiosk.pack(Self.today, epoch: 2)
        guard case .installed = try sync(at: Self.today + 60) else { Issue.record("not installed"); return }
        #expect(try kiosk.shownVersion() == Self.today)
    }

    @Test(
        "A kiosk whose own clock is behind does not judge, nor one whose versions are counted by hand",
        arguments: [(today, 100), (today, future), (5, today)] as [(Int64, Int64)]
    )
    func noJudgement(version: Int64, now: Int64) throws {
        try kiosk.pack(version)
        guard case .older = try sync(at: now) else { Issue.record("not older"); return }
    }

    @Test("What was installed rightly is never said to be ahead")
    func rightly() throws {
        let other = try Kiosk()
        try other.install(Self.today)
        let old = try other.pack(Self.today - 90_000_000)
        let update = Update(state: other.state, trust: other.trust, now: Self.today + 60)
        guard case .older = try update.run([old]) else { Issue.record("not older"); return }
    }
}

import BundleUpdates
import Testing

@Suite("The record of what is installed")
struct StateRecordTests {
    private func bundle(_ version: Int64, epoch: Int64 = 1) -> BundleIdentity {
        BundleIdentity(
            contentVersion: version,
            securityEpoch: epoch,
            manifest: String(repeating: "\(version % 10)\(epoch % 10)", count: 32)
        )
    }

    /// A kiosk on which these were installed one after the other, each through its trial.
    private func kiosk(_ bundles: BundleIdentity...) -> StateRecord {
        var record = StateRecord()
        for bundle in bundles {
            record.install(bundle)
            record.trialEnds(of: bundle.manifest, keySet: nil)
        }
        return record
    }

    private func starts(_ record: inout StateRecord) -> Bool { record.serverStarts() }
    private func returns(_ record: inout StateRecord) -> Bool { record.returnToPrevious() }

    @Test("Epoch comes before version, so a wrong clock cannot block a fleet")
    func order() {
        #expect(bundle(1, epoch: 2).isNewer(than: bundle(9, epoch: 1)))
        #expect(bundle(2).isNewer(than: bundle(1)))
        #expect(!bundle(1).isNewer(than: bundle(1)))
    }

    @Test("Newer is installed; same, older and of an epoch that is over are not")
    func verdicts() {
        let record = kiosk(bundle(1, epoch: 1), bundle(5, epoch: 2))
        #expect(record.verdict(on: bundle(6, epoch: 2)) == .install)
        #expect(record.verdict(on: bundle(1, epoch: 3)) == .install)
        #expect(record.verdict(on: bundle(5, epoch: 2)) == .same)
        #expect(record.verdict(on: bundle(4, epoch: 2)) == .older(bundle(5, epoch: 2)))
        #expect(record.verdict(on: bundle(9, epoch: 1)) == .epochTooLow)
        #expect(StateRecord().verdict(on: bundle(0, epoch: 0)) == .install)
    }

    @Test("What can be gone back to, and called back, is known before anybody tries")
    func possible() {
        var record = kiosk(bundle(1))
        #expect(!record.canReturn && !record.canReinstate)
        record.install(bundle(2))
        #expect(record.canReturn && !record.canReinstate)
        #expect(returns(&record))
        #expect(!record.canReturn && record.canReinstate)
        record.install(bundle(3))
        #expect(record.canReturn && !record.canReinstate)
    }

    @Test("The epoch rises only when the trial is over")
    func epochAfterTrial() {
        var record = kiosk(bundle(1))
        record.install(bundle(1, epoch: 7))
        #expect(record.highestEpoch == 1)
        record.trialEnds(of: bundle(1, epoch: 7).manifest, keySet: nil)
        #expect(record.highestEpoch == 7)
        #expect(record.onTrial == nil)
    }

    @Test("The end of another bundle's trial means nothing")
    func foreignTrial() {
        var record = kiosk(bundle(1))
        record.install(bundle(2))
        let before = record
        record.trialEnds(of: bundle(1).manifest, keySet: nil)
        #expect(record == before)
    }

    @Test("The second start within a trial brings the previous bundle back and holds what it leaves")
    func automaticReturn() {
        var record = kiosk(bundle(1))
        record.install(bundle(2))
        #expect(!starts(&record))
        #expect(record.current == bundle(2))
        #expect(starts(&record))
        #expect(record.current == bundle(1))
        #expect(record.previous == bundle(2))
        #expect(record.rejected == [bundle(2)])
        #expect(record.onTrial == nil)
        #expect(!starts(&record))
    }

    @Test("After its trial a bundle stays, however often the server starts")
    func startsAfterTrial() {
        var record = kiosk(bundle(1), bundle(2))
        for _ in 0..<5 { #expect(!starts(&record)) }
        #expect(record.current == bundle(2))
    }

    @Test("The first bundle of a kiosk has nothing to return to, and stays")
    func firstBundle() {
        var record = StateRecord()
        record.install(bundle(1))
        for _ in 0..<5 { #expect(!starts(&record)) }
        #expect(record.current == bundle(1))
        #expect(!returns(&record))
    }

    @Test("What is held comes back only when something newer does")
    func held() {
        var record = kiosk(bundle(1), bundle(5))
        #expect(returns(&record))
        #expect(record.verdict(on: bundle(5)) == .rejected(bundle(5)))
        #expect(record.verdict(on: bundle(3)) == .rejected(bundle(5)))
        #expect(record.verdict(on: bundle(6)) == .install)
        record.install(bundle(6))
        #expect(record.rejected == [bundle(5)])
        record.trialEnds(of: bundle(6).manifest, keySet: nil)
        #expect(record.rejected.isEmpty)
    }

    @Test("A higher epoch that was sent away before its trial was over binds nobody below it")
    func heldEpoch() {
        var record = kiosk(bundle(1))
        record.install(bundle(2, epoch: 2))
        #expect(returns(&record))
        #expect(record.verdict(on: bundle(3)) == .install)
        #expect(record.verdict(on: bundle(2, epoch: 2)) == .rejected(bundle(2, epoch: 2)))
        #expect(record.verdict(on: bundle(1, epoch: 2)) == .rejected(bundle(2, epoch: 2)))
        #expect(record.verdict(on: bundle(3, epoch: 2)) == .install)
    }

    @Test("A local return is allowed below the highest epoch, and there is no second one to what was sent away")
    func returnBelowEpoch() {
        var record = kiosk(bundle(1, epoch: 1), bundle(2, epoch: 2))
        #expect(returns(&record))
        #expect(record.current == bundle(1, epoch: 1))
        #expect(record.highestEpoch == 2)
        #expect(record.verdict(on: bundle(1, epoch: 1)) == .same)
        let before = record
        #expect(!returns(&record))
        #expect(record == before)
    }

    @Test("A bundle that comes while another is on trial leaves the proven one to return to")
    func twoTrials() {
        var record = kiosk(bundle(1))
        record.install(bundle(2))
        record.install(bundle(3))
        #expect(record.previous == bundle(1))
    }

    @Test("Keys are taken over only with a higher epoch, and vouch for what is installed")
    func rotation() {
        var record = kiosk(bundle(1, epoch: 1))
        record.install(bundle(2, epoch: 1))
        record.trialEnds(of: bundle(2, epoch: 1).manifest, keySet: "thief")
        #expect(record.keySet == nil)
        record.install(bundle(3, epoch: 2))
        record.trialEnds(of: bundle(3, epoch: 2).manifest, keySet: "new")
        #expect(record.keySet == "new")
        #expect(record.vouched == [bundle(3, epoch: 2).manifest, bundle(2, epoch: 1).manifest])
        record.install(bundle(4, epoch: 2))
        record.trialEnds(of: bundle(4, epoch: 2).manifest, keySet: nil)
        #expect(record.vouched == [bundle(3, epoch: 2).manifest])
    }

    @Test("Of what was sent away the newest of an epoch binds, and what is kept stays known")
    func heldList() {
        var record = kiosk(bundle(1))
        record.install(bundle(2))
        #expect(returns(&record))
        for failed in [bundle(3), bundle(4), bundle(1, epoch: 2)] { record.reject(failed) }
        #expect(record.rejected == [bundle(1, epoch: 2), bundle(4), bundle(2)])
        #expect(!record.canReturn && record.canReinstate)
        #expect(record.verdict(on: bundle(3)) == .rejected(bundle(4)))
        #expect(record.verdict(on: bundle(2)) == .rejected(bundle(2)))
        #expect(record.verdict(on: bundle(5)) == .install)
        record.install(bundle(5))
        record.trialEnds(of: bundle(5).manifest, keySet: nil)
        #expect(record.rejected == [bundle(1, epoch: 2)])
    }

    @Test("A file in which a single one was sent away is read")
    func singleHeld() throws {
        let one = #"{"contentVersion":5,"securityEpoch":1,"manifest":"ab"}"#
        let text = #"{"highestEpoch":1,"vouched":[],"held":\#(one)}"#
        let record = try #require(StateRecord(decoding: Array(text.utf8)))
        #expect(record.rejected.map(\.contentVersion) == [5])
        #expect(StateRecord(decoding: record.encoded) == record)
        #expect(StateRecord(decoding: Array(text.replacing(one, with: "1").utf8)) == nil)
    }

    @Test("The file reads back as it was written, and anything else is no record")
    func file() throws {
        var record = kiosk(bundle(1), bundle(2, epoch: 3))
        record.install(bundle(4, epoch: 3))
        let bytes = record.encoded
        #expect(StateRecord(decoding: bytes) == record)
        #expect(StateRecord(decoding: []) == nil)
        #expect(StateRecord(decoding: Array(bytes.prefix(bytes.count / 2))) == nil)
        #expect(StateRecord(decoding: Array("[]".utf8)) == nil)
    }
}

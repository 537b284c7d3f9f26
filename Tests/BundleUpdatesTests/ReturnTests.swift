import CityBundle
import Dispatch
import Files
import PobratimTesting
import Testing

@testable import BundleUpdates

@Suite("Returns")
struct ReturnTests {
    private let kiosk: Kiosk

    init() throws {
        kiosk = try Kiosk()
        for version in [1, 2] as [Int64] {
            try kiosk.pack(version)
            try kiosk.sync()
            if version == 1 { try kiosk.endTrial() }
        }
    }

    @Test("After a failed trial there is nothing to return to: what failed does not come back, nor the good one go")
    func afterFailedTrial() throws {
        for _ in 0..<2 { _ = try kiosk.serving.start() }
        let record = try kiosk.record
        let failed = try #require(record.rejected.first)
        #expect(throws: UpdateError.previousRejected(failed)) { try kiosk.state.rollBack() }
        #expect(try kiosk.record == record)
        #expect(try kiosk.shownVersion() == 1)
    }

    @Test("A second return does not undo the first; calling back what was sent away does")
    func twice() throws {
        _ = try kiosk.state.rollBack()
        #expect(throws: UpdateError.self) { try kiosk.state.rollBack() }
        #expect(try kiosk.shownVersion() == 1)
        _ = try kiosk.state.reinstate()
        #expect(try kiosk.shownVersion() == 2)
    }

    @Test("A state folder behind a link is the same folder")
    func linkedFolder() throws {
        _ = try runCommand(["ln", "-s", kiosk.state.path, kiosk.folder.path("link")])
        let linked = StateFolder(kiosk.folder.path("link"))
        #expect(try StateReport(linked).current?.identity.contentVersion == 2)
        _ = try linked.rollBack()
        #expect(try kiosk.shownVersion() == 1)
    }

    @Test("What is older than what was sent away is told apart from it, and what is installed is named")
    func outcomes() throws {
        let stick = kiosk.stick
        try kiosk.pack(0)
        let current = try #require(try kiosk.record.current)
        guard case .older(_, _, current) = try kiosk.sync("\(stick)/v0-1.pobratim") else {
            Issue.record("not older")
            return
        }
        _ = try kiosk.state.rollBack()
        let rejected = try #require(try kiosk.record.rejected.first)
        guard case .rejected(rejected, _, rejected) = try kiosk.sync("\(stick)/v2-1.pobratim") else {
            Issue.record("not itself")
            return
        }
        try kiosk.pack(2, named: "other", contents: ["ru/other.html": Array("<p>".utf8)])
        guard case .rejected(let offered, _, rejected) = try kiosk.sync("\(stick)/other.pobratim") else {
            Issue.record("not bound")
            return
        }
        #expect(offered != rejected)
    }

    @Test("A bundle is read through before anybody is kept from the record", arguments: [false, true])
    func readsUnlocked(isCallBack: Bool) async throws {
        if isCallBack { _ = try kiosk.state.rollBack() }
        let record = try kiosk.record
        let path = kiosk.state.bundlePath(of: try #require(record.previous))
        try BundleRecipe.alter(path, sql: "DELETE FROM sqlar WHERE name = 'index.html'")
        let state = kiosk.state
        let isToldMeanwhile = await StandInServer.onThreadOfItsOwn {
            let ended = DispatchSemaphore(value: 0)
            DispatchQueue.global().async {
                #expect(throws: UpdateError.self) {
                    if isCallBack { _ = try state.reinstate() } else { _ = try state.rollBack() }
                }
                ended.signal()
            }
            return try FileLock.hold(state.recordLockPath) { ended.wait(timeout: .now() + 20) == .success }
        }
        #expect(try isToldMeanwhile.get())
        #expect(try kiosk.record == record)
    }

    @Test("What was sent away does not come back by a return when another bundle has failed its trial since")
    func failedSince() async throws {
        let (left, _) = (try #require(try kiosk.record.current), try kiosk.state.rollBack())
        try kiosk.pack(3)
        _ = try await StandInServer.heard(at: kiosk) { message in
            if case .tryStaged = message { .refused("/ru/index.html") } else { .done }
        } while: {
            #expect(throws: UpdateError.self) { try kiosk.sync() }
        }
        #expect(throws: UpdateError.previousRejected(left)) { try kiosk.state.rollBack() }
        #expect(try kiosk.shownVersion() == 1)
        for version in [2, 3] {
            guard case .rejected = try kiosk.sync("\(kiosk.stick)/v\(version)-1.pobratim") else {
                Issue.record("\(version) is not held")
                return
            }
        }
        #expect(try kiosk.state.reinstate() == left)
    }
}

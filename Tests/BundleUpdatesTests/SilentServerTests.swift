import Files
import Glibc
import Synchronization
import Testing

@testable import BundleUpdates

@Suite("A server that hangs, or goes away")
struct SilentServerTests {
    private let kiosk: Kiosk

    init() throws {
        kiosk = try Kiosk()
        try kiosk.pack(1)
        try kiosk.sync()
        try kiosk.endTrial()
        try kiosk.pack(2)
    }

    private func isTrial(_ message: ControlMessage) -> Bool {
        if case .tryStaged = message { true } else { false }
    }

    @Test("One that goes away while it tries a bundle has said nothing of it, and it is installed")
    func goesAway() async throws {
        _ = try await StandInServer.heard(at: kiosk) {
            isTrial($0) ? nil : .done
        } while: {
            guard case .installed(_, _, _, .now) = try kiosk.sync() else { Issue.record("not installed"); return }
        }
        #expect(try kiosk.record.rejected.isEmpty)
    }

    @Test("One that cannot answer from a bundle sends it away")
    func refuses() async throws {
        let path = "\(kiosk.stick)/v2-1.pobratim"
        _ = try await StandInServer.heard(at: kiosk) {
            isTrial($0) ? .refused("/a: 500") : .done
        } while: {
            #expect(throws: UpdateError.preflightFailed(file: path, reason: "/a: 500")) { try kiosk.sync() }
        }
        #expect(try kiosk.record.rejected.map(\.contentVersion) == [2])
    }

    @Test("One that goes away when it shall show the bundle leaves it installed, and that is said")
    func goesAwayLater() async throws {
        _ = try await StandInServer.heard(at: kiosk) {
            $0 == .reload ? nil : .done
        } while: {
            guard case .installed(_, _, _, .serverSilent) = try kiosk.sync() else { Issue.record("not said"); return }
        }
    }

    @Test("One that never answers holds up neither an update, nor a return, nor a report")
    func hangs() async throws {
        let socket = try StandInServer.listeningSocket(of: kiosk, queue: 1)
        defer { socket.close() }
        try await StandInServer.onThreadOfItsOwn {
            #expect(try StateReport(kiosk.state).pages == .silent)
            var told = 0
            let update = Update(state: kiosk.state, trust: kiosk.trust) { if case .serverSilent = $0 { told += 1 } }
            let outcome = try update.run([kiosk.stick])
            guard case .installed(_, _, _, .serverSilent) = outcome else { Issue.record("\(outcome)"); return }
            #expect(told == 1)
            #expect(try kiosk.state.rollBack().visibility == .serverSilent)
            #expect(try kiosk.shownVersion() == 1)
        }
        .get()
    }
}

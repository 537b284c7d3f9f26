import CityBundle
import Files
import Glibc
import PobratimTesting
import Synchronization
import Testing

@testable import BundleUpdates

@Suite("What an update says to a running server")
struct ControlTests {
    private static let messages: [ControlMessage] =
        [
            .tryStaged(folder: "2-a b"), .reload, .done(percent: 0), .done(percent: 100), .health, .screen, .errors,
        ]
        + UpdatePhase.allCases.map { .phase($0) } + UpdateSign.allCases.flatMap { [.ended($0), .endedOne($0)] }

    @Test("Each message is a line that is read as the same message", arguments: messages)
    func lines(message: ControlMessage) {
        #expect(ControlMessage(line: message.line) == message)
        #expect(!message.line.contains("\n"))
    }

    @Test(
        "A line that is none is no message",
        arguments: [
            "", "try", "try ", "try ..", "try a/b", "done", "done 101", "done -1", "ended", "ended well", "ended-one",
            "phase", "reload now",
        ]
    )
    func nonsense(line: String) {
        #expect(ControlMessage(line: line) == nil)
    }

    @Test("The server hears how far an update is, always onward, and at last how it ended")
    func tellsTheServer() async throws {
        let kiosk = try Kiosk()
        try kiosk.pack(1)
        try kiosk.state.prepare()
        let heard = try await StandInServer.heard(at: kiosk) { _ = try kiosk.sync() }
        #expect(heard.contains { if case .tryStaged = $0 { true } else { false } })
        #expect(heard.contains(.reload))
        #expect(heard.last == .ended(.done))
        let percents = heard.compactMap { message -> Int? in
            switch message {
            case .phase(let phase): phase.startPercent
            case .done(let percent): percent
            default: nil
            }
        }
        #expect(percents.count > UpdatePhase.allCases.count)
        #expect(percents == percents.sorted())
    }

    @Test("Each answer is a line that is read as the same answer")
    func answers() {
        for answer in [ControlAnswer.done, .refused("/ru/index.html"), .unread(errno: ENFILE), .told("x y")] {
            #expect(ControlAnswer(line: answer.line) == answer)
        }
        for nonsense in ["", "unread", "unread x", "refused", "done well"] {
            #expect(ControlAnswer(line: nonsense) == nil)
        }
    }

    @Test("How what is shown is founded comes over the socket as it was told", arguments: ServedCondition.allCases)
    func conditions(condition: ServedCondition) throws {
        let answer = try #require(ControlAnswer(line: condition.answer.line))
        #expect(ServedCondition(.answer(answer)) == condition)
    }

    @Test("A server that its disk does not let read a new bundle says nothing against it: it is not held")
    func unreadIsNoVerdict() async throws {
        let kiosk = try Kiosk()
        try kiosk.pack(1)
        try kiosk.state.prepare()
        _ = try await StandInServer.heard(at: kiosk) { message in
            if case .tryStaged = message { .unread(errno: ENFILE) } else { .done }
        } while: {
            #expect {
                try kiosk.sync()
            } throws: { error in
                guard case .file(_, .read, let code) = error as? UpdateError else { return false }
                return code == ENFILE
            }
        }
        #expect(try kiosk.record.rejected.isEmpty)
        _ = try kiosk.sync()
        #expect(try kiosk.record.current != nil)
    }

    @Test("A quiet update asks the server for what it needs, and has it show nothing")
    func isQuiet() async throws {
        let kiosk = try Kiosk()
        try kiosk.pack(1)
        try kiosk.state.prepare()
        let heard = try await StandInServer.heard(at: kiosk) {
            _ = try Update(state: kiosk.state, trust: kiosk.trust, isQuiet: true).run([kiosk.stick])
        }
        let folder = try #require(try kiosk.record.current?.folderName)
        #expect(heard == [.health, .tryStaged(folder: folder), .reload])
    }

    @Test("Where a receipt follows, the server hears the end when the stick is let go of, and not before")
    func endIsToldLater() async throws {
        let kiosk = try Kiosk()
        try kiosk.pack(1)
        try kiosk.state.prepare()
        let stick = StickReceipt(state: kiosk.state, stick: kiosk.stick)
        // Nothing has come from this stick.
        #expect(try await StandInServer.heard(at: kiosk) { stick.tellEnd() } == [])
        let heard = try await StandInServer.heard(at: kiosk) {
            _ = try Update(state: kiosk.state, trust: kiosk.trust, isEndTold: false).run([kiosk.stick])
        }
        #expect(!heard.contains { if case .ended = $0 { true } else { false } })
        #expect(try await StandInServer.heard(at: kiosk) { stick.tellEnd() } == [.ended(.done)])
    }

    @Test("Of servers that start in the same instant one gets the state folder")
    func startTogether() async throws {
        let kiosk = try Kiosk()
        try kiosk.state.prepare()
        for _ in 0..<20 {
            // What a killed server leaves, so that each has to clear the place.
            _ = try runCommand(["sh", "-c", "rm -f control; : > control"], folder: kiosk.state.path)
            let servers = await withTaskGroup { group in
                for _ in 0..<4 {
                    group.addTask { Result { () throws(UpdateError) in try ControlServer(kiosk.state) } }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let started = servers.compactMap { try? $0.get() }
            #expect(started.count == 1)
            for case .failure(let error) in servers { #expect(error == .alreadyServed(state: kiosk.state.path)) }
            for server in started {
                server.stop()
                // Its thread has ended.
                for await _ in server.requests {}
            }
        }
    }

    @Test("A server whose socket lost its name still has the state folder, until it stops")
    func nameIsGone() async throws {
        let kiosk = try Kiosk()
        try kiosk.state.prepare()
        let server = try ControlServer(kiosk.state)
        _ = try runCommand(["rm", kiosk.state.controlPath])
        #expect(throws: UpdateError.alreadyServed(state: kiosk.state.path)) { try ControlServer(kiosk.state) }
        server.stop()
        for await _ in server.requests {}
        try ControlServer(kiosk.state).stop()
    }

    @Test("The last errors are one line, whatever they hold, and the newest where all are too long")
    func errors() async throws {
        let report = ErrorReport(lines: ["Диск\nполон \"sda\"", ""])
        #expect(!report.line.contains("\n"))
        #expect(ErrorReport(line: report.line) == report)
        let kiosk = try Kiosk()
        try kiosk.state.prepare()
        #expect(ErrorReport(ofServerOn: kiosk.state) == nil)
        let long = ErrorReport(lines: (0..<10).map { "\($0)" + String(repeating: "ж", count: 400) })
        let told = Mutex<ErrorReport?>(nil)
        let answer: @Sendable (ControlMessage) -> ControlAnswer? = { _ in .told(long.line) }
        _ = try await StandInServer.heard(at: kiosk, answering: answer) {
            told.withLock { $0 = ErrorReport(ofServerOn: kiosk.state) }
        }
        let lines = try #require(told.withLock { $0 }).lines
        #expect(!lines.isEmpty && lines.count < 10)
        #expect(lines == Array(long.lines.prefix(lines.count)))
    }

    @Test("A full disk and a quota that is used up have one sign on the screen", arguments: [ENOSPC, EDQUOT])
    func noRoom(code: Int32) {
        #expect(UpdateSign(.failure(.file(path: "state.json.new", call: .write, errno: code))) == .room)
    }

    @Test(
        "What a stick does not give is told as a fault of the stick, what this kiosk lacks as its own",
        arguments: [
            (.file(path: "a", call: .read, errno: EIO), .unreadable), (.notRegularFile(path: "a"), .unreadable),
            (.file(path: "a", call: .open, errno: EMFILE), .other), (.notABundle, .damaged),
        ] as [(BundleError, UpdateSign)]
    )
    func stickFaults(error: BundleError, told: UpdateSign) {
        #expect(UpdateSign(.failure(.bundle(error, file: "a"))) == told)
    }

    @Test("A folder of keys that cannot be read is this kiosk's own matter, whatever lies there")
    func keyFolderFaults() async throws {
        let kiosk = try Kiosk()
        try kiosk.pack(1)
        try kiosk.state.prepare()
        let broken = [
            "echo > keys/broken.pub", "rm keys/broken.pub; mkdir keys/broken.pub",
            "rmdir keys/broken.pub; for i in $(seq 65); do cp keys/office.pub keys/$i.pub; done", "rm -r keys",
        ]
        for script in broken {
            _ = try runCommand(["sh", "-c", script], folder: kiosk.folder.path)
            let heard = try await StandInServer.heard(at: kiosk) { _ = try? kiosk.sync() }
            #expect(heard.last == .ended(.other), "\(script)")
            #expect(kiosk.state.reports.first?.ending == .failed, "\(script)")
        }
    }

    @Test(
        "Of several sticks that end together, what was installed counts most, and what has no bundle least",
        arguments: [
            ([.empty, .done], .done), ([.done, .damaged], .done), ([.same, .untrusted], .untrusted),
            ([.empty, .same], .same), ([.empty], .empty),
        ] as [([UpdateSign], UpdateSign)]
    )
    func severalSticks(signs: [UpdateSign], told: UpdateSign) {
        #expect(UpdateSign.ofAll(signs) == told)
    }

    @Test("The server hears why nothing was installed")
    func tellsRefusals() async throws {
        let kiosk = try Kiosk()
        try kiosk.state.prepare()
        #expect(try await StandInServer.heard(at: kiosk) { _ = try? kiosk.sync() }.last == .ended(.empty))
        try kiosk.folder.write([1], to: "stick/a.pobratim")
        #expect(try await StandInServer.heard(at: kiosk) { _ = try? kiosk.sync() }.last == .ended(.damaged))
        try kiosk.pack(1, key: SecretKey(generating: "thief"))
        _ = try runCommand(["rm", "\(kiosk.stick)/a.pobratim"])
        #expect(try await StandInServer.heard(at: kiosk) { _ = try? kiosk.sync() }.last == .ended(.untrusted))
        // As one that could not be mounted.
        _ = try runCommand(["rm", "-r", kiosk.stick])
        #expect(try await StandInServer.heard(at: kiosk) { _ = try? kiosk.sync() }.last == .ended(.unreadable))
    }
}

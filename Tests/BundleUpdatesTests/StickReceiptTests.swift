import CityBundle
import Files
import PobratimTesting
import Testing

@testable import BundleUpdates

@Suite("What a stick takes home")
struct StickReceiptTests {
    private let kiosk: Kiosk

    init() throws {
        kiosk = try Kiosk()
        try kiosk.pack(1)
    }

    /// Syncs from the stick as the program does, with the ending as the words.
    private func sync() throws {
        let update = Update(state: kiosk.state, trust: kiosk.trust, words: Self.words)
        _ = try? update.run([kiosk.stick])
    }

    private static func words(_ result: Result<UpdateOutcome, UpdateError>) -> [SyncReport.Words] {
        let ending = SyncReport.Ending(result).rawValue
        return [SyncReport.Words(ru: "ru \(ending)", en: "en \(ending)")]
    }

    /// Runs the step, and gives what it told.
    @discardableResult
    private func goHome(
        _ write: (StickReceipt.Story) -> String = { _ in "receipt" }
    ) throws -> (story: StickReceipt.Story?, left: StickReceipt.Left) {
        var story: StickReceipt.Story?
        let left = try StickReceipt(state: kiosk.state, stick: kiosk.stick).run {
            story = $0
            return Array(write($0).utf8)
        } ownState: {
        }
        return (story, left)
    }

    private func putLetter(_ name: String, _ text: String) throws {
        _ = try runCommand(["mkdir", "-p", kiosk.folder.path("state/outbox")])
        try kiosk.folder.write(Array(text.utf8), to: "state/outbox/\(name)")
    }

    private func text(_ path: String) throws -> String { String(decoding: try kiosk.folder.read(path), as: UTF8.self) }

    private func make(_ script: String) throws {
        #expect(try runCommand(["sh", "-euc", script], folder: kiosk.stick).exitCode == 0)
    }

    @Test("The receipt tells of the update from this very stick, and what is installed now")
    func tellsOfTheUpdate() throws {
        try sync()
        let story = try #require(try goHome().story)
        #expect(story.report?.ending == .installed)
        #expect(story.report?.words == [SyncReport.Words(ru: "ru installed", en: "en installed")])
        #expect(story.current == (try kiosk.record.current))
        #expect(story.pages == .noServer)
        #expect(try text("stick/pobratim-receipt.txt") == "receipt")
    }

    @Test("What was refused besides is told after the ending")
    func tellsRefusals() throws {
        try kiosk.folder.write([1, 2, 3], to: "stick/a.pobratim")
        try sync()
        let report = try #require(kiosk.state.newestReport(about: kiosk.stick))
        #expect(report.words.map(\.en) == ["en installed", "en refused"])
        try kiosk.folder.write([1, 2, 3], to: "stick/v1-1.pobratim")
        try sync()
        #expect(kiosk.state.newestReport(about: kiosk.stick)?.ending == .refused)
    }

    @Test("An update from elsewhere is none of this stick's business")
    func tellsNothingOfOthers() throws {
        try kiosk.sync("\(kiosk.stick)/v1-1.pobratim")
        #expect(try goHome().story?.report == nil)
        #expect(kiosk.state.reports.count == 1)
    }

    @Test("An update that was cut off is told as one that did not end")
    func tellsOfACut() throws {
        try sync()
        let update = Update(state: kiosk.state, trust: kiosk.trust) { event in
            guard case .phase(.searching) = event else { return }
            #expect(kiosk.state.newestReport(about: kiosk.stick)?.ending == SyncReport.Ending.atWork)
        }
        _ = try update.run([kiosk.stick])
        #expect(kiosk.state.newestReport(about: kiosk.stick)?.ending == .unchanged)
    }

    @Test("Of many sources the last eight are remembered, each once")
    func forgetsOldReports() throws {
        for number in 0..<12 {
            let report = SyncReport(sources: ["/stick\(number)"], ending: .unchanged, words: [])
            try kiosk.state.prepare()
            try kiosk.state.note(report)
            try kiosk.state.note(report)
        }
        #expect(kiosk.state.reports.map(\.sources) == (4..<12).reversed().map { ["/stick\($0)"] })
    }

    @Test("Reports that cannot be read are none, and the next update writes them anew")
    func outlivesTornReports() throws {
        try sync()
        try kiosk.folder.write(Array("{\"reports\":[".utf8), to: "state/syncs.json")
        #expect(try goHome().story?.report == nil)
        try sync()
        #expect(kiosk.state.newestReport(about: kiosk.stick)?.ending == .unchanged)
    }

    @Test("Letters go along, and are noted as left with the sum of what was read back")
    func carriesLetters() throws {
        try sync()
        try putLetter("1.age", "one")
        try putLetter("2.age", "two")
        try putLetter("3.age.part", "half")
        #expect(try goHome().left == StickReceipt.Left(letterCount: 2))
        #expect(try text("stick/pobratim-outbox/1.age") == "one")
        #expect(try text("stick/pobratim-outbox/2.age") == "two")
        #expect(try text("state/outbox/1.age.left") == Digest(of: "one".utf8).hex + "\n")
        #expect(try kiosk.names("../stick/pobratim-outbox") == ["1.age", "2.age"])
        // Another stick may be the one that arrives.
        try make("rm -r pobratim-outbox")
        #expect(try goHome().left.letterCount == 2)
    }

    @Test("A link in the outbox leads nobody out of it")
    func readsNoLinks() throws {
        try sync()
        try kiosk.folder.write(Array("secret".utf8), to: "secret")
        _ = try runCommand(["mkdir", kiosk.folder.path("state/outbox")])
        _ = try runCommand(["ln", "-s", kiosk.folder.path("secret"), kiosk.folder.path("state/outbox/1.age")])
        #expect(try goHome().left.letterCount == 0)
        _ = try runCommand(["rm", "-r", kiosk.folder.path("state/outbox")])
        _ = try runCommand(["mkdir", kiosk.folder.path("elsewhere")])
        try kiosk.folder.write([1], to: "elsewhere/2.age")
        _ = try runCommand(["ln", "-s", kiosk.folder.path("elsewhere"), kiosk.folder.path("state/outbox")])
        #expect(try goHome().left.letterCount == 0)
    }

    @Test(
        "Whatever has the receipt's name, nothing outside the stick is touched, and the receipt takes its place",
        arguments: [
            "ln -s ../victim pobratim-receipt.txt", "ln -s pobratim-receipt.txt pobratim-receipt.txt",
            "mkfifo pobratim-receipt.txt", "ln -s /dev/zero pobratim-receipt.txt",
            "ln -s ../victim .pobratim.new", "mkfifo .pobratim.new",
        ]
    )
    func followsNothing(trap: String) throws {
        try kiosk.folder.write(Array("untouched".utf8), to: "victim")
        try sync()
        try make(trap)
        #expect(try goHome().story?.earlierReceipt == nil)
        #expect(try text("stick/pobratim-receipt.txt") == "receipt")
        #expect(try text("victim") == "untouched")
        #expect(try !kiosk.names("../stick").contains(".pobratim.new"))
    }

    @Test("A folder of the receipt's name stays, and is named")
    func refusesAFolder() throws {
        try sync()
        try make("mkdir pobratim-receipt.txt")
        let path = "\(kiosk.stick)/pobratim-receipt.txt"
        #expect(throws: UpdateError.file(path: path, call: .rename, errno: 21)) { try goHome() }
        #expect(try !kiosk.names("../stick").contains(".pobratim.new"))
    }

    @Test("A link in the place of the letters' folder takes none of them, and the receipt says so")
    func refusesALinkedFolder() throws {
        try sync()
        try putLetter("1.age", "one")
        try make("mkdir ../elsewhere && ln -s ../elsewhere pobratim-outbox")
        let (story, left) = try goHome()
        #expect(left.letterCount == 0)
        #expect(left.letterFault == story?.letterFault)
        guard case .file(_, .open, _) = left.letterFault else { Issue.record("\(left)"); return }
        #expect(try kiosk.folder.names().contains("elsewhere"))
        #expect(try kiosk.names("../elsewhere").isEmpty)
        #expect(try kiosk.names("outbox") == ["1.age"])
    }

    @Test("Without the stick, or without a kiosk, nothing is claimed")
    func namesWhatIsMissing() throws {
        #expect(throws: UpdateError.nothingInstalled(state: kiosk.state.path)) { try goHome() }
        try sync()
        try make("rm -r ../stick")
        #expect(throws: UpdateError.file(path: kiosk.stick, call: .open, errno: 2)) { try goHome() }
    }
}

import BundleUpdates
import CityBundle
import PobratimTesting
import Synchronization
import Testing

@Suite("A rotten card")
struct SelfRepairTests {
    private let kiosk: Kiosk

    init() throws {
        kiosk = try Kiosk()
        for version in 1...2 as ClosedRange<Int64> {
            try kiosk.pack(version)
            try kiosk.sync()
            try kiosk.endTrial()
        }
    }

    /// Changes bytes of a member in the installed file, behind everybody's back.
    private func rot(_ identity: BundleIdentity?, _ member: String) throws {
        let path = kiosk.state.bundlePath(of: try #require(identity))
        try BundleRecipe.alter(path, sql: "UPDATE sqlar SET data = zeroblob(length(data)) WHERE name = '\(member)'")
    }

    private let picture = "images/qingdao-0a1b2c3d.jpg"

    @Test("A damaged member is given from the other bundle, once reported, and never as it lies")
    func repair() throws {
        try rot(try kiosk.record.current, picture)
        let seen = Mutex<[Bool]>([])
        let shown = try kiosk.serving.open { damage in seen.withLock { $0.append(damage.isRepaired) } }
        for _ in 0..<3 {
            #expect(try shown.bundle.member(MemberName(picture))?.stored == BundleRecipe.contents[picture])
        }
        #expect(seen.withLock { $0 } == [true])
        #expect(shown.bundle.damagedCount == 1)
    }

    @Test("A member that only the damaged bundle had is not sent")
    func noHelp() throws {
        try rot(try kiosk.record.current, "ru/index.html")
        let shown = try kiosk.serving.open { _ in }
        #expect(throws: BundleError.self) { try shown.bundle.member(MemberName("ru/index.html")) }
    }

    @Test("The next sync heals the file, from the other bundle and from any source", arguments: [true, false])
    func heal(isSourceOlder: Bool) throws {
        try rot(try kiosk.record.current, picture)
        try rot(try kiosk.record.previous, picture)
        let source = "\(kiosk.stick)/v\(isSourceOlder ? 1 : 2)-1.pobratim"
        guard case .healed = try kiosk.sync(source) else { Issue.record("not healed"); return }
        for identity in [try kiosk.record.current, try kiosk.record.previous] {
            _ = try BundleVerification(verifying: kiosk.state.bundlePath(of: try #require(identity)))
        }
        #expect(try kiosk.shownVersion() == 2)
    }

    @Test("A source that has not what is missing leaves things as they are")
    func cannotHeal() throws {
        try rot(try kiosk.record.current, "ru/index.html")
        var remains = 0
        let update = Update(state: kiosk.state, trust: kiosk.trust) { if case .damageRemains = $0 { remains += 1 } }
        guard case .older = try update.run(["\(kiosk.stick)/v1-1.pobratim"]) else {
            Issue.record("another outcome")
            return
        }
        #expect(remains == 1)
        #expect(try kiosk.names("staging").isEmpty)
    }

    @Test("A current bundle that cannot be opened falls back to the one before, and is healed from its source")
    func fallBack() throws {
        let path = kiosk.state.bundlePath(of: try #require(try kiosk.record.current))
        _ = try runCommand(["truncate", "--size=5000", path])
        let condition = try kiosk.serving.open { _ in }.condition
        guard case .fellBack = condition else { Issue.record("not said"); return }
        #expect(try kiosk.shownVersion() == 1)
        guard case .healed = try kiosk.sync() else { Issue.record("not healed"); return }
        #expect(try kiosk.shownVersion() == 2)
    }

    @Test("Damaged members are not copied into a new bundle: the source has them")
    func damagedDonor() throws {
        try rot(try kiosk.record.current, picture)
        try rot(try kiosk.record.previous, picture)
        try kiosk.pack(3)
        try kiosk.sync()
        #expect(try kiosk.shownVersion() == 3)
    }

    @Test("Pages that were open while bundles changed still find their pictures, and no old page comes back")
    func namesOfThePast() throws {
        let shown = try kiosk.serving.open { _ in }
        let old = try MemberName("images/new-\(Digest(of: "1".utf8).hex.prefix(12)).svg")
        #expect(shown.bundle.contains(old))
        #expect(try shown.bundle.member(old)?.inflated() == Array("<svg>1</svg>".utf8))
        #expect(!shown.bundle.memberNames.contains(old))
        #expect(try shown.bundle.member(MemberName("images/none-000000000000.svg")) == nil)
    }

    @Test("A name that a browser does not keep for ever is no name by content here either")
    func nameWithoutEnding() throws {
        let name = try MemberName("images/new-\(Digest(of: "3".utf8).hex.prefix(12))")
        try kiosk.install(3, contents: [name.rawValue: Array("<svg>3</svg>".utf8)])
        try kiosk.install(4)
        let shown = try kiosk.serving.open { _ in }
        #expect(shown.bundle.contains(try MemberName("\(name).svg")))
        #expect(!shown.bundle.contains(name))
        #expect(try shown.bundle.member(name) == nil)
    }
}

import BundleUpdates
import CityBundle
import PobratimTesting

/// A state folder, an office that signs, and a stick, for one test.
struct Kiosk {
    let folder: TemporaryFolder
    let office: SecretKey
    let state: StateFolder

    /// - Parameter files: how the state folder reaches the disk.
    init(files: any FileOperations = DiskFiles()) throws {
        folder = try TemporaryFolder()
        office = SecretKey(generating: "office")
        state = StateFolder(folder.path("state"), files: files)
        for name in ["keys", "stick"] { try makeFolder(name) }
        try office.write(intoFolder: folder.path("keys"))
    }

    var trust: Trust { Trust(installerKeys: folder.path("keys")) }
    var stick: String { folder.path("stick") }
    var serving: Serving { Serving(state: state, trust: trust) }

    func makeFolder(_ name: String) throws {
        _ = try runCommand(["mkdir", "-p", folder.path(name)])
    }

    /// Puts a bundle onto the stick. Half of its pages are the same in every version.
    @discardableResult
    func pack(
        _ version: Int64,
        epoch: Int64 = 1,
        named name: String? = nil,
        key: SecretKey? = nil,
        isSigned: Bool = true,
        contents extra: [String: [UInt8]] = [:],
        _ change: (inout BundleInfo) -> Void = { _ in }
    ) throws -> String {
        let path = "\(stick)/\(name ?? "v\(version)-\(epoch)").pobratim"
        try write(path, version, epoch: epoch, key: isSigned ? key ?? office : nil, contents: extra, change)
        return path
    }

    func write(
        _ path: String,
        _ version: Int64,
        epoch: Int64,
        key: SecretKey?,
        contents extra: [String: [UInt8]] = [:],
        _ change: (inout BundleInfo) -> Void = { _ in }
    ) throws {
        var contents = BundleRecipe.contents
        contents["ru/index.html"] = Array(String(repeating: "<p>\(version)</p>\n", count: 100).utf8)
        contents["images/new-\(Digest(of: "\(version)".utf8).hex.prefix(12)).svg"] = Array("<svg>\(version)</svg>".utf8)
        contents.merge(extra) { $1 }
        var info = BundleInfo.fixture
        info.contentVersion = version
        info.securityEpoch = epoch
        change(&info)
        try BundleRecipe.write(path, contents: contents, info: info, key: key)
    }

    @discardableResult
    func sync(_ sources: String..., isDryRun: Bool = false) throws(UpdateError) -> UpdateOutcome {
        try Update(state: state, trust: trust, isDryRun: isDryRun).run(sources.isEmpty ? [stick] : sources)
    }

    /// A server ran for a minute.
    func endTrial() throws {
        let record = try state.record().record
        if let trial = record.onTrial { _ = try serving.trialEnds(of: trial.manifest, isWhole: true) }
    }

    /// Takes a bundle from the stick, through its trial.
    func install(
        _ version: Int64,
        epoch: Int64 = 1,
        key: SecretKey? = nil,
        contents extra: [String: [UInt8]] = [:]
    ) throws {
        try pack(version, epoch: epoch, key: key, contents: extra)
        try sync()
        try endTrial()
    }

    /// What a server would show now, every member read.
    func shownVersion() throws -> Int64 {
        let shown = try serving.open { _ in }
        for name in shown.bundle.memberNames { _ = try shown.bundle.member(name) }
        return shown.bundle.info.contentVersion
    }

    var record: StateRecord { get throws { try state.record().record } }

    /// Names under a folder of the state folder.
    func names(_ name: String) throws -> [String] {
        try runCommand(["ls", "-A", "\(state.path)/\(name)"]).output.split(separator: "\n").map(String.init)
    }
}

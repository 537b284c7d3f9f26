internal import Files
internal import FoundationEssentials
internal import Glibc

/// `syncs.json`: the last reports, the newest first, one for each set of sources. JSON, keys sorted.
struct SyncReports: Codable, Hashable, Sendable {
    static let maximumByteCount = 262_144
    /// More sticks and shares than one kiosk meets at a time.
    private static let maximumCount = 8

    private(set) var reports: [SyncReport] = []

    init() {}

    /// - Returns: `nil` where the bytes are not such a file.
    init?(decoding bytes: [UInt8]) {
        guard let reports = try? JSONDecoder().decode(SyncReports.self, from: Data(bytes)) else { return nil }
        self = reports
    }

    var encoded: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        guard let bytes = try? encoder.encode(self) else { preconditionFailure("texts are encodable") }
        return Array(bytes) + [UInt8(ascii: "\n")]
    }

    /// The report takes the place of an earlier one about the same sources.
    mutating func add(_ report: SyncReport) {
        reports.removeAll { $0.sources == report.sources }
        reports.insert(report, at: 0)
        reports.removeLast(max(0, reports.count - Self.maximumCount))
    }

    /// The newest that has this source among its own.
    func newest(about source: String) -> SyncReport? { reports.first { $0.sources.contains(source) } }
}

extension StateFolder {
    var reportsPath: String { "\(path)/syncs.json" }

    /// What became of the last updates, the newest first. A file that is torn or missing tells nothing.
    package var reports: [SyncReport] { allReports.reports }

    /// - Parameter source: a file or a folder that `sync` was given.
    package func newestReport(about source: String) -> SyncReport? { allReports.newest(about: Paths.absolute(source)) }

    private var allReports: SyncReports {
        let bytes = try? Paths.read(reportsPath, atMost: SyncReports.maximumByteCount)
        return bytes.flatMap { SyncReports(decoding: $0) } ?? SyncReports()
    }

    /// That an update has begun need not outlive the power: then nobody reads the old report as one of this update, and
    /// that is all.
    func note(_ report: SyncReport) throws(UpdateError) {
        var reports = allReports
        reports.add(report)
        guard report.ending == .atWork else { return try files.replace(reportsPath, with: reports.encoded) }
        try files.write(reports.encoded, to: "\(reportsPath).new")
        try files.rename("\(reportsPath).new", to: reportsPath)
    }
}

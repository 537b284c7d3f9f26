internal import Synchronization

/// Unpacks a bundle into a folder: the same site without a server.
///
/// The folder appears whole or not at all (`PendingFolder.swift`), every file hashed against the manifest on its way. It
/// holds the members, the manifest, and if wanted the gzip forms of texts; modes and times are the same for the same
/// bundle, whatever was there before: every time is the bundle's content version, so that a changed page of the same
/// size has another time, by which web servers and copying programs tell the two apart.
///
/// Where an earlier export lies there, its files that have not changed are taken over, not written again. A folder that
/// holds anything else is refused (`ExportedFolder.swift`).
package struct BundleExport: Sendable {
    private let bundle: String
    private let folder: String
    private let isPrecompressed: Bool
    private let limits: BundleLimits

    /// What an export has done.
    package struct Outcome: Hashable, Sendable {
        /// Files in the folder.
        package var fileCount = 0
        /// Bytes of these files.
        package var byteCount = 0
        /// Files that were written, as they were not there, or otherwise.
        package var writtenFileCount = 0
        /// Members of the earlier export that this bundle does not have.
        package var vanishedMemberCount = 0
    }

    /// - Parameters:
    ///   - bundle: the bundle.
    ///   - folder: where it goes: nothing, an empty folder, or an earlier export.
    ///   - isPrecompressed: whether texts get their gzip form beside them.
    package init(_ bundle: String, to folder: String, isPrecompressed: Bool, limits: BundleLimits = .standard) {
        self.bundle = bundle
        var folder = folder
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        self.folder = folder
        self.isPrecompressed = isPrecompressed
        self.limits = limits
    }

    /// - Parameters:
    ///   - visit: gets each member's content. Threads call it side by side.
    ///   - progress: members so far, and of how many; one call after the other.
    package func run(
        visit: @escaping @Sendable (MemberName, [UInt8]) -> Void = { _, _ in },
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(BundleError) -> Outcome {
        let bundle = try OpenBundle(path: bundle, limits: limits)
        let folders = bundle.manifest.folders.sorted()
        let earlier = try ExportedFolder(path: folder, limits: limits)
        let pending = try PendingFolder(path: folder, time: bundle.info.contentVersion)
        for name in folders { try pending.makeFolder(name) }
        let work = Work(bundle: bundle, earlier: earlier, pending: pending, isPrecompressed: isPrecompressed)
        var outcome = try work.run(visit: visit, progress: progress)
        outcome.vanishedMemberCount = earlier?.manifest.names.filter { !bundle.contains($0) }.count ?? 0
        try pending.publish(folders: folders) { earlier?.isOurs($0) ?? false }
        return outcome
    }
}

extension BundleExport.Outcome {
    fileprivate mutating func count(_ bytes: [UInt8], isWritten: Bool) {
        fileCount += 1
        byteCount += bytes.count
        if isWritten { writtenFileCount += 1 }
    }
}

/// The members on their way, by a few threads: each reads its share of the rows for itself, so memory holds as many
/// members as there are threads.
private final class Work: Sendable {
    private let bundle: OpenBundle
    private let earlier: ExportedFolder?
    private let pending: PendingFolder
    private let isPrecompressed: Bool
    private let state = Mutex(State())

    private struct State {
        var outcome = BundleExport.Outcome()
        var memberCount = 0
        var error: BundleError?
    }

    init(bundle: OpenBundle, earlier: ExportedFolder?, pending: PendingFolder, isPrecompressed: Bool) {
        self.bundle = bundle
        self.earlier = earlier
        self.pending = pending
        self.isPrecompressed = isPrecompressed
    }

    func run(
        visit: @escaping @Sendable (MemberName, [UInt8]) -> Void,
        progress: @escaping @Sendable (Int, Int) -> Void
    ) throws(BundleError) -> BundleExport.Outcome {
        let threads = Threads.usefulCount
        let total = bundle.manifest.count
        Threads.run(threads) { thread in
            do throws(BundleError) {
                try self.bundle.forEachContent(where: { $0 % threads == thread && !self.hasFailed }) {
                    member,
                    content throws(BundleError) in
                    try self.put(member, content)
                    visit(member.name, content)
                    self.state.withLock {
                        $0.memberCount += 1
                        progress($0.memberCount, total)
                    }
                }
            } catch {
                self.state.withLock { $0.error = $0.error ?? error }
            }
        }
        if let error = state.withLock({ $0.error }) { throw error }
        let manifest = bundle.manifestFile
        try put(manifest.name, manifest.bytes, isUnchanged: isInEarlier(manifest.name, manifest.bytes))
        return state.withLock { $0.outcome }
    }

    private var hasFailed: Bool { state.withLock { $0.error != nil } }

    private func put(_ member: StoredMember, _ content: [UInt8]) throws(BundleError) {
        let name = member.name.rawValue
        let isUnchanged = earlier?.manifest.digest(of: member.name) == member.digest
        try put(name, content, isUnchanged: isUnchanged)
        guard isPrecompressed, let twin = GzipTwin.name(of: member.name, in: bundle.manifest),
            let gzipped = member.gzipped()
        else { return }
        // Another compression of the same text is another file.
        try put(twin, gzipped, isUnchanged: isUnchanged && isInEarlier(twin, gzipped))
    }

    private func isInEarlier(_ name: String, _ bytes: [UInt8]) -> Bool {
        guard let earlier else { return false }
        return (try? RegularFile.content(ofFile: "\(earlier.path)/\(name)", atMost: bytes.count)) == bytes
    }

    private func put(_ name: String, _ bytes: [UInt8], isUnchanged: Bool) throws(BundleError) {
        let isTaken = if isUnchanged, let earlier { pending.take(name, from: earlier.path) } else { false }
        if !isTaken { try pending.write(bytes, to: name) }
        state.withLock { $0.outcome.count(bytes, isWritten: !isTaken) }
    }
}

extension OpenBundle {
    /// The file that lists the others, and its name.
    fileprivate var manifestFile: (name: String, bytes: [UInt8]) {
        if let embeddedSignature { return (Self.signedManifestName, embeddedSignature.encoded) }
        return (Self.unsignedManifestName, manifest.bytes)
    }
}

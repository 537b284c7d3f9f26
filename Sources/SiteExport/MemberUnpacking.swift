internal import CityBundle
internal import Files
internal import Synchronization

/// Members on their way from a bundle into a folder, by a few threads: each reads its share of the rows for itself, so
/// memory holds as many members as there are threads.
final class MemberUnpacking: Sendable {
    private let bundle: OpenBundle
    private let names: ExportedNames
    private let earlier: ExportedFolder?
    private let pending: PendingFolder
    private let isPrecompressed: Bool
    private let state = Mutex(State())

    /// What has been unpacked so far.
    struct Figures: Hashable {
        var fileCount = 0
        var byteCount = 0
        var writtenFileCount = 0
    }

    private struct State {
        var figures = Figures()
        var memberCount = 0
        var error: ExportError?
    }

    init(
        _ bundle: OpenBundle,
        names: ExportedNames,
        over earlier: ExportedFolder?,
        into pending: PendingFolder,
        isPrecompressed: Bool
    ) {
        self.bundle = bundle
        self.names = names
        self.earlier = earlier
        self.pending = pending
        self.isPrecompressed = isPrecompressed
    }

    /// - Parameters:
    ///   - manifest: the bytes of the manifest's file.
    ///   - progress: members so far, and of how many; one call after the other.
    func run(
        manifest: [UInt8],
        visit: @escaping @Sendable (MemberName, [UInt8]) -> Void,
        progress: @escaping @Sendable (Int, Int) -> Void,
        isStopped: @escaping @Sendable () -> Bool
    ) throws(ExportError) -> Figures {
        try put(names.manifestName, manifest, isUnchanged: isInEarlier(names.manifestName, manifest))
        for folder in names.folders.sorted() { try pending.makeFolder(folder) }
        let threads = Threads.usefulCount
        let total = bundle.manifest.count
        Threads.run(threads) { thread in
            do throws(BundleError) {
                // Once something has failed, no more is read.
                try self.bundle.forEachContent(where: { $0 % threads == thread && !self.hasFailed }) {
                    member,
                    content in
                    do throws(ExportError) { try self.put(member, content) } catch { return self.note(error) }
                    visit(member.name, content)
                    self.state.withLock {
                        $0.memberCount += 1
                        progress($0.memberCount, total)
                        if isStopped() { $0.error = $0.error ?? .interrupted }
                    }
                }
            } catch {
                self.note(.bundle(error))
            }
        }
        if let error = state.withLock({ $0.error }) { throw error }
        return state.withLock { $0.figures }
    }

    private func note(_ error: ExportError) { state.withLock { $0.error = $0.error ?? error } }

    private var hasFailed: Bool { state.withLock { $0.error != nil } }

    private func put(_ member: StoredMember, _ content: [UInt8]) throws(ExportError) {
        let isUnchanged = earlier?.names.manifest.digest(of: member.name) == member.digest
        try put(member.name.rawValue, content, isUnchanged: isUnchanged)
        guard isPrecompressed, let sibling = PrecompressedSibling.name(of: member.name, in: names),
            let gzipped = member.gzipped()
        else { return }
        // Another compression of the same text is another file.
        try put(sibling, gzipped, isUnchanged: isUnchanged && isInEarlier(sibling, gzipped))
    }

    private func isInEarlier(_ name: String, _ bytes: [UInt8]) -> Bool {
        guard let earlier else { return false }
        return (try? earlier.folder.content(of: EntryName(name), atMost: bytes.count)) == bytes
    }

    private func put(_ name: String, _ bytes: [UInt8], isUnchanged: Bool) throws(ExportError) {
        let isTaken = if isUnchanged, let earlier { pending.take(name, from: earlier.folder) } else { false }
        if !isTaken { try pending.write(bytes, to: name) }
        state.withLock {
            $0.figures.fileCount += 1
            $0.figures.byteCount += bytes.count
            if !isTaken { $0.figures.writtenFileCount += 1 }
        }
    }
}

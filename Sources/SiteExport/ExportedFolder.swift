internal import CityBundle
internal import Files
internal import Synchronization

/// A folder as an export leaves it. Everything in it is ours: it holds a manifest, every file is a member that the
/// manifest lists, byte for byte, or the gzip form of one, and every folder holds members. Members may be missing.
///
/// So what a person has put there, or changed, is never taken for ours, and no note of our own is needed beside the
/// site's files.
struct ExportedFolder: Sendable {
    /// What errors call it.
    let path: String
    let folder: OpenFolder
    let names: ExportedNames
    private let limits: BundleLimits

    /// - Returns: `nil` where there is nothing yet, or an empty folder.
    /// - Throws: ``ExportError/notFolder(path:isLink:)``, ``ExportError/mountPoint(path:)``,
    ///   ``ExportError/folderNotOurs(path:found:)``.
    init?(at place: ExportPlace, limits: BundleLimits) throws(ExportError) {
        guard let status = try place.parent.status(of: place.name) else { return nil }
        guard status.kind == .folder else { throw .notFolder(path: place.path, isLink: status.kind == .link) }
        guard try place.parent.identity().device == status.identity.device else { throw .mountPoint(path: place.path) }
        let folder = try OpenFolder(place.name, in: place.parent)
        let entries = try folder.names()
        guard let first = entries.first else { return nil }
        guard let names = try ExportedNames(reading: folder, entries, limits: limits) else {
            let manifest = entries.first(where: ExportedNames.manifestNames.contains)
            throw .folderNotOurs(path: place.path, found: (manifest ?? first).excerpt)
        }
        self.init(path: place.path, folder: folder, names: names, limits: limits)
    }

    init(path: String, folder: OpenFolder, names: ExportedNames, limits: BundleLimits) {
        self.path = path
        self.folder = folder
        self.names = names
        self.limits = limits
    }

    /// Looks at every name, and at what it is the name of; at no bytes.
    ///
    /// - Parameters:
    ///   - known: a name at the top that may be there.
    ///   - visit: gets each file's name from the top, and the status.
    /// - Throws: ``ExportError/folderNotOurs(path:found:)``.
    func checkNames(
        besides known: EntryName? = nil,
        _ visit: (EntryName, FileStatus) throws(ExportError) -> Void = { _, _ in }
    ) throws(ExportError) {
        try checkNames(in: folder, below: [], besides: known, visit)
    }

    private func checkNames(
        in folder: OpenFolder,
        below prefix: [UInt8],
        besides known: EntryName?,
        _ visit: (EntryName, FileStatus) throws(ExportError) -> Void
    ) throws(ExportError) {
        for entry in try folder.names() where entry != known {
            let name = EntryName(bytes: prefix + entry.bytes)
            guard let status = try folder.status(of: entry) else { continue }
            switch (names.part(name), status.kind) {
            case (.folder, .folder):
                let inner = try OpenFolder(entry, in: folder)
                try checkNames(in: inner, below: name.bytes + [UInt8(ascii: "/")], besides: nil, visit)
            case (.manifest, .file), (.member, .file), (.sibling, .file): try visit(name, status)
            default: throw .folderNotOurs(path: path, found: name.excerpt)
            }
        }
    }

    /// Looks at the bytes of every file, by a few threads.
    ///
    /// - Parameter progress: members so far, and of how many; one call after the other.
    /// - Throws: ``ExportError/folderNotOurs(path:found:)``, ``ExportError/interrupted``.
    func checkBytes(
        progress: @escaping @Sendable (Int, Int) -> Void,
        isStopped: @escaping @Sendable () -> Bool
    ) throws(ExportError) {
        let state = Mutex<(count: Int, error: ExportError?)>((0, nil))
        let threads = Threads.usefulCount
        let total = names.manifest.count
        Threads.run(threads) { thread in
            var number = 0
            var start = 0
            while let line = names.manifest.line(at: start) {
                start = line.end
                number += 1
                guard number % threads == thread else { continue }
                do throws(ExportError) {
                    try checkBytes(of: names.manifest.name(of: line))
                } catch {
                    state.withLock { $0.error = $0.error ?? error }
                }
                let goesOn = state.withLock { state in
                    state.count += 1
                    progress(state.count, total)
                    if isStopped() { state.error = state.error ?? .interrupted }
                    return state.error == nil
                }
                guard goesOn else { return }
            }
        }
        if let error = state.withLock({ $0.error }) { throw error }
    }

    private func checkBytes(of member: MemberName) throws(ExportError) {
        for name in [member.rawValue, PrecompressedSibling.name(of: member, in: names)].compactMap(\.self).map({
            EntryName($0)
        }) {
            guard try folder.status(of: name) != nil, let part = names.part(name) else { continue }
            guard try names.isIntact(name, part, in: folder, limits: limits) else {
                throw .folderNotOurs(path: path, found: name.excerpt)
            }
        }
    }
}

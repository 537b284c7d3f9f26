internal import Glibc

/// A folder as an export leaves it. Everything in it is ours: it holds a manifest, every file is a member that the
/// manifest lists, byte for byte, or the gzip form of one, and every folder holds members. Members may be missing.
///
/// So what a person has put there, or changed, is never taken for ours, and no note of our own is needed beside the
/// site's files.
struct ExportedFolder {
    let path: String
    let manifest: Manifest
    private let manifestName: String
    private let folders: Set<String>
    private let limits: BundleLimits

    /// Looks at every file.
    ///
    /// - Returns: `nil` where there is nothing yet, or an empty folder.
    /// - Throws: ``BundleError/notFolder(path:)``, ``BundleError/folderNotOurs(path:found:)``.
    init?(path: String, limits: BundleLimits) throws(BundleError) {
        guard let kind = try FolderEntries.kind(of: path) else { return nil }
        guard kind == .folder else { throw .notFolder(path: path) }
        let names = try FolderEntries.names(in: path)
        guard let first = names.first else { return nil }
        let manifestNames = [OpenBundle.signedManifestName, OpenBundle.unsignedManifestName].filter(names.contains)
        guard let manifestName = manifestNames.first, manifestNames.count == 1 else {
            throw .folderNotOurs(path: path, found: Excerpt(manifestNames.last ?? first))
        }
        guard let manifest = try Self.manifest(in: "\(path)/\(manifestName)", limits) else {
            throw .folderNotOurs(path: path, found: Excerpt(manifestName))
        }
        self.path = path
        self.manifest = manifest
        self.manifestName = manifestName
        self.limits = limits
        folders = manifest.folders
        try check(names, in: "")
    }

    /// Whether an export has put this here: a name alone, as ``init(path:limits:)`` has looked at the bytes.
    func isOurs(_ name: String) -> Bool {
        name == manifestName || folders.contains(name) || member(name) != nil || twinned(name) != nil
    }

    private func check(_ names: [String], in folder: String) throws(BundleError) {
        for name in names {
            let relative = folder.isEmpty ? name : "\(folder)/\(name)"
            let whole = "\(path)/\(relative)"
            let isOurs =
                switch try FolderEntries.kind(of: whole) {
                case .folder: folders.contains(relative)
                case .file where relative == manifestName: true
                case .file: try isIntact(relative, at: whole)
                case .other: false
                case nil: true
                }
            guard isOurs else { throw .folderNotOurs(path: path, found: Excerpt(relative)) }
            if folders.contains(relative) { try check(try FolderEntries.names(in: whole), in: relative) }
        }
    }

    private func isIntact(_ name: String, at whole: String) throws(BundleError) -> Bool {
        if let member = member(name) { return try RegularFile.digest(ofFile: whole) == manifest.digest(of: member) }
        guard let member = twinned(name),
            let bytes = try RegularFile.content(ofFile: whole, atMost: limits.memberByteCount),
            let content = GzipFrame.content(of: bytes, atMost: limits.memberByteCount)
        else { return false }
        return Digest(of: content) == manifest.digest(of: member)
    }

    private func member(_ name: String) -> MemberName? {
        guard let name = try? MemberName(name), manifest.contains(name) else { return nil }
        return name
    }

    private func twinned(_ name: String) -> MemberName? {
        guard name.hasSuffix(GzipTwin.suffix), let member = member(String(name.dropLast(GzipTwin.suffix.count))),
            GzipTwin.name(of: member, in: manifest) == name
        else { return nil }
        return member
    }

    private static func manifest(in path: String, _ limits: BundleLimits) throws(BundleError) -> Manifest? {
        let limit = limits.manifestByteCount + EmbeddedSignature.maximumHeadByteCount
        guard try FolderEntries.kind(of: path) == .file,
            let bytes = try RegularFile.content(ofFile: path, atMost: limit)
        else { return nil }
        let text =
            path.hasSuffix(OpenBundle.signedManifestName) ? try? EmbeddedSignature(decoding: bytes).message : bytes
        return text.flatMap { try? Manifest(decoding: $0, limits: limits) }
    }
}

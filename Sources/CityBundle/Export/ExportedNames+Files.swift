extension ExportedNames {
    static let manifestNames = [OpenBundle.signedManifestName, OpenBundle.unsignedManifestName].map(EntryName.init)

    /// - Parameter entries: what is in the folder.
    /// - Returns: `nil` where there is no manifest, or two, or one that cannot be read.
    init?(reading folder: OpenFolder, _ entries: [EntryName], limits: BundleLimits) throws(BundleError) {
        let names = Self.manifestNames.filter(entries.contains)
        guard let name = names.first, names.count == 1, try folder.status(of: name)?.kind == .file,
            let bytes = try RegularFile.content(
                of: name,
                in: folder,
                atMost: limits.manifestByteCount + EmbeddedSignature.maximumHeadByteCount
            )
        else { return nil }
        let isSigned = name == EntryName(OpenBundle.signedManifestName)
        guard let text = isSigned ? try? EmbeddedSignature(decoding: bytes).message : bytes,
            let manifest = try? Manifest(decoding: text, limits: limits)
        else { return nil }
        self.init(
            manifest,
            manifestName: isSigned ? OpenBundle.signedManifestName : OpenBundle.unsignedManifestName
        )
    }

    /// Whether a file has the bytes that an export gives to this part.
    func isIntact(
        _ name: EntryName,
        _ part: Part,
        in folder: OpenFolder,
        limits: BundleLimits
    ) throws(BundleError) -> Bool {
        switch part {
        case .manifest: return true
        case .folder: return false
        case .member(let member): return try RegularFile.digest(of: name, in: folder) == manifest.digest(of: member)
        case .twin(let member):
            guard let bytes = try RegularFile.content(of: name, in: folder, atMost: limits.memberByteCount),
                let content = GzipFrame.content(of: bytes, atMost: limits.memberByteCount)
            else { return false }
            return Digest(of: content) == manifest.digest(of: member)
        }
    }
}

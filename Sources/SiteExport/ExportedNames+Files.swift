internal import CityBundle
internal import Files

extension ExportedNames {
    static let manifestNames = [OpenBundle.signedManifestName, OpenBundle.unsignedManifestName].map { EntryName($0) }

    /// - Parameter entries: what is in the folder.
    /// - Returns: `nil` where there is no manifest, or two, or one that cannot be read.
    init?(reading folder: OpenFolder, _ entries: [EntryName], limits: BundleLimits) throws(ExportError) {
        let names = Self.manifestNames.filter(entries.contains)
        guard let name = names.first, names.count == 1, try folder.status(of: name)?.kind == .file,
            let bytes = try folder.content(
                of: name,
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

    /// Tells whether a file has the bytes that an export gives to this part.
    func isIntact(
        _ name: EntryName,
        _ part: Part,
        in folder: OpenFolder,
        limits: BundleLimits
    ) throws(ExportError) -> Bool {
        switch part {
        case .manifest: return true
        case .folder: return false
        case .member(let member): return try folder.digest(of: name) == manifest.digest(of: member)
        case .sibling(let member):
            guard let bytes = try folder.content(of: name, atMost: limits.memberByteCount),
                let content = GzipFrame.content(of: bytes, atMost: limits.memberByteCount)
            else { return false }
            return Digest(of: content) == manifest.digest(of: member)
        }
    }
}

extension OpenFolder where Failure == ExportError {
    /// The SHA-256 of a file, read piece by piece. No link is followed.
    func digest(of name: EntryName) throws(ExportError) -> Digest {
        var hasher = Digest.Hasher()
        try open(name, .readingNoLink).forEachPiece { piece in
            hasher.update(piece)
            return true
        }
        return hasher.finished()
    }

    /// A whole file. No link is followed.
    ///
    /// - Returns: `nil` where it has more than `limit` bytes.
    func content(of name: EntryName, atMost limit: Int) throws(ExportError) -> [UInt8]? {
        let bytes = try open(name, .readingNoLink).prefix(limit + 1)
        return bytes.count <= limit ? bytes : nil
    }
}

extension EntryName {
    /// For a message.
    var excerpt: Excerpt { Excerpt(utf8: bytes.span) }
}

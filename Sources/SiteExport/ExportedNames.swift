internal import CityBundle
internal import Files

/// What an export consists of, by names: the members, the manifest, the gzip forms of texts, and the folders of all these.
struct ExportedNames: Sendable {
    /// What the name in an export's folder stands for.
    enum Part: Hashable {
        case manifest
        case folder
        case member(MemberName)
        /// The gzip form of a member.
        case sibling(of: MemberName)
    }

    let manifest: Manifest
    let manifestName: String
    let folders: Set<String>

    init(_ manifest: Manifest, manifestName: String) {
        self.manifest = manifest
        self.manifestName = manifestName
        folders = manifest.folders
    }

    /// - Parameter name: from the top of the export.
    /// - Returns: `nil` where an export puts nothing.
    func part(_ name: EntryName) -> Part? {
        guard let name = name.ascii else { return nil }
        if name == manifestName { return .manifest }
        if folders.contains(name) { return .folder }
        if let member = member(name) { return .member(member) }
        guard name.hasSuffix(PrecompressedSibling.suffix),
            let member = member(String(name.dropLast(PrecompressedSibling.suffix.utf8.count))),
            PrecompressedSibling.name(of: member, in: self) == name
        else { return nil }
        return .sibling(of: member)
    }

    private func member(_ name: String) -> MemberName? {
        guard let name = try? MemberName(name), manifest.contains(name) else { return nil }
        return name
    }
}

internal import CityBundle

/// The gzip form of a text file, which an export may put beside it for web servers that send such files as they are
/// (`gzip_static` of nginx).
enum PrecompressedSibling {
    static let suffix = ".gz"

    private static let endings = ["html", "css", "js", "json", "svg", "txt", "xml", "webmanifest", "pub"]

    /// - Returns: `nil` for a member that is no text, or where the bundle itself has a member or a folder of that name.
    static func name(of member: MemberName, in names: ExportedNames) -> String? {
        let name = member.rawValue
        let sibling = name + suffix
        guard endings.contains(where: { name.hasSuffix(".\($0)") }), !names.folders.contains(sibling),
            (try? MemberName(sibling)).map(names.manifest.contains) != true
        else { return nil }
        return sibling
    }
}

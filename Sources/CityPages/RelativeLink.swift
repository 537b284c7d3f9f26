/// A link from one file of the site to another, so that the same bytes work from a server and from a folder.
package enum RelativeLink {
    /// - Parameters:
    ///   - path: where the link stands, from the top of the site.
    ///   - target: where it leads, from the top of the site.
    static func from(_ path: String, to target: String) -> String {
        let here = path.split(separator: "/").dropLast()
        let there = target.split(separator: "/")
        let shared = zip(here, there.dropLast()).prefix { $0 == $1 }.count
        let up = String(repeating: "../", count: here.count - shared)
        return up + there.dropFirst(shared).joined(separator: "/")
    }

    /// Where a link leads: the other way round.
    ///
    /// - Parameters:
    ///   - link: as it stands in an attribute.
    ///   - path: where it stands, from the top of the site.
    /// - Returns: a path from the top of the site, with the link's query and anchor; `nil` for a link with a scheme or
    ///   from the root, which is not relative.
    package static func target(of link: some StringProtocol, on path: String) -> String? {
        let end = link.firstIndex { $0 == "?" || $0 == "#" } ?? link.endIndex
        let way = link[..<end]
        guard !way.hasPrefix("/"), !way.prefix(while: { $0 != "/" }).contains(":") else { return nil }
        guard !way.isEmpty else { return path + link[end...] }
        var segments = path.split(separator: "/").dropLast()
        for segment in way.split(separator: "/", omittingEmptySubsequences: false) {
            switch segment {
            case ".": break
            case "..": _ = segments.popLast()
            default: segments.append(Substring(segment))
            }
        }
        return segments.joined(separator: "/") + link[end...]
    }
}

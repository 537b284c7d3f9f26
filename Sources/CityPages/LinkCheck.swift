/// Follows every link of the rendered files within the site: what the pages lead to has to be there.
package struct LinkCheck {
    /// A link that leads nowhere.
    package struct BrokenLink: Hashable, Sendable {
        /// The page that it stands on.
        package var page: String
        /// As it is written there.
        package var link: String
    }

    private var files: Set<String> = []
    /// Hashes of `path#id`: a site of ten thousand cities has millions of ids, and their texts are not needed.
    private var anchors: Set<Int> = []
    /// What is linked to, with the first link to it.
    private var wanted: [String: BrokenLink] = [:]
    package private(set) var linkCount = 0

    package init() {}

    package mutating func add(_ file: RenderedFile) {
        files.insert(file.path)
        guard file.path.hasSuffix(".html") else { return }
        for id in Self.values(of: "id", in: file.bytes) { anchors.insert("\(file.path)#\(id)".hashValue) }
        let links =
            Self.values(of: "href", in: file.bytes) + Self.values(of: "src", in: file.bytes)
            + Self.values(of: "srcset", in: file.bytes).flatMap(Self.sources)
        for link in links {
            guard let target = Self.target(of: link, on: file.path) else { continue }
            linkCount += 1
            if wanted[target] == nil { wanted[target] = BrokenLink(page: file.path, link: link) }
        }
    }

    /// Sorted by page and link.
    package var brokenLinks: [BrokenLink] {
        wanted.filter { target, _ in
            target.contains("#") ? !anchors.contains(target.hashValue) : !files.contains(target)
        }
        .values.sorted { ($0.page, $0.link) < ($1.page, $1.link) }
    }

    /// The values of a double-quoted attribute, in the pages that this module renders.
    private static func values(of attribute: String, in bytes: [UInt8]) -> [String] {
        let start = Array(" \(attribute)=\"".utf8)
        var values: [String] = []
        var rest = bytes[...]
        while let found = rest.firstRange(of: start) {
            let value = rest[found.upperBound...].prefix { $0 != UInt8(ascii: "\"") }
            values.append(String(decoding: value, as: UTF8.self))
            rest = rest[value.endIndex...]
        }
        return values
    }

    /// `a.jpg 800w, b.jpg 1600w`.
    private static func sources(_ set: String) -> [String] {
        set.split(separator: ",").compactMap { $0.split(separator: " ").first.map(String.init) }
    }

    /// From the top of the site, with an anchor if the link has one.
    ///
    /// - Returns: `nil` for a link out of the site.
    private static func target(of link: String, on page: String) -> String? {
        guard !link.contains(":") else { return nil }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts[0].prefix { $0 != "?" }
        var segments = page.split(separator: "/").dropLast()
        for segment in path.split(separator: "/") {
            if segment == ".." { _ = segments.popLast() } else { segments.append(segment) }
        }
        let file = path.isEmpty ? page : segments.joined(separator: "/")
        return parts.count == 2 ? "\(file)#\(parts[1])" : file
    }
}

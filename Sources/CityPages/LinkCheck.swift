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
        var links: [String] = []
        AttributeScanner.scan(file.bytes) { attribute, value in
            switch attribute {
            case .id: anchors.insert("\(file.path)#\(value)".hashValue)
            case .href, .src: links.append(value)
            case .srcset: links += Self.sources(value)
            }
        }
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

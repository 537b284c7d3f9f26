/// Follows every link of the rendered files within the site: what the pages lead to has to be there.
package struct LinkCheck {
    /// A link that leads nowhere.
    package struct BrokenLink: Hashable, Sendable {
        /// The page that it stands on.
        package var page: String
        /// As it is written there.
        package var link: String
    }

    /// What matters of one file, found without the others, so that threads may look at files side by side.
    package struct Found: Sendable {
        fileprivate let page: String
        /// Hashes of the file's path and of each `path#id` in it: a site of ten thousand cities has millions of ids, and
        /// their texts are not needed.
        fileprivate var targets: [Int]
        /// Hash of where it leads, and the link as it is written.
        fileprivate var links: [(target: Int, link: String)] = []

        package init(in file: RenderedFile) {
            page = file.path
            targets = [file.path.hashValue]
            guard file.path.hasSuffix(".html") else { return }
            var found: [String] = []
            AttributeScanner.scan(file.bytes) { attribute, value in
                switch attribute {
                case .id: targets.append("\(file.path)#\(value)".hashValue)
                case .href, .src: found.append(value)
                case .srcset: found += LinkCheck.sources(value)
                }
            }
            for link in found {
                if let target = LinkCheck.target(of: link, on: file.path) { links.append((target.hashValue, link)) }
            }
        }
    }

    private var targets: Set<Int> = []
    /// What is linked to and has not been seen yet, with the first link to it.
    private var wanted: [Int: BrokenLink] = [:]
    package private(set) var linkCount = 0

    package init() {}

    package mutating func add(_ file: RenderedFile) { add(Found(in: file)) }

    package mutating func add(_ found: Found) {
        for target in found.targets {
            targets.insert(target)
            wanted[target] = nil
        }
        for (target, link) in found.links where !targets.contains(target) && wanted[target] == nil {
            wanted[target] = BrokenLink(page: found.page, link: link)
        }
        linkCount += found.links.count
    }

    /// Sorted by page and link.
    package var brokenLinks: [BrokenLink] { wanted.values.sorted { ($0.page, $0.link) < ($1.page, $1.link) } }

    /// `a.jpg 800w, b.jpg 1600w`.
    fileprivate static func sources(_ set: String) -> [String] {
        set.split(separator: ",").compactMap { $0.split(separator: " ").first.map(String.init) }
    }

    /// From the top of the site, with an anchor if the link has one, without its query.
    ///
    /// - Returns: `nil` for a link out of the site.
    fileprivate static func target(of link: String, on page: String) -> String? {
        guard let target = RelativeLink.target(of: link, on: page) else { return nil }
        let anchor = target.firstIndex(of: "#").map { target[$0...] } ?? ""
        let path: Substring = target.prefix { $0 != "?" && $0 != "#" }
        return String(path + anchor)
    }
}

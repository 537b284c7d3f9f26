/// Follows every link of the rendered files within the site: what the pages lead to has to be there.
package struct LinkCheck {
    /// A link that leads nowhere.
    package struct BrokenLink: Hashable, Comparable, Sendable {
        /// The page that it stands on.
        package var page: String
        /// The link as it is written on the page.
        package var link: String

        package static func < (left: Self, right: Self) -> Bool { (left.page, left.link) < (right.page, right.link) }
    }

    /// The links and anchors of one file, found without the others, so that threads may look at files side by side.
    package struct Found: Sendable {
        fileprivate let page: String
        /// Hashes of the file's path and of each `path#id` in it: a site of ten thousand cities has millions of ids,
        /// and their texts are not needed.
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
    /// Targets of links that have not been seen yet.
    private var wanted: [Int: Wanted] = [:]
    /// Links within the site, each time that one is written.
    package private(set) var linkCount = 0

    private struct Wanted {
        /// The first in the order of pages and links, in whatever order files are added.
        var first: BrokenLink
        var count: Int
    }

    package init() {}

    package mutating func add(_ file: RenderedFile) { add(Found(in: file)) }

    package mutating func add(_ found: Found) {
        for target in found.targets {
            targets.insert(target)
            wanted[target] = nil
        }
        for (target, text) in found.links where !targets.contains(target) {
            let link = BrokenLink(page: found.page, link: text)
            guard let known = wanted[target] else {
                wanted[target] = Wanted(first: link, count: 1)
                continue
            }
            wanted[target] = Wanted(first: min(known.first, link), count: known.count + 1)
        }
        linkCount += found.links.count
    }

    /// How many of ``linkCount`` lead nowhere.
    package var brokenLinkCount: Int { wanted.values.reduce(0) { $0 + $1.count } }

    /// The first link to each place that is not there, sorted by page and link.
    package var brokenLinks: [BrokenLink] { wanted.values.map(\.first).sorted() }

    /// `a.jpg 800w, b.jpg 1600w`.
    fileprivate static func sources(_ set: String) -> [String] {
        set.split(separator: ",").compactMap { $0.split(separator: " ").first.map(String.init) }
    }

    /// The path from the top of the site, with an anchor if the link has one, without its query.
    ///
    /// - Returns: `nil` for a link out of the site.
    fileprivate static func target(of link: String, on page: String) -> String? {
        guard let target = RelativeLink.target(of: link, on: page) else { return nil }
        let anchor = target.firstIndex(of: "#").map { target[$0...] } ?? ""
        let path: Substring = target.prefix { $0 != "?" && $0 != "#" }
        return String(path + anchor)
    }
}

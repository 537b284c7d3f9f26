package import Cities

/// Which page: what it shows, in which language, in which version.
package struct PageAddress: Hashable, Sendable {
    package enum Page: Hashable, Sendable {
        case list
        case city(CitySlug)
        case search
        case map
        case preferences
        case accessibility
        case desk(DeskPage)
    }

    /// The rows of the portal that few visitors need.
    package enum DeskPage: String, CaseIterable, Sendable {
        case signIn = "sign-in"
        case reset
        case account
        case support
        case report
    }

    package enum Version: Sendable {
        /// With pictures.
        case poster
        /// Large text, and no picture at all.
        case text
    }

    package var page: Page
    package var language: LanguageTag
    package var version: Version

    package init(_ page: Page, in language: LanguageTag, version: Version = .poster) {
        self.page = page
        self.language = language
        self.version = version
    }

    /// From the top of the site: `ru/text/qingdao.html`.
    package var path: String {
        "\(language)/" + (version == .text ? "text/" : "") + fileName
    }

    /// From the folder of the version: `qingdao.html`, `desk/sign-in.html`.
    package var fileName: String {
        switch page {
        case .list: "index.html"
        case .city(let slug): "\(slug).html"
        case .search: "search.html"
        case .map: "map.html"
        case .preferences: "preferences.html"
        case .accessibility: "accessibility.html"
        case .desk(let page): "desk/\(page.rawValue).html"
        }
    }

    package func with(_ page: Page) -> PageAddress { PageAddress(page, in: language, version: version) }
    package func with(_ version: Version) -> PageAddress { PageAddress(page, in: language, version: version) }
    package func with(_ language: LanguageTag) -> PageAddress { PageAddress(page, in: language, version: version) }
}

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

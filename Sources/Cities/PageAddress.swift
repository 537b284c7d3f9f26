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

        /// From the folder of the desk, `sign-in.html`: how desk pages lead to each other.
        package var fileName: String { "\(rawValue)\(PageAddress.ending)" }
    }

    package typealias Version = SiteFolder.Version

    /// The folder of the desk pages, in that of the version.
    static let deskName: StaticString = "desk"
    static let ending: StaticString = ".html"

    package var page: Page
    package var folder: SiteFolder

    package init(_ page: Page, in folder: SiteFolder) {
        self.page = page
        self.folder = folder
    }

    package init(_ page: Page, in language: LanguageTag, version: Version = .poster) {
        self.init(page, in: SiteFolder(language, version))
    }

    package var language: LanguageTag { folder.language }
    package var version: Version { folder.version }

    /// From the top of the site: `ru/text/qingdao.html`.
    package var path: String { folder.path + page.fileName }

    package func with(_ page: Page) -> PageAddress { PageAddress(page, in: folder) }
    package func with(_ version: Version) -> PageAddress { PageAddress(page, in: language, version: version) }
    package func with(_ language: LanguageTag) -> PageAddress { PageAddress(page, in: language, version: version) }
}

extension PageAddress.Page {
    /// Those that are there once, whatever cities there are.
    static let fixed: [PageAddress.Page] = [.list, .search, .map, .preferences, .accessibility]

    /// The file without its ending.
    var name: String {
        switch self {
        case .list: "index"
        case .city(let slug): slug.rawValue
        case .search: "search"
        case .map: "map"
        case .preferences: "preferences"
        case .accessibility: "accessibility"
        case .desk(let page): "\(PageAddress.deskName)/\(page.rawValue)"
        }
    }

    /// From the folder of the version: `qingdao.html`, `desk/sign-in.html`.
    package var fileName: String { "\(name)\(PageAddress.ending)" }

    /// - Parameter fileName: as ``fileName`` writes it.
    /// - Returns: `nil` for anything else.
    package init?(fileName: Span<UInt8>) {
        guard let end = fileName.without(ending: PageAddress.ending) else { return nil }
        let name = fileName.extracting(0..<end)
        if let page = Self.fixed.first(where: { name.isSame(as: $0.name) }) {
            self = page
        } else if let slug = CitySlug(utf8: name) {
            self = .city(slug)
        } else {
            let file = PageAddress.deskName.utf8CodeUnitCount + 1
            guard name.starts(with: PageAddress.deskName), name.count > file, name[file - 1] == UInt8(ascii: "/"),
                let page = PageAddress.DeskPage.allCases.first(where: {
                    name.extracting(file..<name.count).isSame(as: $0.rawValue)
                })
            else { return nil }
            self = .desk(page)
        }
    }
}

internal import Cities
internal import CityBundle

/// One of the five desk pages of a language, in one of the two versions: `ru/desk/sign-in.html`,
/// `ru/text/desk/report.html`.
struct DeskAddress: Hashable, Sendable {
    let page: PageAddress.DeskPage
    let folder: SiteFolder

    init(page: PageAddress.DeskPage, folder: SiteFolder) {
        self.page = page
        self.folder = folder
    }

    /// - Returns: `nil` for every other path.
    init?(_ path: SitePath?) {
        guard case .page(let address)? = path, case .desk(let page) = address.page else { return nil }
        self.page = page
        folder = address.folder
    }

    var member: MemberName { folder.page(.desk(page)).member }
    var language: LanguageTag { folder.language }

    /// A link to another desk page of the same language and version.
    static func link(to page: PageAddress.DeskPage, _ query: String = "") -> String {
        page.fileName + (query.isEmpty ? "" : "?\(query)")
    }
}

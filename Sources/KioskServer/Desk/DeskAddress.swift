internal import CityBundle
internal import CityPages

/// One of the five desk pages of a language, in one of the two versions: `ru/desk/sign-in.html`,
/// `ru/text/desk/report.html`.
struct DeskAddress: Hashable, Sendable {
    let member: MemberName
    let page: PageAddress.DeskPage
    let language: String
    let isText: Bool

    /// - Returns: `nil` for every other path.
    init?(_ path: RequestPath) {
        guard case .member(let name) = path else { return nil }
        let segments = name.segments
        isText = segments.dropFirst().first == "text"
        let rest = segments.dropFirst(isText ? 2 : 1)
        guard rest.count == 2, rest.first == "desk", let file = rest.last, file.hasSuffix(".html"),
            let page = PageAddress.DeskPage(rawValue: String(file.dropLast(".html".count)))
        else { return nil }
        member = name
        self.page = page
        language = segments[0]
    }

    /// A link to another desk page of the same language and version.
    static func link(to page: PageAddress.DeskPage, _ query: String = "") -> String {
        page.rawValue + ".html" + (query.isEmpty ? "" : "?\(query)")
    }
}

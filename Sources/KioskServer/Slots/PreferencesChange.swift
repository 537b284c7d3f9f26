internal import Cities
internal import CityBundle
internal import CityPages
internal import HTTPTypes
internal import HummingbirdCore

/// A link such as `preferences.html?size=3&back=qingdao.html`: changes how the visitor sees the pages, and returns. With
/// `back=search.html&q=…` it returns to what was found.
struct PreferencesChange: Sendable {
    private let pairs: [(name: String, value: String)]

    /// - Returns: `nil` when the query changes nothing, so the page itself is wanted.
    init?(query: String?) {
        pairs = FormQuery.pairs(in: query ?? "")
        guard pairs.contains(where: { ["size", "colours", "reset"].contains($0.name) }) else { return nil }
    }

    /// - Parameters:
    ///   - page: the preferences page that was asked for; the visitor returns to its folder.
    ///   - cookies: the `Cookie` field.
    ///   - exists: whether the bundle holds a page of that name.
    func response(from page: PageAddress, cookies: String?, exists: (MemberName) -> Bool) -> Response {
        let changed = Preferences(cookies: cookies ?? "").changed(by: pairs)
        var answer = MadeAnswer(.seeOther, to: "/\(target(from: page, exists: exists))")
        answer.fields[.setCookie] = changed.setCookie
        return answer.response
    }

    /// The page in `back`, if there is one of that name in the same folder or below it (`desk/sign-in.html`): a member's
    /// name, which cannot climb, not an address, so nobody can be sent elsewhere by it.
    private func target(from page: PageAddress, exists: (MemberName) -> Bool) -> String {
        if let back = pairs.last(where: { $0.name == "back" })?.value, back.hasSuffix(".html"),
            let name = try? MemberName(page.folder.path + back), exists(name)
        {
            return name.rawValue + query(of: name)
        }
        return page.with(.list).path
    }

    private func query(of name: MemberName) -> String {
        guard case .page(let page)? = SitePath(name), page.page == .search,
            let query = pairs.last(where: { $0.name == "q" })?.value,
            !query.isEmpty
        else { return "" }
        return "?q=\(PercentEncoding.encoded(query))"
    }
}

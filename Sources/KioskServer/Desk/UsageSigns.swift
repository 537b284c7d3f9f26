internal import HTTPTypes
internal import StaffDesk

/// What requests tell of the pages that people look at.
///
/// Every page asks for `assets/preferences.css` when it is shown, and that is never kept: so the page is counted by the
/// `Referer` of that request, whatever fast path or cache the page itself came from.
enum UsageSigns {
    /// - Parameters:
    ///   - languages: of the bundle.
    ///   - authority: of this door.
    static func event(
        for path: String,
        _ headers: HTTPFields,
        languages: Set<String>,
        authority: String?
    ) -> UsageEvent? {
        switch path {
        case "/assets/preferences.css":
            guard let authority, let referer = headers[.referer], referer.hasPrefix("http://\(authority)/") else {
                return nil
            }
            let page = RequestPath(
                String(referer.dropFirst("http://\(authority)".count).prefix { $0 != "?" && $0 != "#" })
            )
            guard let language = page.firstSegment, languages.contains(language) else { return nil }
            return .view(language: language, isText: page.isInText)
        case "/":
            let wished = WeightedList(headers[.acceptLanguage] ?? "").entries.max { $0.weight < $1.weight }
            let tag = wished?.item.split(separator: "-").first.map(String.init) ?? ""
            return tag.isEmpty || tag == "*" || languages.contains(tag) ? nil : .languageWished(tag)
        default:
            return nil
        }
    }
}

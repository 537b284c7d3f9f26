internal import Cities
internal import HTTPTypes
internal import StaffDesk

/// Reads from requests which pages people look at.
///
/// Every page asks for `assets/preferences.css` when it is shown, and that is never kept: so the page is counted by the
/// `Referer` of that request, whatever fast path or cache the page itself came from.
enum UsageSigns {
    /// - Parameters:
    ///   - languages: of the bundle.
    ///   - authority: of this listener.
    static func event(
        for path: String,
        _ headers: HTTPFields,
        languages: Set<String>,
        authority: String?
    ) -> UsageEvent? {
        switch path {
        case "/\(SiteSlot.preferences.path)":
            guard let authority, let referer = headers[.referer] else { return nil }
            return view(referer: referer.utf8.span, authority: authority.utf8.span, languages: languages)
        case "/":
            let wished = WeightedList(headers[.acceptLanguage] ?? "").entries.max { $0.weight < $1.weight }
            let tag = wished?.item.split(separator: "-").first.map(String.init) ?? ""
            return tag.isEmpty || tag == "*" || languages.contains(tag) ? nil : .languageWished(tag)
        default:
            return nil
        }
    }

    /// - Parameters:
    ///   - referer: `http://kiosk/ru/text/index.html`; only a page of this listener counts.
    ///   - languages: of the bundle.
    static func view(referer: Span<UInt8>, authority: Span<UInt8>, languages: Set<String>) -> UsageEvent? {
        let origin = "http://".utf8.count + authority.count
        guard referer.count > origin, referer.extracting(0..<"http://".utf8.count).isSame(as: "http://"),
            referer.extracting("http://".utf8.count..<origin).isSame(as: authority),
            referer[origin] == UInt8(ascii: "/")
        else { return nil }
        var end = origin + 1
        while end < referer.count, referer[end] != UInt8(ascii: "?"), referer[end] != UInt8(ascii: "#") { end += 1 }
        let path = referer.extracting(origin + 1..<end)
        let parts = SiteFolder.Parts(path)
        guard let language = languages.first(where: { $0.utf8.span.isSame(as: path.extracting(parts.language)) }) else {
            return nil
        }
        return .view(language: language, isText: parts.version == .text)
    }
}

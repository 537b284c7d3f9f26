internal import CityBundle

/// Where in the site a page of the server's own stands: its language, and whether in the version without pictures.
struct FramePlace: Hashable, Sendable {
    let language: String
    let isText: Bool

    /// - Parameters:
    ///   - path: what was asked for; its first segment says the language, if it is one of the bundle's.
    ///   - languages: of the bundle, the site's first language first.
    ///   - acceptLanguage: says the language otherwise.
    init(of path: RequestPath, languages: [String], acceptLanguage: String?) {
        if let segment = path.firstSegment, languages.contains(segment) {
            language = segment
            isText = path.isInText
        } else {
            language = AcceptLanguage.choice(of: acceptLanguage, among: languages)
            isText = false
        }
    }

    /// The packed page whose frame it takes.
    var member: MemberName? { try? MemberName("\(folder)/preferences.html") }

    /// The list of cities.
    var home: String { "/\(folder)/index.html" }

    private var folder: String { isText ? "\(language)/text" : language }
}

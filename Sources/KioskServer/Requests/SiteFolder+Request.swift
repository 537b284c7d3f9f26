internal import Cities
internal import CityBundle

extension SiteFolder {
    /// The place of a page that the server makes up to answer a request.
    ///
    /// - Parameters:
    ///   - path: what was asked for; it says the language, if it starts with one of the bundle's.
    ///   - languages: of the bundle, the site's first language first.
    ///   - acceptLanguage: says the language otherwise.
    init(answering path: RequestPath, languages: [LanguageTag], acceptLanguage: String?) {
        if let folder = path.name.flatMap({ SiteFolder(startOf: $0.rawValue.utf8.span) }),
            languages.contains(folder.language)
        {
            self = folder
        } else {
            self.init(AcceptLanguage.choice(of: acceptLanguage, among: languages), .poster)
        }
    }

    func page(_ page: PageAddress.Page) -> PageAddress { PageAddress(page, in: self) }
}

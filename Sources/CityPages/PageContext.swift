import Cities
import Words

/// Everything a page is made with: the site, the names of its assets, and where the page itself stands.
struct PageContext {
    let site: PartnerSite
    let assets: AssetNames
    let address: PageAddress
    let siteWords: SiteWords
    let words: Words
    /// The links by which the text in hand leads out of the site.
    private(set) var leaving: LeavingLinks?

    init(site: PartnerSite, assets: AssetNames, address: PageAddress, words: SiteWords) {
        self.site = site
        self.assets = assets
        self.address = address
        siteWords = words
        self.words = words.best(for: address.language)
    }

    /// The same page while a city is being told of.
    func telling(of city: PartnerCity) -> PageContext {
        var page = self
        page.leaving = LeavingLinks(of: city, text: best(city.texts)?.value)
        return page
    }

    var showsPictures: Bool { address.version == .poster }

    // MARK: Links

    func link(to target: PageAddress) -> String { RelativeLink.from(address.path, to: target.path) }
    func link(to page: PageAddress.Page) -> String { link(to: address.with(page)) }
    func link(toFile path: String) -> String { RelativeLink.from(address.path, to: path) }

    /// A link that leaves the site, and beside it the one that the kiosk's own screen shows instead (`live.css`), which
    /// has no way out: it leads to the address in large type and as a QR code (``LeavingPanel``).
    func outsideLink(to address: WebAddress, _ label: HTML) -> HTML {
        let out: HTML = "<a class=\"outside\" rel=\"external noreferrer\" href=\"\(address.address)\">\(label)</a>"
        guard let leaving, let anchor = leaving.anchor(of: address) else { return out }
        let place = self.address.page == .city(leaving.city) ? "" : link(to: .city(leaving.city))
        return "\(out)<a class=\"on-screen\" href=\"\(place)#\(anchor)\">\(label)</a>"
    }

    // MARK: Languages

    /// The text in this page's language, else in another, then with its `lang`.
    func localized(_ text: Localized<String>) -> HTML {
        guard let (value, language) = best(text) else { return .empty }
        return tagged("\(value)", in: language)
    }

    func best<Value>(_ values: Localized<Value>) -> (value: Value, language: LanguageTag)? {
        values.best(for: address.language, others: site.languages)
    }

    /// Marks the language of a piece of text where it is not the page's.
    func tagged(_ text: HTML, in language: LanguageTag) -> HTML {
        language == words.language ? text : "<span lang=\"\(language.rawValue)\">\(text)</span>"
    }

    /// A `lang` attribute with a space before it, where the language is not the page's.
    func langAttribute(_ language: LanguageTag) -> HTML {
        language == words.language ? .empty : " lang=\"\(language.rawValue)\""
    }

    // MARK: Facts

    var wording: PageWording { PageWording(words: words, language: address.language, others: site.languages) }

    /// The source's own words.
    func sourceText(_ fact: ToldFact) -> HTML { tagged("\(fact.source)", in: fact.language) }

    /// What is said of a fact.
    func html(_ parts: [SaidPart]) -> HTML {
        parts.map { part -> HTML in
            switch part {
            case .plain(let text): "\(text)"
            case .text(let text, let language): tagged("\(text)", in: language)
            case .link(let address): outsideLink(to: address, "\(address.short)")
            }
        }.joined()
    }

    // MARK: Names

    /// The name that people here use for a country, else its name in the content.
    func shortName(of country: Country) -> HTML {
        words.shortName(of: country).map { "\($0)" } ?? localized(country.names)
    }

    /// The same without its language.
    func plainName(of country: Country) -> String {
        words.shortName(of: country) ?? best(country.names)?.value ?? ""
    }

    /// A name for attributes and titles, without its language.
    func plainName(of city: PartnerCity) -> String { best(city.texts)?.value.name ?? city.slug.rawValue }
}

/// The names of the files that every page refers to.
struct AssetNames: Sendable {
    var styleSheet: String
    var script: String
    var icon: String
    /// The pictures of each city.
    var pictures: [CitySlug: CityPictures]

    /// - Parameter name: made of what names may be made of; see ``SiteFileName``.
    static func path(of name: String) -> String {
        guard let name = SiteFileName(name) else { preconditionFailure("\(name) is the name of an asset") }
        return SitePath.asset(name).path
    }

    struct CityPictures: Sendable {
        /// The largest that is packed.
        var picture: String
        var dark: String?
        /// Smaller sizes, by width in pixels.
        var derived: [Int: String]
    }
}

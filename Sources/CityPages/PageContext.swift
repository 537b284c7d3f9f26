import Cities

/// What every page is made with: the site, the names of its assets, and where the page itself stands.
struct PageContext {
    let site: PartnerSite
    let assets: AssetNames
    let address: PageAddress
    let words: Words

    init(site: PartnerSite, assets: AssetNames, address: PageAddress) {
        self.site = site
        self.assets = assets
        self.address = address
        words = Words.of(address.language)
    }

    var showsPictures: Bool { address.version == .poster }

    // MARK: Links

    func link(to target: PageAddress) -> String { RelativeLink.from(address.path, to: target.path) }
    func link(to page: PageAddress.Page) -> String { link(to: address.with(page)) }
    func link(toFile path: String) -> String { RelativeLink.from(address.path, to: path) }

    /// A link that leaves the site; the kiosk's own script shows it as a QR code instead.
    func outsideLink(to address: WebAddress, _ label: HTML) -> HTML {
        "<a class=\"outside\" rel=\"external noreferrer\" href=\"\(address.address)\">\(label)</a>"
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

    /// The source's own words: the portal speaks Russian.
    func sourceText(_ text: String) -> HTML { tagged("\(text)", in: .russian) }

    /// What people call a country here, else its name in the content.
    func shortName(of country: Country) -> HTML {
        country.shortName(in: words.language).map { "\($0)" } ?? localized(country.names)
    }

    /// The same without its language.
    func plainName(of country: Country) -> String {
        country.shortName(in: words.language) ?? best(country.names)?.value ?? ""
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

    static let preferences = "assets/preferences.css"
    static let live = "assets/live.css"
    static let kiosk = "assets/kiosk.js"

    struct CityPictures: Sendable {
        /// The largest that is packed.
        var picture: String
        var dark: String?
        /// By width in pixels.
        var derived: [Int: String]
    }
}

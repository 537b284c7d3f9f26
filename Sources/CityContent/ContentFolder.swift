package import Cities

/// The content folder: `site.json` and, a folder a city, `cities/<slug>/`.
package struct ContentFolder: Sendable {
    /// Far above any, and far below what a bundle takes: the next one is a number, too.
    private static let greatestEpoch = 1_000_000_000_000

    /// The folder's path, without a trailing slash.
    package let path: String

    package init(path: String) {
        self.path = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
    }

    /// Reads all of it. What is returned has been checked whole, but for the bytes of pictures in other formats than SVG.
    package func read() throws(ContentError) -> PartnerSite {
        let file = "site.json"
        let bytes = try ContentFile.read(file, in: path, limit: ContentFile.textLimit)
        let written = try StrictJSON.decode(SiteFile.self, from: bytes, file: file)
        let reader = FieldReader(file: file, bytes: bytes)

        var languages: [LanguageTag] = []
        for tag in written.languages {
            guard let language = LanguageTag(rawValue: tag), !languages.contains(language) else {
                throw reader.error("languages", .languageTag(tag))
            }
            languages.append(language)
        }
        guard !languages.isEmpty else { throw reader.error("languages", .noLanguage) }
        guard written.securityEpoch >= 0 else { throw reader.error("securityEpoch", .belowZero) }
        guard written.securityEpoch <= Self.greatestEpoch else { throw reader.error("securityEpoch", .tooLarge) }

        var site = PartnerSite(
            title: try reader.localized(written.title, "title", among: languages),
            languages: languages,
            securityEpoch: written.securityEpoch,
            cities: []
        )
        for language in languages where site.title[language] == nil {
            throw reader.error("title", .missingIn(language))
        }
        site.home = try written.home.map { home throws(ContentError) in
            HomeCity(
                names: try reader.localized(home.names, "home.names", among: languages),
                compared: try reader.localized(home.compared ?? [:], "home.compared", among: languages),
                place: try reader.place(home.latitude, home.longitude),
                timeZone: try reader.timeZone(home.timeZone, "home.timeZone")
            )
        }
        if let address = written.publicAddress {
            guard let web = WebAddress(address), address.hasSuffix("/") else {
                throw reader.error("publicAddress", .publicAddress(address))
            }
            site.publicAddress = web
        }
        // Whether it is a key of age, the bundle decides.
        site.outboxRecipient = written.outboxRecipient
        let slugs = try order(written.order, reader: reader)
        let cities = Set(slugs)
        for slug in slugs {
            let folder = CityFolder(content: path, slug: slug, languages: languages, cities: cities)
            site.cities.append(try folder.read())
        }
        return site
    }

    /// The slugs of `site.json`, once each, and exactly those that have a folder.
    private func order(_ written: [String], reader: FieldReader) throws(ContentError) -> [CitySlug] {
        var slugs: [CitySlug] = []
        for name in written + (try ContentFile.names(in: "cities", of: path)) {
            guard let slug = CitySlug(rawValue: name) else {
                let problem: ContentError.Problem =
                    CitySlug.reserved.contains(name) ? .reservedSlug(name) : .malformedSlug(name)
                throw ContentError(problem, file: written.contains(name) ? reader.file : "cities/\(name)")
            }
            slugs.append(slug)
        }
        let ordered = slugs.prefix(written.count)
        let inFolder = Set(slugs.dropFirst(written.count))
        var seen: Set<CitySlug> = []
        let line = reader.line(of: "order")
        for slug in ordered {
            guard inFolder.contains(slug) else {
                throw ContentError(.cityWithoutFolder(slug), file: reader.file, line: line)
            }
            guard seen.insert(slug).inserted else {
                throw ContentError(.cityTwiceInOrder(slug), file: reader.file, line: line)
            }
        }
        if let left = inFolder.subtracting(seen).min() {
            throw ContentError(.cityNotInOrder(left), file: reader.file, line: line)
        }
        return Array(ordered)
    }

    /// The bytes of a city's picture or of one of its sizes.
    package func picture(_ name: String, of city: CitySlug) throws(ContentError) -> [UInt8] {
        try ContentFile.read("cities/\(city)/\(name)", in: path, limit: ContentFile.pictureLimit)
    }
}

package import Cities

/// Turns a site into its files, one at a time.
package struct SiteRenderer {
    private let site: PartnerSite
    private let content: ContentFolder
    /// A short name for bytes, the same for the same bytes: letters and digits.
    private let fingerprint: ([UInt8]) -> String

    /// - Parameters:
    ///   - content: where the pictures are.
    ///   - fingerprint: names files by their content, so that browsers may keep them for ever.
    package init(_ site: PartnerSite, content: ContentFolder, fingerprint: @escaping ([UInt8]) -> String) {
        self.site = site
        self.content = content
        self.fingerprint = fingerprint
    }

    /// How many files there will be, for a progress bar.
    package var fileCount: Int {
        let pictures = site.cities.compactMap(\.photo).map { max(1, $0.derived.count) + ($0.darkFile == nil ? 0 : 1) }
        let assets = 6
        let data = 1 + site.cities.count + site.languages.count
        return assets + pictures.reduce(0, +) + data + 1 + site.languages.count * 2 * pageKinds.count
    }

    /// The pages of one language in one version.
    private var pageKinds: [PageAddress.Page] {
        [.list, .search, .map, .preferences, .accessibility]
            + PageAddress.DeskPage.allCases.map { .desk($0) } + site.cities.map { .city($0.slug) }
    }

    /// Hands over every file, pictures first, then pages, in an order that depends on the site alone.
    package func render(_ receive: (RenderedFile) throws -> Void) throws {
        var assets = AssetNames(styleSheet: "", script: "", icon: "", pictures: [:])
        var paths: Set<String> = []
        func add(_ path: String, _ bytes: [UInt8]) throws -> String {
            // Two pictures of the same bytes have the same name.
            if paths.insert(path).inserted { try receive(RenderedFile(path: path, bytes: bytes)) }
            return path
        }
        let style = EmbeddedAsset.styleSheet.bytes
        let script = EmbeddedAsset.script.bytes
        let icon = EmbeddedAsset.icon.bytes
        assets.styleSheet = try add("assets/site-\(fingerprint(style)).css", style)
        assets.script = try add("assets/site-\(fingerprint(script)).js", script)
        assets.icon = try add("assets/icon-\(fingerprint(icon)).svg", icon)
        _ = try add(AssetNames.preferences, Array(Preferences.normal.styleSheet.utf8))
        _ = try add(AssetNames.live, [])
        _ = try add(AssetNames.kiosk, [])
        for city in site.cities {
            assets.pictures[city.slug] = try pictures(of: city, add)
        }
        _ = try add("data/cities.json", CityData.list(of: site))
        for city in site.cities {
            _ = try add("data/cities/\(city.slug).json", CityData.city(city, of: site))
        }
        for language in site.languages {
            _ = try add(SearchScript.path(in: language), SearchScript(site: site, language: language).bytes)
        }
        try receive(page("index.html", LanguageChoicePage(site: site, assets: assets).html))
        for language in site.languages {
            for version in [PageAddress.Version.poster, .text] {
                for file in pages(in: language, version, assets) { try receive(file) }
            }
        }
    }

    private func pictures(
        of city: PartnerCity,
        _ add: (String, [UInt8]) throws -> String
    ) throws -> AssetNames.CityPictures? {
        guard let photo = city.photo else { return nil }
        func picture(_ file: String) throws -> String {
            let bytes = try content.picture(file, of: city.slug)
            let ending = file.split(separator: ".").last ?? ""
            return try add("images/\(city.slug)-\(fingerprint(bytes)).\(ending)", bytes)
        }
        var derived: [Int: String] = [:]
        for (width, file) in photo.derived.sorted(by: { $0.key < $1.key }) { derived[width] = try picture(file) }
        return AssetNames.CityPictures(
            // Where smaller sizes were derived, the original stays in the content folder.
            picture: try derived.max { $0.key < $1.key }?.value ?? picture(photo.file),
            dark: try photo.darkFile.map(picture),
            derived: derived
        )
    }

    /// Lazily, so that only one page is in memory at a time.
    private func pages(
        in language: LanguageTag,
        _ version: PageAddress.Version,
        _ assets: AssetNames
    ) -> some Sequence<RenderedFile> {
        let bySlug = Dictionary(uniqueKeysWithValues: site.cities.map { ($0.slug, $0) })
        return pageKinds.lazy.map { kind in
            let address = PageAddress(kind, in: language, version: version)
            let context = PageContext(site: site, assets: assets, address: address)
            let html: HTML =
                switch kind {
                case .list: ListPage(page: context).html
                case .search: SearchPage(page: context).html
                case .map: MapPage(page: context, land: HTML(shapesOf: .map)).html
                case .preferences: PreferencesPage(page: context).html
                case .accessibility: AccessibilityPage(page: context).html
                case .desk(let desk): DeskPage(page: context, desk: desk).html
                case .city(let slug):
                    bySlug[slug].map { CityPage(page: context, city: $0).html } ?? .empty
                }
            return page(address.path, html)
        }
    }

    private func page(_ path: String, _ html: HTML) -> RenderedFile {
        RenderedFile(path: path, bytes: Array(html.source.utf8))
    }
}

package import Cities
package import CityContent
package import Words

/// Turns a site into its files, one at a time.
package struct SiteRenderer {
    private let site: PartnerSite
    private let content: ContentFolder
    private let words: SiteWords
    private let ownWords: [WordsFile]
    /// A short name for bytes, the same for the same bytes: letters and digits.
    private let fingerprint: ([UInt8]) -> String

    /// - Parameters:
    ///   - content: where the pictures are.
    ///   - words: of the site's own languages.
    ///   - fingerprint: names files by their content, so that browsers may keep them for ever.
    package init(
        _ site: PartnerSite,
        content: ContentFolder,
        words: [WordsFile] = [],
        fingerprint: @escaping ([UInt8]) -> String
    ) {
        self.site = site
        self.content = content
        ownWords = words
        self.words = SiteWords(languages: site.languages, own: words.map(\.words))
        self.fingerprint = fingerprint
    }

    /// How many files there will be, for a progress bar; fewer where two pictures have the same bytes.
    package var fileCount: Int {
        fixedFiles.count + site.cities.map { pictureFiles(of: $0).count }.reduce(0, +) + pages.count
    }

    /// Hands over every file, pictures first, then pages, in an order that depends on the site alone.
    package func render(_ receive: (RenderedFile) throws -> Void) throws {
        var paths: Set<String> = []
        func add(_ path: String, _ bytes: [UInt8]) throws -> String {
            // Two pictures of the same bytes have the same name.
            if paths.insert(path).inserted { try receive(RenderedFile(path: path, bytes: bytes)) }
            return path
        }
        var assets = AssetNames(
            styleSheet: named("site", ".css", EmbeddedAsset.siteStyle),
            script: named("site", ".js", Preferences.script),
            icon: named("icon", ".svg", EmbeddedAsset.icon.bytes),
            pictures: [:]
        )
        for file in fixedFiles { _ = try add(file.path, file.bytes()) }
        for city in site.cities { assets.pictures[city.slug] = try pictures(of: city, add) }
        // One by one, so that only one page is in memory at a time.
        for page in pages { _ = try add(page.path, Array(page.html(assets).source.utf8)) }
    }

    // MARK: - Fixed files

    private struct FixedFile {
        var path: String
        var bytes: () -> [UInt8]
    }

    /// Style, scripts, slots and data: whatever is no picture and no page.
    private var fixedFiles: [FixedFile] {
        let style = EmbeddedAsset.siteStyle
        let script = Preferences.script
        let icon = EmbeddedAsset.icon.bytes
        let assets = [
            FixedFile(path: named("site", ".css", style)) { style },
            FixedFile(path: named("site", ".js", script)) { script },
            FixedFile(path: named("icon", ".svg", icon)) { icon },
            FixedFile(path: SiteSlot.preferences.path) { Array(Preferences.normal.styleSheet().utf8) },
            FixedFile(path: SiteSlot.liveStyle.path) { [] },
            FixedFile(path: SiteSlot.kioskScript.path) { [] },
            FixedFile(path: SitePath.cityList.path) { CityData.list(of: site, words: words) },
        ]
        let cities = site.cities.map { city in
            FixedFile(path: SitePath.cityData(city.slug).path) { CityData.city(city, of: site, words: words) }
        }
        let searches = site.languages.map { language in
            FixedFile(path: SearchScript.path(in: language)) {
                SearchScript(site: site, language: language, siteWords: words).bytes
            }
        }
        // For what a server says itself.
        let brought = ownWords.map { file in
            FixedFile(path: WordsFile.path(of: file.words.language)) { file.bytes }
        }
        return assets + cities + searches + brought
    }

    private func named(_ name: String, _ ending: String, _ bytes: [UInt8]) -> String {
        AssetNames.path(of: "\(name)-\(fingerprint(bytes))\(ending)")
    }

    // MARK: - Pictures

    /// The files of a city's picture that are packed. Where smaller sizes were derived, the original stays in the content
    /// folder.
    private func pictureFiles(of city: PartnerCity) -> [String] {
        guard let photo = city.photo else { return [] }
        let derived = photo.derived.sorted { $0.key < $1.key }.map(\.value)
        return (derived.isEmpty ? [photo.file] : derived) + [photo.darkFile].compactMap { $0 }
    }

    private func pictures(
        of city: PartnerCity,
        _ add: (String, [UInt8]) throws -> String
    ) throws -> AssetNames.CityPictures? {
        guard let photo = city.photo else { return nil }
        var names: [String: String] = [:]
        for file in pictureFiles(of: city) {
            let bytes = try content.picture(file, of: city.slug)
            let ending = file.split(separator: ".").last ?? ""
            guard let name = SiteFileName("\(city.slug)-\(fingerprint(bytes)).\(ending)") else {
                preconditionFailure("\(file) of \(city.slug) makes the name of a picture")
            }
            names[file] = try add(SitePath.image(name).path, bytes)
        }
        let largest = photo.derived.max { $0.key < $1.key }?.value ?? photo.file
        guard let picture = names[largest] else { preconditionFailure("the largest picture is packed") }
        return AssetNames.CityPictures(
            picture: picture,
            dark: photo.darkFile.flatMap { names[$0] },
            derived: photo.derived.compactMapValues { names[$0] }
        )
    }

    // MARK: - Pages

    private struct Page {
        var path: String
        var html: (AssetNames) -> HTML
    }

    private var pages: [Page] {
        let choice = Page(path: SitePath.languageChoice.path) {
            LanguageChoicePage(site: site, assets: $0, siteWords: words).html
        }
        let versions = site.languages.flatMap { language in
            PageAddress.Version.allCases.flatMap { pages(in: language, $0) }
        }
        return [choice] + versions
    }

    private func pages(in language: LanguageTag, _ version: PageAddress.Version) -> [Page] {
        func page(_ kind: PageAddress.Page, _ html: @escaping (PageContext) -> HTML) -> Page {
            let address = PageAddress(kind, in: language, version: version)
            return Page(path: address.path) {
                html(PageContext(site: site, assets: $0, address: address, words: words))
            }
        }
        let fixed = [
            page(.list) { ListPage(page: $0).html },
            page(.search) { SearchPage(page: $0).html },
            page(.map) { MapPage(page: $0, land: HTML(shapesOf: .map)).html },
            page(.preferences) { PreferencesPage(page: $0).html },
            page(.accessibility) { AccessibilityPage(page: $0).html },
        ]
        let desk = PageAddress.DeskPage.allCases.map { desk in page(.desk(desk)) { DeskPage(page: $0, desk: desk).html }
        }
        let cities = site.cities.enumerated().map { number, city in
            page(.city(city.slug)) { CityPage(page: $0, city: city, number: number).html }
        }
        return fixed + desk + cities
    }
}

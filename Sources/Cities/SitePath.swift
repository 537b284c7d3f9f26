/// Every address that a site has, from its top, without the slash at its start. What ``path`` prints, the initializers
/// parse, and nothing else.
///
/// A path is one if and only if it is
/// - empty: the site itself; or `index.html`, the choice of a language;
/// - `LANGUAGE/` or `LANGUAGE/text/` (``SiteFolder``), alone or with the file of a page behind it (``PageAddress``):
///   `index.html`, `search.html`, `map.html`, `preferences.html`, `accessibility.html`, `CITY.html`, or
///   `desk/NAME.html` with one of the five desk pages;
/// - `assets/NAME` or `images/NAME` (``SiteFileName``); some assets are slots (``SiteSlot``);
/// - `data/cities.json` or `data/cities/CITY.json`;
/// - one that a server alone has: `screen/events`, `screen/alive`, `screen/reset`, `server/alive`.
///
/// A bundle may have members besides, which no page leads to: `bundle.json`, keys.
package enum SitePath: Hashable, Sendable {
    case root
    case languageChoice
    case folder(SiteFolder)
    case page(PageAddress)
    case slot(SiteSlot)
    case asset(SiteFileName)
    case image(SiteFileName)
    /// Names and facts of all cities.
    case cityList
    /// One city as data.
    case cityData(CitySlug)
    case screen(Screen)
    /// What the watchdog asks for.
    case serverAlive

    /// Where the script of the kiosk's own screen speaks to the server. The pages know nothing of it.
    package enum Screen: String, CaseIterable, Sendable {
        case events
        case alive
        /// Nobody has touched it for a while: whoever was signed in there is so no longer.
        case reset
    }

    fileprivate static let assets: StaticString = "assets/"
    private static let images: StaticString = "images/"
    private static let data: StaticString = "data/cities"
    private static let json: StaticString = ".json"
    private static let screen: StaticString = "screen/"
    private static let alive: StaticString = "server/alive"

    /// What ``cityData(_:)`` starts with.
    package static let cityDataFolder = "\(data)/"

    package var path: String {
        switch self {
        case .root: ""
        case .languageChoice: PageAddress.Page.list.fileName
        case .folder(let folder): folder.path
        case .page(let page): page.path
        case .slot(let slot): slot.path
        case .asset(let name): "\(Self.assets)\(name.rawValue)"
        case .image(let name): "\(Self.images)\(name.rawValue)"
        case .cityList: "\(Self.data)\(Self.json)"
        case .cityData(let slug): "\(Self.cityDataFolder)\(slug)\(Self.json)"
        case .screen(let place): "\(Self.screen)\(place.rawValue)"
        case .serverAlive: "\(Self.alive)"
        }
    }

    package init?(_ path: String) { self.init(utf8: path.utf8.span) }

    package init?(utf8 path: Span<UInt8>) {
        if let page = Self.page(path) {
            self = page
        } else if path.isEmpty {
            self = .root
        } else if path.starts(with: Self.assets) {
            let name = path.extracting(Self.assets.utf8CodeUnitCount..<path.count)
            guard
                let asset = SiteSlot(fileName: name).map(SitePath.slot) ?? SiteFileName(utf8: name).map(SitePath.asset)
            else {
                return nil
            }
            self = asset
        } else if path.starts(with: Self.images) {
            let name = path.extracting(Self.images.utf8CodeUnitCount..<path.count)
            guard let image = SiteFileName(utf8: name) else { return nil }
            self = .image(image)
        } else if path.starts(with: Self.data) {
            guard let data = Self.data(path) else { return nil }
            self = data
        } else if path.starts(with: Self.screen) {
            let name = path.extracting(Self.screen.utf8CodeUnitCount..<path.count)
            guard let place = Screen.allCases.first(where: { name.isSame(as: $0.rawValue) }) else { return nil }
            self = .screen(place)
        } else if path.isSame(as: Self.alive) {
            self = .serverAlive
        } else if path.isSame(as: PageAddress.Page.list.fileName) {
            self = .languageChoice
        } else {
            return nil
        }
    }

    /// A page, or the folder of some.
    private static func page(_ path: Span<UInt8>) -> SitePath? {
        let parts = SiteFolder.Parts(path)
        guard let language = LanguageTag(utf8: path.extracting(parts.language)) else { return nil }
        let folder = SiteFolder(language, parts.version)
        guard parts.rest.isEmpty else {
            return PageAddress.Page(fileName: path.extracting(parts.rest)).map { .page(PageAddress($0, in: folder)) }
        }
        return path[path.count - 1] == UInt8(ascii: "/") ? .folder(folder) : nil
    }

    private static func data(_ path: Span<UInt8>) -> SitePath? {
        guard let end = path.without(ending: json) else { return nil }
        guard end > data.utf8CodeUnitCount else { return .cityList }
        guard path[data.utf8CodeUnitCount] == UInt8(ascii: "/") else { return nil }
        return CitySlug(utf8: path.extracting(data.utf8CodeUnitCount + 1..<end)).map(SitePath.cityData)
    }
}

/// The files that the server answers itself, and an exported site has as packed.
package enum SiteSlot: String, CaseIterable, Sendable {
    /// The visitor's text size and colours, out of the cookie.
    case preferences = "preferences.css"
    /// What only the kiosk's own screen does.
    case kioskScript = "kiosk.js"
    /// The style of what only a server shows.
    case liveStyle = "live.css"

    /// From the top of the site: `assets/kiosk.js`.
    package var path: String { "\(SitePath.assets)\(rawValue)" }

    /// - Parameter path: as ``path`` writes it.
    package init?(_ path: Span<UInt8>) {
        guard path.starts(with: SitePath.assets) else { return nil }
        self.init(fileName: path.extracting(SitePath.assets.utf8CodeUnitCount..<path.count))
    }

    fileprivate init?(fileName: Span<UInt8>) {
        guard let slot = Self.allCases.first(where: { fileName.isSame(as: $0.rawValue) }) else { return nil }
        self = slot
    }
}

/// The name of an asset or a picture in its folder: 1 to 190 of `a` to `z`, `0` to `9`, `.`, `_` and `-`, the first one a
/// letter or digit, and not the name of a slot.
package struct SiteFileName: Hashable, Sendable {
    package let rawValue: String

    package init?(_ text: String) { self.init(utf8: text.utf8.span) }

    package init?(utf8 bytes: Span<UInt8>) {
        guard (1...190).contains(bytes.count), bytes[0].isLowercaseLetter || bytes[0].isDigit else { return nil }
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): continue
            case let byte where byte.isLowercaseLetter || byte.isDigit: continue
            default: return nil
            }
        }
        guard SiteSlot(fileName: bytes) == nil else { return nil }
        rawValue = bytes.text
    }
}

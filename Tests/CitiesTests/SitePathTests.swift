import Cities
import Testing

@Suite("Addresses of a site")
struct SitePathTests {
    private static let folders = ["ru", "tt", "zh-hans"].compactMap(LanguageTag.init).flatMap { language in
        SiteFolder.Version.allCases.map { SiteFolder(language, $0) }
    }

    private static let pages: [PageAddress.Page] =
        [.list, .search, .map, .preferences, .accessibility]
        + ["qingdao", "nizhny-tagil", "9", "desk-1", "indexes"].compactMap(CitySlug.init).map { .city($0) }
        + PageAddress.DeskPage.allCases.map { .desk($0) }

    private static let files = [
        "site-0123456789.css", "search-ru.js", "a", "x_y.tar.gz", String(repeating: "a", count: 190),
    ]
    .compactMap { SiteFileName($0) }

    private static var all: [SitePath] {
        let fixed: [SitePath] = [.root, .languageChoice, .cityList, .serverAlive]
        let files = files.flatMap { [SitePath.asset($0), .image($0)] }
        let cities = ["qingdao", "a"].compactMap(CitySlug.init).map { SitePath.cityData($0) }
        let slots = SiteSlot.allCases.map { SitePath.slot($0) }
        let screens = SitePath.Screen.allCases.map { SitePath.screen($0) }
        let everyPage = folders.flatMap { folder in pages.map { SitePath.page(PageAddress($0, in: folder)) } }
        return fixed + files + cities + slots + screens + folders.map { .folder($0) } + everyPage
    }

    @Test("What is printed is parsed as the same, and no two addresses are printed alike")
    func roundTrip() {
        let all = Self.all
        for path in all { #expect(SitePath(path.path) == path) }
        #expect(Set(all.map(\.path)).count == all.count)
        #expect(all.count == 118)
    }

    @Test(
        "Each kind has its spelling",
        arguments: [
            ("", .root), ("index.html", .languageChoice),
            ("ru/", .folder(SiteFolder(.russian, .poster))), ("ru/text/", .folder(SiteFolder(.russian, .text))),
            ("en/index.html", .page(PageAddress(.list, in: .english))),
            ("ru/text/search.html", .page(PageAddress(.search, in: .russian, version: .text))),
            ("ru/map.html", .page(PageAddress(.map, in: .russian))),
            ("ru/text/desk/sign-in.html", .page(PageAddress(.desk(.signIn), in: .russian, version: .text))),
            ("assets/preferences.css", .slot(.preferences)), ("assets/kiosk.js", .slot(.kioskScript)),
            ("assets/live.css", .slot(.liveStyle)), ("data/cities.json", .cityList),
            ("screen/alive", .screen(.alive)), ("screen/events", .screen(.events)), ("screen/reset", .screen(.reset)),
            ("server/alive", .serverAlive),
        ] as [(String, SitePath)]
    )
    func spelling(path: String, address: SitePath) {
        #expect(SitePath(path) == address)
        #expect(address.path == path)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "/", "//", "/ru/", "ru", "ru//", "ru/text", "ru/text//", "ru/text/text/", "Ru/", "r/", "russ/", "ru-/",
            "-ru/",
            "ru-a/", "ru_x/", "r1/", "text/", "desk/", "ru/desk", "ru/desk/", "ru/desk/index.html", "ru/desk/sign-in",
            "ru/desk/sign-in.html/", "ru/desk/signin.html", "ru/desk/text/report.html", "desk/report.html",
            "ru/desk.html", "ru/text.html", "ru/.html", "ru/qingdao", "ru/qingdao.htm",
            "ru/qingdao.html/", "ru/Qingdao.html", "ru/-q.html", "ru/q-.html", "ru/a_b.html", "ru/a/b.html",
            "ru/qingdao.html?x", "ru/qingdao.html#x", "ru/index.html.html", "search.html", "preferences.html",
            "ru/text/more/search.html", "assets", "assets/", "assets/.x", "assets/-x", "assets/a/b.css", "assets/A.css",
            "assets/a b", "images/", "images/../x", "assets/\(String(repeating: "a", count: 191))",
            "images/preferences.css", "data", "data/", "data/cities", "data/cities/", "data/cities/.json",
            "data/cities/index.json", "data/cities/a.JSON", "data/citiesa.json", "data/cities/a/b.json",
            "data/towns.json",
            "screen", "screen/", "screen/Alive", "screen/alive/", "screen/other", "server/", "server/alive/",
            "server/events", "bundle.json", "MANIFEST.sig", "index.html/", "ru/\u{0}.html", "ру/index.html",
            "ru/\(String(repeating: "a", count: 81)).html",
        ]
    )
    func refused(path: String) {
        #expect(SitePath(path) == nil)
    }

    @Test(
        "A path says the folder that it leads to or into, whatever stands there",
        arguments: [
            ("ru", "ru/"), ("ru/", "ru/"), ("ru/a.html", "ru/"), ("ru/textual", "ru/"), ("ru/desk/x", "ru/"),
            ("ru/text", "ru/text/"), ("ru/text/", "ru/text/"), ("ru/text/a/b", "ru/text/"), ("text/a.html", nil),
            ("", nil), ("/ru", nil), ("assets/x", nil),
        ] as [(String, String?)]
    )
    func folder(path: String, folder: String?) {
        let found = SiteFolder(startOf: path.utf8.span)
        #expect(found?.path == folder)
    }

    @Test(
        "All that stands in the desk's folder is the desk's, in whatever takes the place of a language",
        arguments: ["ru/desk", "ru/desk/", "ru/desk/other.html", "ru/text/desk", "ru/text/desk/a/b", "x/desk/y"]
    )
    func desk(path: String) {
        let isDesk = SiteFolder.leadsToDesk(path.utf8.span)
        #expect(isDesk)
    }

    @Test(
        "What only looks like it is not",
        arguments: ["desk", "desk/a", "ru/desks", "ru/a/desk/b", "text/x", "ru/text", "ru"]
    )
    func noDesk(path: String) {
        let isDesk = SiteFolder.leadsToDesk(path.utf8.span)
        #expect(!isDesk)
    }

    @Test("No city is named as what stands beside the cities")
    func reserved() {
        #expect(
            CitySlug.reserved == ["index", "search", "accessibility", "preferences", "map", "text", "desk"]
        )
    }
}

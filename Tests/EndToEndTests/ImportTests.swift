import PobratimTesting
import Testing

/// A page of the portal's shape, with invented cities and sentences.
enum SmallPortalPage {
    static let text = """
        Вход
        Размер:
        AAA
        Обычная версия сайта

        Зарубежные города-побратимы и партнеры

          • Липовск (Республика Болгария)
            Развернуть Свернуть

            Документ: Договор о дружбе (2011 г.)

            Год основания: 1640 г.

            Население: 84 тыс. человек (2022 г.)

            Часовой пояс: UTC + 2

            О городе:

            Город известен липовыми аллеями и ярмаркой мёда.

            Совместные мероприятия, контакты:

            12 мая 2018 года мэры посадили на площади липу.

            В 2011-2012 гг. школы двух городов переписывались.

        """
}

@Suite("From a portal page to the screen")
struct ImportTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Array(SmallPortalPage.text.utf8), to: "page.txt")
    }

    @Test("A page is imported, packed, verified, inspected and served, and a visitor reads what the page said")
    func wholeWay() throws {
        let imported = try Program.done(["import", "page.txt", "--into", "content"], in: folder)
        #expect(imported.hasSuffix("Cities: 1, events: 2. Files written: 4.\n"))
        try Program.done(["keys", "new", "office"], in: folder)
        try Program.done(["pack", "content", "--output", "spring.pobratim", "--key", "office.sec"], in: folder)
        try tool(["sh", "-c", "mkdir trust && cp office.pub trust"], in: folder)
        try Program.done(["verify", "spring.pobratim", "--trust", "trust"], in: folder)
        let inspected = try Program.done(["inspect", "spring.pobratim"], in: folder)
        #expect(inspected.contains("Зарубежные города-побратимы и партнеры (ru)"))
        let ended = try ServedBundle.serve("spring.pobratim", in: folder) { server in
            let list = try server.get("/", options: ["--location"])
            #expect(list.text.contains("Липовск"))
            for page in ["/ru/lipovsk.html", "/ru/text/lipovsk.html"] {
                let city = try server.get(page)
                #expect(city.status == 200)
                for said in [
                    "Республика Болгария", "1640", "липовыми аллеями", "посадили на площади липу", "переписывались",
                ] {
                    #expect(city.text.contains(said), "\(page)")
                }
            }
        }
        #expect(ended.exitCode == 0)
    }

    @Test("A dry run writes nothing and tells what it would write")
    func dryRun() throws {
        let told = try Program.done(["import", "page.txt", "--into", "content", "--dry-run"], in: folder)
        #expect(told.contains("content/cities/lipovsk/city.json"))
        #expect(try folder.names() == ["page.txt"])
    }

    @Test("What an editor has changed by hand, a second import leaves alone and says so")
    func secondImport() throws {
        try Program.done(["import", "page.txt", "--into", "content"], in: folder)
        let text = String(decoding: try folder.read("content/cities/lipovsk/ru.md"), as: UTF8.self)
        let edited = text.replacing("липовыми аллеями", with: "старыми липами")
        try folder.write(Array(edited.utf8), to: "content/cities/lipovsk/ru.md")
        let page =
            SmallPortalPage.text.replacing("липовыми аллеями", with: "новыми аллеями")
            + "    3 июня 2023 года открылась выставка мёда.\n"
        try folder.write(Array(page.utf8), to: "page.txt")
        let told = try Program.done(["import", "page.txt", "--into", "content"], in: folder)
        let after = String(decoding: try folder.read("content/cities/lipovsk/ru.md"), as: UTF8.self)
        #expect(after.contains("старыми липами"))
        #expect(after.contains("открылась выставка мёда"))
        #expect(told.contains("lipovsk"))
    }
}

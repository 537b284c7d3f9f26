import CityPages
import Logging
import PobratimTesting
import Testing

@testable import KioskServer

@Suite("A bundle with words of its own, served")
struct OwnLanguageServerTests {
    private static func site(words: String = LatinWords.file) throws -> SiteInMemory {
        var contents = SiteInMemory.contents
        for version in ["la", "la/text"] {
            contents["\(version)/index.html"] = "<title>Index</title>"
            contents["\(version)/preferences.html"] = SiteInMemory.template("la")
            contents["\(version)/search.html"] = SearchRequestTests.page
            for page in DeskHouse.pages { contents["\(version)/desk/\(page).html"] = SiteInMemory.template("la") }
        }
        contents["data/words/la.json"] = words
        contents["data/cities/portus.json"] = """
            {"city":{"country":{"la":"Italia"},"countryAlso":{},"names":{"la":"Portus"},"slug":"portus"},\
            "facts":{"la":["Latine: twin city since 2001"]},"texts":{"la":{"about":["Hic naves aedificantur."],\
            "events":[{"anchor":"e-2022-03-01","date":"2022-03-01","text":"Concentus scholae."}],"lead":""}}}
            """
        return try SiteInMemory(contents, languages: ["la", "ru", "en"])
    }

    @Test("The desk, the page for a name that is nowhere, and a search speak it")
    func live() async throws {
        let house = try DeskHouse.staffed()
        try await RunningServer.with(Self.site(), configuration: house.configuration) { server in
            for version in ["la", "la/text"] {
                let desk = try await server.kiosk.get("/\(version)/desk/sign-in.html")
                #expect(
                    desk.text.contains("Latine: For the people who work here.")
                        && desk.text.contains("Latine: Password")
                )
                let nowhere = try await server.kiosk.get("/\(version)/nowhere.html")
                #expect(nowhere.status == 404 && nowhere.text.contains("Latine: There is no such page"))
                let found = try await server.visitors.get("/\(version)/search.html?q=Concentus")
                #expect(found.text.contains("Urbs inventa est.") && found.text.contains("1 Martii"))
            }
            #expect(try await server.kiosk.get("/ru/nowhere.html").text.contains("Такой страницы нет"))
        }
    }

    @Test("A month is known by its names, in their cases, and small words are left out")
    func search() async throws {
        try await RunningServer.with(Self.site()) { server in
            for query in ["martius+2022", "martii+2022", "1+martii+2022", "quoque+martio+2022", "concentus+et+martio"] {
                let found = try await server.kiosk.get("/la/search.html?q=\(query)")
                #expect(found.text.contains("portus.html#e-2022-03-01"), "\(query)")
            }
        }
    }

    @Test("The screen's script has its words, whichever way it is asked for, and loses them with the bundle")
    func screen() async throws {
        var configuration = RunningServer.configuration
        configuration.kioskScript = { KioskScript().bytes(words: $0) }
        try await RunningServer.with(Self.site(), configuration: configuration) { server in
            for _ in 0..<3 {
                let script = try await server.kiosk.get("/assets/kiosk.js")
                #expect(script.text.contains("\"goOn\":\"Latine: I am still here\""))
                #expect(script.text.contains("\"goOn\":\"Я ещё здесь\""))
            }
            #expect(try await server.visitors.get("/assets/kiosk.js").text.isEmpty)
            server.active.replace(with: try SiteInMemory(SiteInMemory.contents))
            let script = try await server.kiosk.get("/assets/kiosk.js")
            #expect(!script.text.contains("Latine") && script.text.contains("\"goOn\":\"I am still here\""))
        }
    }

    @Test(
        "Words that are not whole, or not read, are none: live pages speak English, and the others work",
        arguments: ["", "{}", LatinWords.file.replacing("\"places\":", with: "\"palces\":"), LatinWords.file + "}"]
    )
    func faulty(words: String) async throws {
        try await RunningServer.with(Self.site(words: words)) { server in
            let nowhere = try await server.kiosk.get("/la/nowhere.html")
            #expect(nowhere.status == 404 && nowhere.text.contains("There is no such page"))
            #expect(!nowhere.text.contains("Latine"))
            #expect(try await server.kiosk.get("/la/index.html").status == 200)
            #expect(server.log.messages(.warning).count { $0.hasPrefix("Words of the bundle are not used") } == 1)
        }
    }
}

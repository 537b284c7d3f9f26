import Logging
import Testing

@testable import KioskServer

@Suite("The search over a socket")
struct SearchRequestTests {
    static let page = """
        <!DOCTYPE html><html lang="ru"><head><title>Поиск</title></head><body>
        <main id="main" class="search">
        <form>as packed</form><script src="../assets/search-ru.js"></script>
        <section class="all-cities"><ul><li>Все города</li></ul></section>
        </main></body></html>
        """
    private static let city = """
        {"city":{"country":{"ru":"Китайская Народная Республика"},"countryAlso":{"ru":["Китай"]},\
        "names":{"en":"Qingdao","ru":"Циндао"},"slug":"qingdao"},"facts":{"ru":["побратим с 2024 года"]},\
        "texts":{"ru":{"about":["Пиво & море."],"events":[{"anchor":"e-2022-03-01","date":"2022-03-01",\
        "text":"Форум <школ>."}],"lead":""}}}
        """

    private static func site(city: String = city) throws -> SiteInMemory {
        var contents = SiteInMemory.contents
        contents["ru/search.html"] = page
        contents["ru/text/search.html"] = page
        contents["data/cities/qingdao.json"] = city
        return try SiteInMemory(contents)
    }

    @Test("A query is answered in the packed page, above all the cities, on both doors and in both versions")
    func answers() async throws {
        try await RunningServer.with(try Self.site()) { server in
            for client in [server.kiosk, server.visitors] {
                for path in ["/ru/search.html", "/ru/text/search.html"] {
                    let answer = try await client.get("\(path)?q=%D1%84%D0%BE%D1%80%D1%83%D0%BC%D1%8B")
                    #expect(answer.status == 200)
                    #expect(answer["Cache-Control"] == "no-store")
                    #expect(answer["Content-Type"] == "text/html; charset=utf-8")
                    #expect(answer.text.contains("value=\"форумы\""))
                    #expect(answer.text.contains("href=\"qingdao.html#e-2022-03-01\""))
                    #expect(answer.text.contains("<mark>Форум</mark> &lt;школ&gt;."))
                    #expect(answer.text.contains("1 марта 2022") || answer.text.contains("1\u{A0}марта\u{A0}2022"))
                    #expect(answer.text.contains("<li>Все города</li>"))
                    #expect(!answer.text.contains("as packed") && !answer.text.contains("search-ru.js"))
                }
            }
        }
    }

    @Test(
        "A query of any length is answered like its beginning",
        arguments: ["%D0%BF%D0%B8%D0%B2%D0%BE%20", "beer%20", "%FF"]
    )
    func longQuery(word: String) async throws {
        try await RunningServer.with(try Self.site()) { server in
            // Cut at each place of a letter.
            for shift in 0..<word.utf8.count {
                let words = String(repeating: word, count: 5_000 / word.utf8.count)
                let first = String(repeating: "a", count: shift)
                let answer = try await server.kiosk.get("/ru/search.html?q=\(first)\(words)")
                #expect(answer.status == 200, "\(shift)")
            }
            let page = String(repeating: word, count: 30_000 / word.utf8.count)
            #expect(try await server.kiosk.get("/ru/search.html?q=\(page)").status == 200)
            let elsewhere = try await server.kiosk.get("/ru/index.html?q=\(String(repeating: "a", count: 5_000))")
            #expect(elsewhere.status == 414)
        }
    }

    @Test("Percent signs that encode nothing are a query like others", arguments: ["%", "%zz", "100%", "%D0%B"])
    func percentSigns(query: String) async throws {
        try await RunningServer.with(try Self.site()) { server in
            let answer = try await server.kiosk.get("/ru/search.html?q=\(query)")
            #expect(answer.status == 200)
        }
    }

    @Test("Without a query there is the form and no result")
    func form() async throws {
        try await RunningServer.with(try Self.site()) { server in
            for query in ["", "?", "?q=", "?x=y"] {
                let answer = try await server.kiosk.get("/ru/search.html\(query)")
                #expect(answer.status == 200)
                #expect(answer.text.contains("role=\"search\"") && !answer.text.contains("role=\"status\""))
            }
        }
    }

    @Test("Bytes that are no text are a query like others, never an error", arguments: ["%FF", "%D1%84%D0", "%00"])
    func bytes(_ query: String) async throws {
        try await RunningServer.with(try Self.site()) { server in
            let answer = try await server.kiosk.get("/ru/search.html?q=\(query)")
            #expect(answer.status == 200)
            #expect(answer.text.contains("role=\"status\"") && answer.text.contains("<li>Все города</li>"))
        }
    }

    @Test("A query is text: nothing in it becomes markup")
    func escapes() async throws {
        try await RunningServer.with(try Self.site()) { server in
            let answer = try await server.kiosk.get("/ru/search.html?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
            #expect(answer.status == 200)
            #expect(!answer.text.contains("<script>alert"))
            #expect(answer.text.contains("&quot;&gt;&lt;script&gt;"))
        }
    }

    @Test("HEAD has the head of GET")
    func head() async throws {
        try await RunningServer.with(try Self.site()) { server in
            let get = try await server.kiosk.get("/ru/search.html?q=a")
            let head = try await server.kiosk.get("/ru/search.html?q=a", method: "HEAD")
            #expect(head.head == get.head)
            #expect(head.body == [])
        }
    }

    @Test("Where the index cannot be made the page says so, keeps what was typed and has all cities")
    func broken() async throws {
        try await RunningServer.with(try Self.site(city: "{}")) { server in
            for _ in 0..<2 {
                let answer = try await server.kiosk.get("/ru/search.html?q=a%22%3C")
                #expect(answer.status == 503)
                #expect(answer.text.contains("value=\"a&quot;&lt;\""))
                #expect(answer.text.contains("Поиск сейчас не работает"))
                #expect(answer.text.contains("<li>Все города</li>"))
            }
            #expect(server.log.messages(.error) == ["The search index cannot be made"])
        }
    }

    @Test("A bundle without a search page has none, and one of another kind goes out as packed")
    func otherPages() async throws {
        try await RunningServer.with { server in
            for path in ["/ru/search.html?q=a", "/assets/search.html?q=a"] {
                let answer = try await server.kiosk.get(path)
                #expect(answer.status == 404)
            }
        }
        var contents = SiteInMemory.contents
        contents["ru/search.html"] = "<main>Old</main>"
        try await RunningServer.with(try SiteInMemory(contents)) { server in
            let answer = try await server.kiosk.get("/ru/search.html?q=a")
            #expect(answer.text == "<main>Old</main>")
        }
    }
}

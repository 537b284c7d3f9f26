import CityBundle
import Logging
import Synchronization
import Testing

@testable import KioskServer

@Suite("Answers over a socket")
struct AnswerTests {
    private static let cityName = "ru/qingdao.html"
    private static func member(_ name: String) throws -> StoredMember {
        StoredMember(name: try MemberName(name), content: Array(SiteInMemory.contents[name, default: ""].utf8))
    }

    @Test("A page goes out as stored, in a gzip frame, to a client that takes it")
    func gzip() async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get("/ru/qingdao.html", fields: ["Accept-Encoding: gzip"])
            #expect(answer.status == 200)
            #expect(answer.body == (try Self.member(Self.cityName).gzipped()))
            #expect(answer["Content-Encoding"] == "gzip")
            #expect(answer["Content-Length"] == "\(answer.body.count)")
            #expect(answer["Content-Type"] == "text/html; charset=utf-8")
            #expect(answer["Vary"] == "Accept-Encoding")
            #expect(answer["Cache-Control"] == "no-cache")
            #expect(answer["Connection"] == "close")
            #expect(answer["Date"] == nil && answer["Server"] == nil)
        }
    }

    @Test("A client that does not take gzip gets the bytes inflated, under another tag")
    func plain() async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get("/ru/qingdao.html", fields: ["Accept-Encoding: gzip;q=0"])
            let gzip = try await server.kiosk.get("/ru/qingdao.html", fields: ["Accept-Encoding: gzip"])
            #expect(answer.text == SiteInMemory.cityText)
            #expect(answer["Content-Encoding"] == nil)
            #expect(answer["Vary"] == "Accept-Encoding")
            #expect(answer["ETag"] != gzip["ETag"])
        }
    }

    @Test("A member that is stored as it is has one form and no Vary")
    func oneForm() async throws {
        try await RunningServer.with { server in
            let gzip = try await server.kiosk.get("/assets/search-ru.js", fields: ["Accept-Encoding: gzip"])
            let plain = try await server.kiosk.get("/assets/search-ru.js")
            #expect(gzip == plain)
            #expect(plain["Vary"] == nil)
            #expect(plain.text == "// index")
        }
    }

    @Test("The same request gets the same bytes, from the bundle and from the cache")
    func deterministic() async throws {
        try await RunningServer.with { server in
            let first = try await server.kiosk.get("/ru/qingdao.html")
            #expect(try await server.kiosk.get("/ru/qingdao.html") == first)
        }
    }

    @Test("A client that has the page is told so, in each form by its own tag")
    func notModified() async throws {
        try await RunningServer.with { server in
            for coding in ["gzip", "identity"] {
                let accepting = "Accept-Encoding: \(coding)"
                let first = try await server.kiosk.get("/ru/qingdao.html", fields: [accepting])
                let tag = try #require(first["ETag"])
                for condition in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
                    let again = try await server.kiosk.get(
                        "/ru/qingdao.html",
                        fields: [accepting, "If-None-Match: \(condition)"]
                    )
                    #expect(again.status == 304)
                    #expect(again.body.isEmpty)
                    #expect(again["ETag"] == tag)
                    #expect(again["Vary"] == "Accept-Encoding")
                    #expect(again["Content-Length"] == nil)
                }
                let other = try await server.kiosk.get(
                    "/ru/qingdao.html",
                    fields: [accepting, "If-None-Match: \"x\""]
                )
                #expect(other == first)
            }
        }
    }

    @Test("A client that wants only what it knows is refused anything else")
    func preconditionFailed() async throws {
        try await RunningServer.with { server in
            // The fast path has it from the first answer on.
            let first = try await server.kiosk.get("/ru/qingdao.html")
            let tag = try #require(first["ETag"])
            for method in ["GET", "HEAD"] {
                for condition in ["\"x\"", "W/\(tag)", "\"x\", \"y\"", "x", ""] {
                    for more in [[], ["If-None-Match: \(tag)"], ["Range: bytes=0-1"]] {
                        let answer = try await server.kiosk.get(
                            "/ru/qingdao.html",
                            method: method,
                            fields: ["If-Match: \(condition)"] + more
                        )
                        #expect(answer.status == 412)
                        #expect(answer.body.isEmpty)
                        #expect(answer["Cache-Control"] == "no-store")
                    }
                }
            }
            for condition in [tag, "\"x\", \(tag)", "W/\"x\",\(tag)", "*"] {
                let fields = ["If-Match: \(condition)"]
                #expect(try await server.kiosk.get("/ru/qingdao.html", fields: fields) == first)
                let kept = try await server.kiosk.get("/ru/qingdao.html", fields: fields + ["If-None-Match: \(tag)"])
                #expect(kept.status == 304)
            }
            // What is not there has nothing to compare with.
            #expect(try await server.kiosk.get("/ru/nowhere.html", fields: ["If-Match: \"x\""]).status == 404)
        }
    }

    @Test(
        "HEAD gets the head of GET and no body",
        arguments: ["/ru/qingdao.html", "/", "/assets/kiosk.js", "/nowhere"]
    )
    func head(target: String) async throws {
        try await RunningServer.with { server in
            let get = try await server.kiosk.get(target)
            let head = try await server.kiosk.get(target, method: "HEAD")
            #expect(head.head == get.head)
            #expect(head.body.isEmpty)
        }
    }

    @Test("Names by content are kept for ever")
    func immutable() async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get("/assets/site-0123456789.css")
            #expect(answer["Cache-Control"] == "public, max-age=31536000, immutable")
        }
    }

    @Test(
        "The root leads to the language that the visitor reads",
        arguments: [("en-GB, ru;q=0.5", "/en/index.html"), ("de", "/ru/index.html")]
    )
    func languageChoice(field: String, location: String) async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get("/", fields: ["Accept-Language: \(field)"])
            #expect(answer.status == 302)
            #expect(answer["Location"] == location)
            #expect(answer["Vary"] == "Accept-Language")
            #expect(answer["Cache-Control"] == "no-store")
        }
    }

    @Test(
        "A folder leads to its list",
        arguments: [
            ("/ru", "/ru/index.html"), ("/ru/", "/ru/index.html"), ("/ru/text", "/ru/text/index.html"),
            ("/ru/text/?x", "/ru/text/index.html"),
        ]
    )
    func folders(target: String, location: String) async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get(target)
            #expect(answer.status == 302)
            #expect(answer["Location"] == location)
        }
    }

    @Test(
        "What is not in the bundle is an error page in the visitor's language",
        arguments: [
            ("/en/nowhere.html", "en", "/en/index.html"), ("/ru/text/nowhere", "ru", "/ru/text/index.html"),
            ("/nowhere", "en", "/en/index.html"), ("/../../etc/passwd", "en", "/en/index.html"),
            ("/MANIFEST.sig", "en", "/en/index.html"), ("//ru/index.html", "en", "/en/index.html"),
            ("/ru/%2e%2e/index.html", "en", "/en/index.html"), ("/ru/index.html/", "ru", "/ru/index.html"),
            ("/assets/", "en", "/en/index.html"), ("/assets/preferences.css/", "en", "/en/index.html"),
            ("/assets/kiosk.js/", "en", "/en/index.html"), ("/screen/events/", "en", "/en/index.html"),
            ("/ru/preferences.html/?size=3", "ru", "/ru/index.html"), ("/ru/search.html/", "ru", "/ru/index.html"),
        ]
    )
    func notFound(target: String, language: String, home: String) async throws {
        try await RunningServer.with { server in
            let answer = try await server.kiosk.get(target, fields: ["Accept-Language: en"])
            #expect(answer.status == 404)
            #expect(answer["Cache-Control"] == "no-store")
            #expect(answer["Content-Language"] == language)
            #expect(answer.text.contains("<html lang=\"\(language)\">"))
            let title = language == "ru" ? "Такой страницы нет" : "There is no such page"
            #expect(answer.text.contains("<title>\(title)</title>"))
            #expect(answer.text.contains("<h1>\(title)</h1>"))
            #expect(answer.text.contains("href=\"\(home)\">\(language == "ru" ? "Все города" : "All cities")</a>"))
            #expect(answer.text.contains("href=\"/assets/site-0123456789.css\""))
            #expect(!answer.text.contains("As packed"))
        }
    }

    @Test(
        "The page that says there is none is ready for the same name from the second time on",
        arguments: ["en", "ru"]
    )
    func notFoundIsReady(language: String) async throws {
        try await RunningServer.with { server in
            let request = "GET /\(language)/text/nowhere.html HTTP/1.1\r\nHost: localhost\r\n\r\n"
            var answers: Set<[UInt8]> = []
            for _ in 0..<3 {
                answers.insert(try await server.kiosk.exchange([Array(request.utf8)], pause: 0, closesOwnEnd: true))
            }
            #expect(answers.count == 1)
            #expect(RawAnswer(answers.first ?? [])?.status == 404)
            #expect(server.active.answers.snapshot().count == 2)
        }
    }

    @Test("A damaged member is an error page, is logged once, and the server goes on")
    func damaged() async throws {
        let site = try SiteInMemory(SiteInMemory.contents, damaged: ["ru/qingdao.html"])
        try await RunningServer.with(site) { server in
            for _ in 0..<3 {
                let answer = try await server.kiosk.get("/ru/qingdao.html")
                #expect(answer.status == 500)
                #expect(answer.text.contains("<h1>Страницу не удалось прочитать</h1>"))
                #expect(answer["Cache-Control"] == "no-store")
            }
            #expect(try await server.kiosk.get("/ru/index.html").status == 200)
            #expect(server.log.messages(.error) == ["A member of the bundle is damaged"])
        }
    }

    @Test("Where the frame is damaged, too, the sentence comes as plain text")
    func damagedTemplate() async throws {
        let site = try SiteInMemory(SiteInMemory.contents, damaged: ["ru/qingdao.html", "ru/preferences.html"])
        try await RunningServer.with(site) { server in
            let answer = try await server.kiosk.get("/ru/qingdao.html")
            #expect(answer.status == 500)
            #expect(answer["Content-Type"] == "text/plain; charset=utf-8")
            #expect(answer.text.hasPrefix("Страницу не удалось прочитать\n\nОстальные страницы работают."))
        }
    }

    @Test("A request sees the new bundle as soon as it is active")
    func swap() async throws {
        try await RunningServer.with { server in
            let old = try await server.kiosk.get("/ru/qingdao.html")
            server.active.replace(with: try SiteInMemory(["ru/qingdao.html": "new", "ru/index.html": "list"]))
            let new = try await server.kiosk.get("/ru/qingdao.html")
            #expect(new.text == "new")
            #expect(new["ETag"] != old["ETag"])
            #expect(try await server.kiosk.get("/en/index.html").status == 404)
        }
    }
}

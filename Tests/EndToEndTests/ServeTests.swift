import Glibc
import PobratimTesting
import Testing

@Suite("Serving a bundle")
struct ServeTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try SmallContent.write(to: folder)
        try Program.done(["pack", "content", "--output", "small.pobratim", "--content-version", "7"], in: folder)
    }

    /// Serves the small bundle to `body`, and expects the server to end well.
    private func serve(_ options: [String] = [], _ body: (ServedBundle) throws -> Void) throws {
        let ended = try ServedBundle.serve("small.pobratim", in: folder, options: options, body)
        #expect(ended.exitCode == 0, "\(ended.errors)")
    }

    /// A member as it lies in the file.
    private func stored(_ name: String) throws -> [UInt8] {
        try tool(
            ["sqlite3", "small.pobratim", "SELECT writefile('stored', data) FROM sqlar WHERE name = '\(name)'"],
            in: folder
        )
        return try folder.read("stored")
    }

    /// A member as `sqlite3 -Ax` unpacks it.
    private func unpacked(_ name: String) throws -> [UInt8] {
        try tool(["sqlite3", "small.pobratim", "-Ax", name], in: folder)
        return try folder.read(name)
    }

    @Test(
        "A browser gets the stored bytes themselves in a gzip frame",
        arguments: ["ru/index.html", "en/laketown.html"]
    )
    func gzip(page: String) throws {
        try serve { server in
            let answer = try server.get("/\(page)", ["Accept-Encoding: gzip, deflate, br"])
            #expect(answer.status == 200)
            #expect(answer["Content-Encoding"] == "gzip")
            #expect(answer["Vary"] == "Accept-Encoding")
            #expect(answer["Content-Length"] == "\(answer.body.count)")
            // Ten bytes before and eight after; zlib has two and four.
            #expect(try answer.body.dropFirst(10).dropLast(8) == stored(page).dropFirst(2).dropLast(4))
            let inflated = try tool(["gzip", "-dc"], in: folder, input: answer.body).standardOutput
            #expect(try inflated == unpacked(page))
        }
    }

    @Test("A client that takes no gzip gets the page plain", arguments: [[], ["Accept-Encoding: identity"]])
    func identity(fields: [String]) throws {
        try serve { server in
            let answer = try server.get("/ru/index.html", fields)
            #expect(answer.status == 200)
            #expect(answer["Content-Encoding"] == nil)
            #expect(answer["Vary"] == "Accept-Encoding")
            #expect(try answer.body == unpacked("ru/index.html"))
        }
    }

    @Test("A page that the browser has already is not sent again, and each form has a tag of its own")
    func notModified() throws {
        try serve { server in
            var tags: Set<String> = []
            for coding in ["gzip", "identity"] {
                let first = try server.get("/ru/index.html", ["Accept-Encoding: \(coding)"])
                let tag = try #require(first["ETag"])
                tags.insert(tag)
                let again = try server.get("/ru/index.html", ["Accept-Encoding: \(coding)", "If-None-Match: \(tag)"])
                #expect(again.status == 304)
                #expect(again.body.isEmpty)
                #expect(again["ETag"] == tag)
                #expect(again["Vary"] == "Accept-Encoding")
                let other = try server.get(
                    "/ru/index.html",
                    ["Accept-Encoding: \(coding)", "If-None-Match: \"other\""]
                )
                #expect(other.status == 200)
            }
            #expect(tags.count == 2)
        }
    }

    @Test(
        "HEAD has the head of GET and no body",
        arguments: ["/ru/index.html", "/nowhere.html", "/", "/assets/preferences.css"]
    )
    func head(target: String) throws {
        try serve { server in
            let get = try server.get(target)
            let head = try server.get(target, options: ["--head"])
            #expect(head.status == get.status)
            #expect(head.fields == get.fields)
            #expect(head.body.isEmpty)
        }
    }

    @Test("Another method than GET and HEAD is refused", arguments: ["POST", "PUT", "DELETE", "OPTIONS"])
    func method(name: String) throws {
        try serve { server in
            let answer = try server.get("/ru/index.html", options: ["--request", name])
            #expect(answer.status == 405)
            #expect(answer["Allow"] == "GET, HEAD")
        }
    }

    @Test("Every member has its type, and is kept as long as its name allows")
    func typesAndCaching() throws {
        let types = [
            "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
            "js": "text/javascript; charset=utf-8",
            "json": "application/json", "svg": "image/svg+xml",
        ]
        let names = try tool(
            ["sqlite3", "small.pobratim", "SELECT name FROM sqlar WHERE name != 'MANIFEST'"],
            in: folder
        )
        .output.split(separator: "\n").map(String.init)
        #expect(names.count > 40)
        try serve { server in
            for name in names {
                let answer = try server.get("/\(name)")
                let ending = String(name.split(separator: ".").last ?? "")
                #expect(answer.status == 200, "\(name)")
                #expect(answer["Content-Type"] == types[ending], "\(name)")
                let caching =
                    switch name {
                    case "assets/preferences.css": "no-store"
                    case "assets/kiosk.js", "assets/live.css": "no-cache"
                    // The server answers searches itself; the script without a server has a name that stays.
                    case _ where name.hasSuffix("/search.html"): "no-store"
                    case _ where name.hasPrefix("assets/search-"): "no-cache"
                    case _ where name.hasPrefix("assets/") || name.hasPrefix("images/"):
                        "public, max-age=31536000, immutable"
                    default: "no-cache"
                    }
                #expect(answer["Cache-Control"] == caching, "\(name)")
            }
        }
    }

    @Test(
        "The start page is the list in the language that the visitor reads",
        arguments: [
            ("en-GB,en;q=0.9", "/en/index.html"), ("ru-RU,ru;q=0.9,en;q=0.8", "/ru/index.html"),
            ("en;q=0.3, ru;q=0.7", "/ru/index.html"), ("tt,de", "/ru/index.html"),
        ]
    )
    func start(accepted: String, location: String) throws {
        try serve { server in
            let answer = try server.get("/", ["Accept-Language: \(accepted)"])
            #expect(answer.status == 302)
            #expect(answer["Location"] == location)
            #expect(answer["Vary"] == "Accept-Language")
        }
    }

    @Test(
        "Where there is no page, one says so in the visitor's language",
        arguments: [
            ("/ru/atlantis.html", "en", "ru", "Такой страницы нет"),
            ("/en/atlantis.html", "ru", "en", "There is no such page"),
            ("/atlantis", "en", "en", "There is no such page"), ("/MANIFEST", "ru", "ru", "Такой страницы нет"),
            ("/../../etc/passwd", "ru", "ru", "Такой страницы нет"),
            ("/ru/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "en", "en", "There is no such page"),
        ]
    )
    func notFound(target: String, accepted: String, language: String, title: String) throws {
        try serve { server in
            let answer = try server.get(target, ["Accept-Language: \(accepted)"])
            #expect(answer.status == 404)
            #expect(answer["Content-Language"] == language)
            #expect(answer.text.contains("<html lang=\"\(language)\""))
            #expect(answer.text.contains("<h1>\(title)</h1>"))
        }
    }

    @Test("A request for another host is refused", arguments: ["example.org", "127.0.0.1:1", "kiosk.local"])
    func foreignHost(host: String) throws {
        try serve { server in
            let answer = try server.get("/ru/index.html", ["Host: \(host)"])
            #expect(answer.status == 421)
        }
    }

    @Test("A host name that the installer gave is served")
    func ownHostName() throws {
        try serve(["--host-name", "kiosk.local"]) { server in
            let port = server.address.split(separator: ":").last ?? ""
            let answer = try server.get("/ru/index.html", ["Host: kiosk.local:\(port)"])
            #expect(answer.status == 200)
        }
    }

    @Test(
        "Every answer tells the browser what to forbid, and none tells a time",
        arguments: ["/", "/ru/index.html", "/x"]
    )
    func securityHeaders(target: String) throws {
        try serve { server in
            let answer = try server.get(target)
            let policy = try #require(answer["Content-Security-Policy"])
            #expect(policy.contains("default-src 'none'"))
            #expect(policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(answer["X-Content-Type-Options"] == "nosniff")
            #expect(answer["Referrer-Policy"] == "same-origin")
            #expect(answer["Date"] == nil)
            #expect(answer["Server"] == nil)
        }
    }

    @Test("A preference is set by a link, kept in a cookie, and served as style")
    func preferences() throws {
        try serve { server in
            let change = try server.get("/ru/text/preferences.html?size=3&colours=2&back=laketown.html")
            #expect(change.status == 303)
            #expect(change["Location"] == "/ru/text/laketown.html")
            let cookie = try #require(change["Set-Cookie"])
            #expect(cookie == "preferences=32; Path=/; SameSite=Lax; HttpOnly")
            let normal = try server.get("/assets/preferences.css")
            let style = try server.get("/assets/preferences.css", ["Cookie: preferences=32"])
            // What a server adds says that one is there.
            let packed = try unpacked("assets/preferences.css")
            #expect(normal.body.starts(with: packed))
            #expect(normal.text.contains("--text-factor: 1;"))
            #expect(style.text.contains("--text-factor: 1.8;"))
            #expect(style.text.contains("--chosen-paper: #000000;"))
        }
    }

    @Test(
        "Nobody is sent elsewhere by a preference link",
        arguments: ["https://example.org/", "//example.org", "../../x", "nope.html"]
    )
    func openRedirect(back: String) throws {
        try serve { server in
            let answer = try server.get("/ru/preferences.html?size=2&back=\(back)")
            #expect(answer["Location"] == "/ru/index.html")
        }
    }

    @Test("The second door shows pages, and nothing of the desk")
    func secondListener() throws {
        try serve(["--public", "127.0.0.1:0"]) { server in
            let door = try #require(server.publicAddress)
            #expect(try server.get("/ru/laketown.html", at: door).status == 200)
            #expect(try server.get("/ru/desk/sign-in.html").status == 200)
            #expect(try server.get("/ru/desk/sign-in.html", at: door).status == 404)
            #expect(try server.get("/ru/text/desk/report.html", at: door).status == 404)
        }
    }

    @Test("All its threads keep what they hold in one arena")
    func memory() throws {
        try serve { server in
            for target in ["/", "/ru/index.html", "/ru/search.html?q=x", "/nowhere"] { _ = try server.get(target) }
            let maps = try tool(["cat", "/proc/\(server.process)/maps"], in: folder).output
            #expect(maps.contains("[heap]"))
            // glibc reserves 64 MiB for each arena but the first, at a multiple of that; the part in use comes first.
            let size: UInt64 = 64 << 20
            let ranges = maps.split(separator: "\n").compactMap { line -> Range<UInt64>? in
                let ends = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt64($0, radix: 16) }
                return ends.count == 2 ? ends[0]..<ends[1] : nil
            }
            let arenas = zip(ranges, ranges.dropFirst()).filter { used, rest in
                used.lowerBound % size == 0 && used.upperBound == rest.lowerBound
                    && rest.upperBound - used.lowerBound == size
            }
            #expect(arenas.isEmpty)
        }
    }

    @Test("A signal ends the server well", arguments: [SIGTERM, SIGINT])
    func stops(signal: Int32) throws {
        let ended = try ServedBundle.serve("small.pobratim", in: folder, until: signal) { server in
            let answer = try server.get("/ru/index.html")
            #expect(answer.status == 200)
        }
        #expect(ended.exitCode == 0)
    }

    @Test("The server says in the operator's language where it serves, and that an unsigned bundle is a try-out")
    func announcement() throws {
        for (language, start) in [
            (OperatorLanguage.english, "Pobratim serves small.pobratim at "),
            (.russian, "Побратим показывает small.pobratim: "),
        ] {
            let ended = try ServedBundle.serve("small.pobratim", in: folder, language: language) { server in
                let output = String(decoding: try folder.read("server.out"), as: UTF8.self)
                #expect(output.hasPrefix(start + server.address))
            }
            #expect(ended.errors.contains("serving an unsigned bundle: a try-out"))
        }
    }

    @Test("An address that is taken is named, and another proposed")
    func portTaken() throws {
        try serve { server in
            let taken = String(server.address.dropFirst("http://".count))
            let second = try Program.run(["serve", "small.pobratim", "--listen", taken], in: folder)
            #expect(second.exitCode == 69)
            #expect(
                second.errors.hasSuffix(
                    """
                    pobratim serve: the address \(taken) cannot be opened: the address is in use [cannot-listen]
                      Next:    choose another port: `--listen 127.0.0.1:8081`.

                    """
                )
            )
        }
    }
}

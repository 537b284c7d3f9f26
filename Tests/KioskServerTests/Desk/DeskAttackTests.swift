import Logging
import PobratimTesting
import StaffDesk
import Testing

@testable import KioskServer

@Suite("Attacks on the desk")
struct DeskAttackTests {
    private let house: DeskHouse
    private let signIn = "/en/desk/sign-in.html"

    init() throws {
        house = try DeskHouse()
        try house.add("boss", email: "boss@example.org", role: .administrator)
    }

    private func wrong(_ name: String) -> [(String, String)] { [("name", name), ("password", "not this one")] }

    /// A page without what differs by right: the key of its form, and the name that was typed.
    private func comparable(_ answer: RawAnswer, _ typed: String) -> String {
        answer.text.split(separator: "\n").filter { !$0.contains("name=\"form\"") }.joined(separator: "\n")
            .replacing(typed, with: "NAME")
    }

    @Test("Names cannot be found out by signing in: the same page for the same work")
    func enumerationBySignIn() async throws {
        try await house.with { browser, _ in
            let before = house.passwords.count
            let known = try await browser.fill(signIn, "sign-in", wrong("boss"))
            let middle = house.passwords.count
            let unknown = try await browser.fill(signIn, "sign-in", wrong("nobody"))
            #expect(known.status == unknown.status)
            #expect(comparable(known, "boss") == comparable(unknown, "nobody"))
            #expect(middle - before == 1)
            #expect(house.passwords.count - middle == 1)
        }
    }

    @Test("Nor by asking for a code, nor by trying one")
    func enumerationByReset() async throws {
        try await house.with { browser, _ in
            var answers: [[String]] = []
            for typed in ["boss@example.org", "nobody@example.org"] {
                let asked = try await browser.fill("/en/desk/reset.html", "ask-for-code", [("who", typed)])
                let using = [("whose", typed), ("code", "000 000 000"), ("password", "another horse 8")]
                let tried = try await browser.fill("/en/desk/reset.html", "use-code", using)
                answers.append([
                    "\(asked.status)", asked["Location"] ?? "", "\(tried.status)", comparable(tried, typed),
                ])
            }
            #expect(answers[0] == answers[1])
        }
    }

    @Test("A token from before the sign-in is worth nothing after it")
    func fixation() async throws {
        try await house.with { browser, _ in
            let planted = String(repeating: "ab", count: 32)
            browser.set("desk", planted)
            browser.set("visit", planted)
            try await browser.signIn("boss")
            #expect(browser.cookies["desk"] != planted)
            browser.set("desk", planted)
            #expect(try await browser.get("/en/desk/account.html").status == 303)
        }
    }

    @Test(
        "A form from elsewhere does nothing",
        arguments: [
            ["Origin: http://evil.example", "Sec-Fetch-Site: cross-site"], ["Origin: null"],
            ["Sec-Fetch-Site: same-site"],
            ["Sec-Fetch-Site: none"], [], ["Origin: https://127.0.0.1"],
            ["Sec-Fetch-Site: same-origin", "Origin: http://x"],
        ]
    )
    func crossSite(own: [String]) async throws {
        try await house.with { browser, _ in
            let key = try await browser.formKey(signIn)
            let form = [("form", key), ("do", "sign-in"), ("name", "boss"), ("password", DeskHouse.password)]
            let answer = try await browser.post(signIn, form, own: own)
            #expect(answer.status == 403)
            #expect(browser.cookies["desk"] == nil)
        }
    }

    @Test("A form without its key, or with another browser's, does nothing")
    func formKeys() async throws {
        try await house.with { browser, server in
            let other = DeskBrowser(client: server.kiosk)
            let foreign = try await other.formKey(signIn)
            _ = try await browser.formKey(signIn)
            for key in ["", "00", foreign, browser.cookies["visit"] ?? ""] {
                let form = [("form", key), ("do", "sign-in"), ("name", "boss"), ("password", DeskHouse.password)]
                #expect(try await browser.post(signIn, form).status == 403)
            }
            #expect(browser.cookies["desk"] == nil)
        }
    }

    @Test("Nothing is changed by GET")
    func getChangesNothing() async throws {
        try await house.with { browser, _ in
            try await browser.signIn("boss")
            let key = try await browser.formKey("/en/desk/account.html?view=service")
            for query in ["do=end-sessions", "do=remove-account&name=boss", "do=wish&wish=sync", "do=sign-out"] {
                _ = try await browser.get("/en/desk/account.html?view=service&form=\(key)&\(query)")
                _ = try await browser.get("/en/desk/sign-in.html?form=\(key)&\(query)")
            }
            #expect(try await browser.get("/en/desk/account.html").status == 200)
            #expect(try !house.folder.names().contains("sync"))
        }
    }

    @Test("Of sixty passwords tried side by side five are looked at")
    func bruteForce() async throws {
        try await house.with { browser, _ in
            let key = try await browser.formKey(signIn)
            let before = house.passwords.count
            await withTaskGroup { group in
                for number in 0..<60 {
                    group.addTask {
                        let form = [
                            ("form", key), ("do", "sign-in"), ("name", "boss"), ("password", "guess \(number)"),
                        ]
                        _ = try? await browser.post(signIn, form)
                    }
                }
            }
            #expect(house.passwords.count - before == 5)
            #expect(try await browser.fill(signIn, "sign-in", wrong("boss")).status == 429)
        }
    }

    @Test("A code works once, whoever sends it again")
    func replay() async throws {
        try await house.with { browser, _ in
            let code = try house.desk.issueCode(for: try #require(AccountName("boss"))).grouped
            let form = [("whose", "boss"), ("code", code), ("password", "another horse 8")]
            #expect(try await browser.fill("/en/desk/reset.html", "use-code", form).status == 303)
            #expect(try await browser.fill("/en/desk/reset.html", "use-code", form).status == 422)
        }
    }

    @Test("A name that points here from elsewhere is refused")
    func rebinding() async throws {
        try await house.with { browser, server in
            let key = try await browser.formKey(signIn)
            let evil = "evil.example:\(server.kiosk.port)"
            #expect(try await server.kiosk.get(signIn, host: evil).status == 421)
            let form = [("form", key), ("do", "sign-in"), ("name", "boss"), ("password", DeskHouse.password)]
            let own = ["Origin: http://\(evil)", "Sec-Fetch-Site: same-origin"]
            #expect(try await browser.post(signIn, form, own: own, host: evil).status == 421)
        }
    }

    @Test("No field reaches a header or the log", arguments: ["x\r\nSet-Cookie: a=b", "x\nevil", "%0d%0aX-Evil: 1"])
    func injection(text: String) async throws {
        try await house.with { browser, server in
            let typed = [
                ("name", text), ("password", text), ("to", text), ("about", text), ("who", text), ("whose", text),
            ]
            for (page, deed) in [("sign-in", "sign-in"), ("reset", "ask-for-code"), ("reset", "use-code")] {
                let answer = try await browser.fill("/en/desk/\(page).html", deed, typed + [("code", text)])
                #expect(answer["X-Evil"] == nil)
                #expect(!answer.head.contains("a=b"))
            }
            try await browser.signIn("boss")
            _ = try await browser.fill("/en/desk/report.html", "keep-message", [("text", text), ("about", text)])
            let lines = server.log.messages(.notice) + server.log.messages(.error) + server.log.messages(.info)
            #expect(lines.allSatisfy { !$0.contains("evil") && !$0.contains("Set-Cookie") && !$0.contains("X-Evil") })
        }
    }

    @Test("HTML in every field is shown as text")
    func htmlInjection() async throws {
        try await house.with { browser, _ in
            let evil = "\"><img src=x onerror=alert(1)>'"
            let answers = [
                try await browser.fill(signIn, "sign-in", [("name", evil), ("password", evil), ("to", evil)]),
                try await browser.fill(
                    "/en/desk/reset.html",
                    "use-code",
                    [("whose", evil), ("code", evil), ("password", evil)]
                ),
                try await browser.get(
                    "/en/desk/sign-in.html?to=%22%3E%3Cimg%20src=x%3E&about=%3Cimg%3E&said=%3Cimg%3E"
                ),
            ]
            for answer in answers { #expect(!answer.text.contains("<img")) }
            try await browser.signIn("boss")
            let page = try await browser.fill("/en/desk/account.html", "change-email", [("email", evil)])
            #expect(page.status == 422)
            #expect(!page.text.contains("<img"))
            let link = "/en/desk/account.html?view=service"
            let added = try await browser.fill(
                link,
                "add-account",
                [("new-name", evil), ("new-email", evil), ("role", evil)]
            )
            #expect(!added.text.contains("<img"))
        }
    }

    @Test("Uploads are refused, and so is a form that is too large")
    func uploads() async throws {
        try await house.with { browser, server in
            let key = try await browser.formKey(signIn)
            let upload = try await browser.post(signIn, [("form", key)], type: "multipart/form-data; boundary=x")
            #expect(upload.status == 415)
            #expect(upload.text.contains("no files."))
            let large = String(repeating: "x", count: 70_000)
            #expect(try await browser.post(signIn, [("form", key), ("name", large)]).status == 413)
            let chunked = try await server.kiosk.exchange([
                "POST \(signIn) HTTP/1.1\r\nHost: 127.0.0.1:\(server.kiosk.port)\r\nTransfer-Encoding: chunked\r\n\r\n"
            ])
            #expect(RawAnswer(chunked)?.status == 411)
        }
    }

    @Test("A form that stays away half is answered and cut off, and others are served meanwhile")
    func halfSentBody() async throws {
        var house = house
        house.configuration.formTimeout = .milliseconds(200)
        try await house.with { browser, server in
            let head =
                "POST \(signIn) HTTP/1.1\r\nHost: 127.0.0.1:\(server.kiosk.port)\r\n"
                + "Origin: http://127.0.0.1:\(server.kiosk.port)\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\n"
            async let slow = server.kiosk.exchange([head, "do=sign-in", "&name=b"])
            async let cut = server.kiosk.exchange([head, "do="], closesOwnEnd: true)
            #expect(try await browser.get(signIn).status == 200)
            // The exchange ends only when the server closes.
            #expect(RawAnswer(try await slow)?.status == 408)
            _ = try await cut
            #expect(try await browser.get(signIn).status == 200)
        }
    }

    @Test("The public door knows no desk", arguments: ["/en/desk/sign-in.html", "/ru/text/desk/account.html"])
    func publicListener(path: String) async throws {
        try await house.with { browser, server in
            #expect(try await server.visitors.get(path).status == 404)
            let other = DeskBrowser(client: server.visitors)
            #expect(try await other.post(path, [("do", "sign-in")]).status == 405)
            try await browser.signIn("boss")
            let cookie = "Cookie: desk=\(browser.cookies["desk"] ?? "")"
            #expect(try await server.visitors.get(path, fields: [cookie]).status == 404)
        }
    }

    @Test("A page of the desk takes forms and says so, where it is live")
    func methods() async throws {
        try await house.with { browser, server in
            let live = try await browser.client.get("/ru/desk/sign-in.html", method: "PUT")
            #expect(live.status == 405)
            #expect(live["Allow"] == "GET, HEAD, POST")
            for client in [browser.client, server.visitors] {
                for target in ["/ru/qingdao.html", "/de/desk/sign-in.html", "/ru/desk/other.html"] {
                    #expect(try await client.get(target, method: "PUT")["Allow"] == "GET, HEAD")
                }
            }
            #expect(try await server.visitors.get("/ru/desk/sign-in.html", method: "PUT")["Allow"] == "GET, HEAD")
        }
        // Without a desk the page is sent as packed.
        try await RunningServer.with(DeskHouse.site()) { server in
            let packed = try await server.kiosk.get("/ru/desk/sign-in.html", method: "PUT")
            #expect(packed["Allow"] == "GET, HEAD")
        }
    }

    @Test("No page of the desk may stand in another's frame, be kept, or run a script that is not its own")
    func headers() async throws {
        try await house.with { browser, _ in
            for page in DeskHouse.pages {
                let answer = try await browser.get("/en/desk/\(page).html")
                #expect(answer["X-Frame-Options"] == "DENY")
                #expect(answer["Content-Security-Policy"]?.contains("frame-ancestors 'none'") == true)
                #expect(answer["Content-Security-Policy"]?.contains("unsafe") == false)
                #expect(answer["Cache-Control"] == "no-store")
            }
        }
    }

    @Test("When the screen returns to its start, who was signed in is so no longer; no other site can cause that")
    func screenReset() async throws {
        try await house.with { browser, server in
            try await browser.signIn("boss")
            let session = try #require(browser.cookies["desk"])
            _ = try await browser.post("/screen/reset", [], own: ["Origin: http://evil.example"])
            browser.set("desk", session)
            #expect(try await browser.get("/en/desk/account.html").status == 200)
            _ = try await DeskBrowser(client: server.visitors).post("/screen/reset", [])
            _ = try await browser.post("/screen/reset", [])
            browser.set("desk", session)
            #expect(try await browser.get("/en/desk/account.html").status == 303)
        }
    }

    @Test("Cookies are for this host, for no script, and for no other site")
    func cookies() async throws {
        try await house.with { browser, _ in
            let visit = try #require(try await browser.get(signIn)["Set-Cookie"])
            let session = try #require(try await browser.signIn("boss")["Set-Cookie"])
            for cookie in [visit, session] { #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Strict")) }
        }
    }
}

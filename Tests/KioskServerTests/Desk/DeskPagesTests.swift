import Database
import PobratimTesting
import StaffDesk
import Synchronization
import Testing

@testable import KioskServer

@Suite("The desk pages")
struct DeskPagesTests {
    private let house: DeskHouse

    init() throws {
        house = try DeskHouse()
        try house.add("boss", email: "boss@example.org", role: .administrator)
        try house.add("ivan")
    }

    @Test("Signing in leads to the personal page, signing out away from it")
    func signInAndOut() async throws {
        try await house.with { browser, _ in
            let unknown = try await browser.get("/en/desk/account.html")
            #expect(unknown.status == 303)
            #expect(unknown["Location"] == "sign-in.html?to=account")
            let answer = try await browser.signIn("ivan")
            #expect(answer.status == 303)
            #expect(answer["Location"] == "account.html")
            let page = try await browser.get("/en/desk/account.html")
            #expect(page.status == 200)
            #expect(page.text.contains("<dd>ivan</dd>"))
            #expect(page["Cache-Control"] == "no-store")
            #expect(!page.text.contains("view=service"))
            let out = try await browser.fill("/en/desk/account.html", "nothing", [])
            #expect(out.status == 200)
            let key = try await browser.formKey("/en/desk/account.html")
            let gone = try await browser.post("/en/desk/sign-in.html", [("form", key), ("do", "sign-out")])
            #expect(gone["Location"] == "sign-in.html?said=signed-out")
            #expect(browser.cookies["desk"] == nil)
            #expect(try await browser.get("/en/desk/account.html").status == 303)
        }
    }

    @Test(
        "The pages stand in the frame of the bundle, in every language and version",
        arguments: ["ru", "en", "ru/text"]
    )
    func frames(folder: String) async throws {
        try await house.with { browser, _ in
            for page in DeskHouse.pages where page != "account" {
                let answer = try await browser.get("/\(folder)/desk/\(page).html")
                #expect(answer.status == 200)
                #expect(answer.text.contains("<nav>"))
                #expect(!answer.text.contains("As packed."))
                #expect(answer["Content-Language"] == String(folder.prefix(2)))
            }
        }
    }

    @Test("Without a desk they are sent as packed")
    func withoutDesk() async throws {
        try await RunningServer.with(DeskHouse.site()) { server in
            let isPacked = try await DeskBrowser(client: server.kiosk).shows("As packed.", at: "/en/desk/sign-in.html")
            #expect(isPacked)
            let posted = try await server.kiosk.get("/en/desk/sign-in.html", method: "POST")
            #expect(posted.status == 405)
        }
    }

    @Test("A message that was kept is told by its number, and is on the disk by then")
    func message() async throws {
        try await house.with { browser, _ in
            try await browser.signIn("ivan")
            let typed = "The screen is\r\ndark <script>alert(1)</script>"
            let answer = try await browser.fill("/en/desk/support.html", "keep-message", [("text", typed)])
            #expect(answer["Location"] == "support.html?kept=1")
            let other = try StaffDesk(
                path: house.folder.path("desk.sqlite"),
                clock: StillClock(),
                passwords: house.passwords
            )
            #expect(try other.message(1)?.text == "The screen is\ndark <script>alert(1)</script>")
            #expect(
                try await browser.get("/en/desk/support.html?kept=1").text.contains(
                    "Message no. 1: kept here, has not left yet."
                )
            )
            let untold = try await browser.get("/en/desk/support.html?kept=2").text
            #expect(!untold.contains("Message no."))
            let account = try await browser.get("/en/desk/account.html").text
            #expect(account.contains("kept here, has not left yet"))
            #expect(account.contains("dark &lt;script&gt;alert(1)&lt;/script&gt;"))
            #expect(!account.contains("<script>alert"))
            try house.desk.markMailed(1)
            let mailed = try await browser.get("/en/desk/support.html?kept=1").text
            #expect(mailed.contains("Message no. 1: handed to this machine"))
            #expect(!mailed.contains("has not left yet"))
        }
    }

    @Test("An error report names the page it came from, also after a sign-in in between")
    func report() async throws {
        try await house.with { browser, server in
            let referer = ["Referer: http://127.0.0.1:\(server.kiosk.port)/ru/qingdao.html?x=1"]
            let first = try await browser.get("/en/desk/report.html", fields: referer).text
            #expect(first.contains("sign-in.html?to=report&amp;about=ru/qingdao.html"))
            let signIn = "/en/desk/sign-in.html?to=report&about=ru/qingdao.html"
            let typed = [
                ("name", "ivan"), ("password", DeskHouse.password), ("to", "report"), ("about", "ru/qingdao.html"),
            ]
            let answer = try await browser.fill(signIn, "sign-in", typed)
            #expect(answer["Location"] == "report.html?about=ru/qingdao.html")
            let page = try await browser.get("/en/desk/report.html?about=ru/qingdao.html").text
            #expect(page.contains("name=\"about\" value=\"ru/qingdao.html\""))
            let sent = [("text", "A wrong year"), ("about", "ru/qingdao.html")]
            _ = try await browser.fill("/en/desk/report.html", "keep-message", sent)
            #expect(try house.desk.message(1)?.page == "ru/qingdao.html")
        }
    }

    @Test(
        "A report may name pages of the bundle only",
        arguments: ["https://evil.example/", "../x.html", "ru/none.html", "\"><b>"]
    )
    func reportElsewhere(page: String) async throws {
        try await house.with { browser, _ in
            try await browser.signIn("ivan")
            _ = try await browser.fill("/en/desk/report.html", "keep-message", [("text", "x"), ("about", page)])
            #expect(try house.desk.message(1)?.page == nil)
        }
    }

    @Test("Visitors report without sign-in only where that is allowed, three times a visit and ten times an hour")
    func visitorReports() async throws {
        try await house.with { browser, _ in
            let asksToSignIn = try await browser.shows("Сначала войдите.", at: "/ru/desk/report.html")
            #expect(asksToSignIn)
        }
        var open = house
        open.configuration.desk?.allowsVisitorReports = true
        try await open.with { first, server in
            for number in 1...3 {
                let answer = try await first.fill("/ru/desk/report.html", "keep-message", [("text", "x")])
                #expect(answer["Location"] == "report.html?kept=\(number)")
            }
            let fourth = try await first.fill("/ru/desk/report.html", "keep-message", [("text", "x")])
            #expect(fourth.status == 422)
            #expect(fourth.text.contains("Больше сообщений за одно посещение не принимается."))
            #expect(try await first.shows("Сообщение № 1: ", at: "/ru/desk/report.html?kept=1"))
            for number in 4...10 {
                let other = DeskBrowser(client: server.kiosk)
                let isTold = try await other.shows("Сообщение № 1: ", at: "/ru/desk/report.html?kept=1")
                #expect(!isTold)
                let answer = try await other.fill("/ru/desk/report.html", "keep-message", [("text", "x")])
                #expect(answer["Location"] == "report.html?kept=\(number)")
            }
            let last = DeskBrowser(client: server.kiosk)
            #expect(try await last.fill("/ru/desk/report.html", "keep-message", [("text", "x")]).status == 422)
            #expect(try await last.shows("Сначала войдите.", at: "/ru/desk/support.html"))
        }
    }

    @Test("What was wrong stands beside its field, and what was typed is still there")
    func mistakes() async throws {
        try await house.with { browser, _ in
            let answer = try await browser.signIn("ivan", "wrong password")
            #expect(answer.status == 422)
            #expect(answer.text.contains("role=\"alert\""))
            #expect(answer.text.contains("<a href=\"#f-name\">The name or the password is wrong.</a>"))
            #expect(answer.text.contains("aria-describedby=\"f-name-error\" aria-invalid=\"true\""))
            #expect(answer.text.contains("value=\"ivan\""))
            #expect(!answer.text.contains("wrong password\""))
        }
    }

    @Test("E-mail address and password are changed with the present password")
    func changes() async throws {
        try await house.with { browser, _ in
            try await browser.signIn("ivan")
            let page = "/en/desk/account.html"
            let wrong = [("email", "i@example.org"), ("present-for-email", "no")]
            #expect(try await browser.fill(page, "change-email", wrong).status == 422)
            let taken = [("email", "BOSS@example.org"), ("present-for-email", DeskHouse.password)]
            #expect(
                try await browser.fill(page, "change-email", taken).text.contains("Somebody else has this address.")
            )
            let right = [("email", "i@example.org"), ("present-for-email", DeskHouse.password)]
            #expect(try await browser.fill(page, "change-email", right)["Location"] == "account.html?said=email")
            let new = [("present", DeskHouse.password), ("new", "another horse 8")]
            #expect(try await browser.fill(page, "change-password", new)["Location"] == "account.html?said=password")
            #expect(try house.desk.accounts.last?.email == "i@example.org")
            #expect(try await browser.signIn("ivan").status == 200)
        }
    }

    @Test("The service page is an administrator's alone, and so are its deeds")
    func serviceIsClosed() async throws {
        try await house.with { browser, _ in
            try await browser.signIn("ivan")
            let page = try await browser.get("/en/desk/account.html?view=service").text
            #expect(!page.contains("Installed pages"))
            let key = try await browser.formKey("/en/desk/account.html")
            for deed in ["wish", "issue-code", "add-account", "remove-account"] {
                let form = [
                    ("form", key), ("do", deed), ("name", "boss"), ("wish", "sync"), ("new-name", "eve"), ("sure", "1"),
                ]
                _ = try await browser.post("/en/desk/account.html?view=service", form)
            }
            #expect(try house.desk.accounts.map(\.name) == ["boss", "ivan"])
            #expect(try !house.desk.hasCode(1))
            #expect(try !house.folder.names().contains("sync"))
        }
    }

    @Test("The service page shows the machine, asks it for what staff may ask, and issues codes")
    func service() async throws {
        try await house.with { browser, _ in
            try await browser.signIn("boss")
            let link = "/en/desk/account.html?view=service"
            let page = try await browser.get(link).text
            #expect(page.contains("7-ab (still on trial)"))
            #expect(page.contains("8-cd"))
            #expect(page.contains("A &lt;b&gt;stick&lt;/b&gt; was pulled"))
            for wish in ["sync", "restart-browser"] {
                let answer = try await browser.fill(link, "wish", [("wish", wish)])
                #expect(answer["Location"] == "account.html?view=service&said=wished")
                #expect(try house.folder.names().contains(wish))
            }
            let done = try await browser.fill(link, "wish", [("wish", "install-held")])
            #expect(done["Location"] == "account.html?view=service&said=done")
            #expect(try await browser.fill(link, "wish", [("wish", "rollback")]).status == 422)
            #expect(try Set(house.folder.names()).isDisjoint(with: ["install-held", "rollback"]))
            let added = try await browser.fill(link, "add-account", [("new-name", "anna"), ("role", "1")]).text
            let start = try #require(added.firstRange(of: "<p class=\"desk-code\">"))
            let code = String(added[start.upperBound...].prefix { $0 != "<" })
            #expect(code.utf8.count == 11)
            let using = [("whose", "anna"), ("code", code), ("password", "another horse 8")]
            #expect(
                try await browser.fill("/en/desk/reset.html", "use-code", using)["Location"]
                    == "sign-in.html?said=reset"
            )
            #expect(try await browser.signIn("anna", "another horse 8").status == 303)
            try await browser.signIn("boss")
            let asked = try await browser.fill(link, "remove-account", [("name", "anna")]).text
            #expect(asked.contains("Shall anna sign in no more?"))
            #expect(try house.desk.accounts.count == 3)
            let removed = try await browser.fill(link, "remove-account", [("name", "anna"), ("sure", "1")])
            #expect(removed["Location"] == "account.html?view=service&said=removed")
            #expect(try house.desk.accounts.map(\.name) == ["boss", "ivan"])
        }
    }

    @Test("The service page offers what can be done as things are, and nothing that could only say no")
    func offers() async throws {
        try await house.with { browser, _ in
            try await browser.signIn("boss")
            let (back, anyway) = ("value=\"rollback\"", "value=\"install-held\"")
            for (canReturn, canInstallHeld) in [(true, false), (false, true), (false, false)] {
                house.bundles.now.withLock {
                    $0?.canReturn = canReturn
                    $0?.canInstallHeld = canInstallHeld
                }
                let page = try await browser.get("/en/desk/account.html?view=service").text
                #expect(page.contains(back) == canReturn)
                #expect(page.contains(anyway) == canInstallHeld)
                #expect(page.contains("value=\"sync\""))
            }
            house.bundles.now.withLock { $0 = nil }
            let page = try await browser.get("/en/desk/account.html?view=service").text
            #expect(!page.contains(back) && !page.contains(anyway))
        }
    }

    @Test("Who asks for the service page and is not signed in yet comes to it by signing in")
    func serviceAfterSignIn() async throws {
        try await house.with { browser, _ in
            let asked = try await browser.get("/en/desk/account.html?view=service")
            #expect(asked["Location"] == "sign-in.html?to=service")
            let typed = [("name", "boss"), ("password", DeskHouse.password), ("to", "service")]
            let answer = try await browser.fill("/en/desk/sign-in.html?to=service", "sign-in", typed)
            #expect(answer["Location"] == "account.html?view=service")
        }
    }

    @Test("The service page stays where its language or its version changes, and nobody else is led there")
    func keepsView() async throws {
        try await house.with { browser, server in
            func location(_ page: String, from other: String) async throws -> String? {
                let referer = "Referer: http://127.0.0.1:\(server.kiosk.port)/\(other)"
                return try await browser.get("/\(page)", fields: [referer])["Location"]
            }
            let service = "ru/desk/account.html?view=service"
            let said = "en/desk/account.html?view=service&said=done"
            try await browser.signIn("boss")
            for (page, other) in [("en/desk/account.html", service), ("en/text/desk/account.html", said)] {
                #expect(try await location(page, from: other) == "account.html?view=service")
            }
            // The way back to one's own page, and ways from elsewhere.
            #expect(try await location("ru/desk/account.html", from: service) == nil)
            #expect(try await location("en/desk/account.html", from: "ru/desk/account.html") == nil)
            #expect(try await location("en/desk/account.html?said=done", from: service) == nil)
            #expect(try await location("en/desk/support.html", from: service) == nil)
        }
    }

    @Test("A message that the disk does not take is on the page still, and so is what it takes later")
    func diskTakesNothing() async throws {
        try await house.with { browser, _ in
            try await browser.signIn("ivan")
            let disk = try Connection(writing: house.folder.path("desk.sqlite"))
            try disk.execute("CREATE TRIGGER full BEFORE INSERT ON messages BEGIN SELECT raise(ABORT, 'no room'); END")
            let typed = "Half an hour of typing"
            let answer = try await browser.fill("/en/desk/support.html", "keep-message", [("text", typed)])
            #expect(answer.status == 500)
            #expect(answer.text.contains(">\n\(typed)</textarea>"))
            #expect(answer.text.contains("The desk cannot be reached just now."))
            try disk.execute("DROP TRIGGER full")
            let again = try await browser.fill("/en/desk/support.html", "keep-message", [("text", typed)])
            #expect(again["Location"] == "support.html?kept=1")
        }
    }

    @Test("An address alone does not say that something was done", arguments: ["password", "email", "done", "removed"])
    func saidByAddress(said: String) async throws {
        try await house.with { browser, _ in
            try await browser.signIn("boss")
            let new = [("email", "b@example.org"), ("present-for-email", DeskHouse.password)]
            _ = try await browser.fill("/en/desk/account.html", "change-email", new)
            for view in ["account.html?", "account.html?view=service&"] {
                let saysIt = try await browser.shows("role=\"status\"", at: "/en/desk/\(view)said=\(said)")
                #expect(saysIt == (said == "email"))
            }
        }
    }

    @Test("What is not there cannot be removed, and nobody says it was")
    func removingNobody() async throws {
        try await house.with { browser, _ in
            try await browser.signIn("boss")
            let link = "/en/desk/account.html?view=service"
            let answer = try await browser.fill(link, "remove-account", [("name", "nobody"), ("sure", "1")])
            #expect(answer.status == 422)
            #expect(answer.text.contains("Nobody has that name."))
        }
    }

    @Test("A machine without mail: the request waits on the service page")
    func waitingRequest() async throws {
        try await house.with { browser, _ in
            for typed in ["boss@example.org", "nobody@example.org"] {
                let answer = try await browser.fill("/en/desk/reset.html", "ask-for-code", [("who", typed)])
                #expect(answer["Location"] == "reset.html?said=asked")
            }
            while try house.desk.codeRequests(unsent: []).isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            try await browser.signIn("boss")
            let page = try await browser.get("/en/desk/account.html?view=service").text
            #expect(page.contains("<li>boss, asked 0 min ago"))
            #expect(!page.contains("nobody@"))
        }
    }

    @Test("With mail the code goes into the spool, for its unit alone to read")
    func mailedCode() async throws {
        var house = house
        let spool = MailSpool(DeskFiles(state: house.folder.path))
        let address = EmailAddress("support@example.org")
        house.configuration.desk?.mail = FrontDesk.MailService(spool: spool, supportAddress: address)
        try await house.with { browser, _ in
            _ = try await browser.fill("/en/desk/reset.html", "ask-for-code", [("who", "boss@example.org")])
            while spool.items.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            #expect(spool.items == [.reset(account: 1)])
            #expect(try house.folder.permissions("mail/reset-1.eml") == 0o600)
            try await browser.signIn("ivan")
            _ = try await browser.fill("/en/desk/support.html", "keep-message", [("text", "x")])
            #expect(Set(spool.items) == [.reset(account: 1), .message(1)])
            #expect(try house.desk.message(1)?.state == .written)
        }
    }
}

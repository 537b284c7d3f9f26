import Database
import PobratimTesting
import StaffDesk
import Synchronization
import Testing

@testable import KioskServer

@Suite("The service page")
struct ServicePageTests {
    private let house: DeskHouse

    init() throws { house = try DeskHouse.staffed() }

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

    @Test("Who was added and got no code is on the page, which says so, and can issue one")
    func addedWithoutCode() async throws {
        try await house.with { browser, _ in
            try await browser.signIn("boss")
            let link = "/en/desk/account.html?view=service"
            let disk = try Connection(writing: house.folder.path("desk.sqlite"))
            try disk.execute("CREATE TRIGGER full BEFORE INSERT ON codes BEGIN SELECT raise(ABORT, 'no room'); END")
            let added = try await browser.fill(link, "add-account", [("new-name", "anna"), ("role", "1")])
            let next = try #require(added["Location"])
            #expect(next == "account.html?view=service&said=no-code")
            let page = try await browser.get("/en/desk/\(next)").text
            #expect(page.contains("Added, but there is no code yet."))
            #expect(page.contains("<button type=\"submit\">Issue a code: anna</button>"))
            try disk.execute("DROP TRIGGER full")
            let issued = try await browser.fill(link, "issue-code", [("name", "anna")]).text
            #expect(issued.contains("<p class=\"desk-code\">"))
        }
    }

    @Test("Who is added while many sign in is no less added")
    func addedWhileBusy() async throws {
        try await house.with { browser, server in
            try await browser.signIn("boss")
            let others = (0..<7).map { _ in DeskBrowser(client: server.kiosk) }
            let key = try await browser.formKey("/en/desk/account.html?view=service")
            house.passwords.isHeld.withLock { $0 = true }
            await withTaskGroup { group in
                for other in others { group.addTask { _ = try? await other.signIn("ivan") } }
                // Those whose passwords wait are six; the seventh has an answer.
                await group.next()
                let form = [("form", key), ("do", "add-account"), ("new-name", "anna"), ("role", "1")]
                let added = try? await browser.post("/en/desk/account.html", form)
                #expect(added?["Location"] == "account.html?view=service&said=no-code")
                house.passwords.isHeld.withLock { $0 = false }
            }
            #expect(try house.desk.accounts.map(\.name) == ["anna", "boss", "ivan"])
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
}

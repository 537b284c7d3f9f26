import StaffDesk
import Testing

@testable import KioskServer

@Suite("The desk pages")
struct DeskPagesTests {
    private let house: DeskHouse

    init() throws { house = try DeskHouse.staffed() }

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

    @Test("Who resets a password by their e-mail address may not take their name for it either")
    func nameAsNewPassword() async throws {
        try house.add("Konstantin.Petrov", email: "kp@example.org")
        let code = try house.desk.issueCode(for: try #require(AccountName("Konstantin.Petrov"))).grouped
        try await house.with { browser, _ in
            func use(_ password: String) async throws -> RawAnswer {
                let typed = [("whose", "kp@example.org"), ("code", code), ("password", password)]
                return try await browser.fill("/en/desk/reset.html", "use-code", typed)
            }
            for password in ["konstantin.petrov", "KONSTANTIN.PETROV 1", "kp@example.org"] {
                let answer = try await use(password)
                #expect(answer.status == 422)
                #expect(answer.text.contains("<a href=\"#f-password\">The password is too simple"))
            }
            #expect(try await use("another horse 8")["Location"] == "sign-in.html?said=reset")
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
}

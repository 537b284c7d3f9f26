import Database
import PobratimTesting
import StaffDesk
import Testing

@testable import KioskServer

@Suite("Messages and error reports")
struct DeskMessageTests {
    private let house: DeskHouse

    init() throws { house = try DeskHouse.staffed() }

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

    @Test("An error report names the page it came from, also after a sign-in in between")
    func report() async throws {
        try await house.with { browser, server in
            let referer = ["Referer: http://127.0.0.1:\(server.kiosk.port)/ru/qingdao.html?x=1"]
            let first = try await browser.get("/en/desk/report.html", fields: referer)
            #expect(first["Location"] == "report.html?about=ru/qingdao.html")
            let asked = try await browser.get("/en/desk/report.html?about=ru/qingdao.html").text
            #expect(asked.contains("sign-in.html?to=report&amp;about=ru/qingdao.html"))
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

    @Test("A desk page is never what a report is about, but leads on to what it was about itself")
    func reportFromDesk() async throws {
        try await house.with { browser, server in
            try await browser.signIn("ivan")
            func target(from referer: String) async throws -> String? {
                let field = "Referer: http://127.0.0.1:\(server.kiosk.port)/\(referer)"
                return try await browser.get("/en/desk/report.html", fields: [field])["Location"]
            }
            #expect(try await target(from: "ru/desk/report.html") == nil)
            #expect(try await target(from: "ru/text/desk/sign-in.html?said=reset") == nil)
            #expect(try await target(from: "ru/desk/report.html?about=ru/desk/report.html") == nil)
            let kept = try await target(from: "ru/desk/report.html?about=ru/qingdao.html")
            #expect(kept == "report.html?about=ru/qingdao.html")
            let page = try await browser.get("/en/desk/report.html?about=ru/preferences.html").text
            #expect(page.contains("About the page “Settings”"))
        }
    }

    @Test(
        "A report may name pages of the bundle only",
        arguments: ["https://evil.example/", "../x.html", "ru/none.html", "\"><b>", "ru/desk/report.html"]
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

    @Test("A report that was not kept takes nothing from what a visit may report")
    func reportsNotKept() async throws {
        var open = house
        open.configuration.desk?.allowsVisitorReports = true
        try await open.with { browser, _ in
            let disk = try Connection(writing: house.folder.path("desk.sqlite"))
            try disk.execute("CREATE TRIGGER full BEFORE INSERT ON messages BEGIN SELECT raise(ABORT, 'no room'); END")
            for _ in 1...4 {
                let answer = try await browser.fill("/en/desk/report.html", "keep-message", [("text", "x")])
                #expect(answer.status == 500)
            }
            try disk.execute("DROP TRIGGER full")
            let again = try await browser.fill("/en/desk/report.html", "keep-message", [("text", "x")])
            #expect(again["Location"] == "report.html?kept=1")
        }
    }

    @Test("Reports that a visit sends side by side keep to what it may report")
    func reportsInParallel() async throws {
        var open = house
        open.configuration.desk?.allowsVisitorReports = true
        try await open.with { browser, _ in
            let key = try await browser.formKey("/en/desk/report.html")
            let form = [("form", key), ("do", "keep-message"), ("text", "x")]
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<12 { group.addTask { try await browser.post("/en/desk/report.html", form).status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.count { $0 == 303 } == 3)
            #expect(statuses.count { $0 == 422 } == 9)
        }
    }
}

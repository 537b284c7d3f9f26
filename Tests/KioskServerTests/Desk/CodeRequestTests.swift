import PobratimTesting
import StaffDesk
import Testing

@testable import KioskServer

@Suite("Asking for a code")
struct CodeRequestTests {
    private let house: DeskHouse

    init() throws { house = try DeskHouse.staffed() }

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

import FoundationEssentials
import PobratimTesting
import StaffDesk
import Testing

@Suite("The machine behind the desk")
struct MachineTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("Health tells what the kernel tells, as JSON, too")
    func health() throws {
        let health = MachineHealth(state: folder.path, errors: ["x"])
        let (free, total) = (try #require(health.diskFree), try #require(health.diskTotal))
        #expect(0 < free && free <= total)
        #expect(try #require(health.memoryTotal) >= #require(health.memoryFree))
        #expect(health.uptime > 0)
        #expect(try JSONDecoder().decode(MachineHealth.self, from: Data(health.json)) == health)
    }

    @Test("A request is an empty file of that name; without the folder nobody is asked")
    func requests() throws {
        #expect(KioskRequests(folder: folder.path("none")) == nil)
        let requests = try #require(KioskRequests(folder: folder.path))
        for wish in KioskRequests.Wish.allCases { try requests.ask(wish) }
        #expect(try folder.names() == ["install-held", "restart-browser", "rollback", "sync"])
    }

    @Test("The machine's clock runs, and says a time of day only where it is believed")
    func clock() throws {
        let reading = try SystemDeskClock().reading
        #expect(!reading.boot.isEmpty)
        #expect(reading.uptime > 0)
        #expect(reading.wall.map { $0.seconds > 1_767_225_600 } ?? true)
    }

    @Test("A start of the machine that has no name is no start", arguments: [nil, "", "\n"])
    func namelessStart(file: String?) throws {
        if let file { try folder.write(Array(file.utf8), to: "boot_id") }
        let path = folder.path("boot_id")
        #expect(throws: DeskError.noBootID(path: path)) { try SystemDeskClock(bootID: path) }
    }

    @Test("The spool gives codes before messages, those by number, and no file that it did not write")
    func spool() throws {
        let spool = MailSpool(DeskFiles(state: folder.path))
        #expect(spool.items.isEmpty)
        let address = try #require(EmailAddress("a@example.org"))
        let mail = MailFile(resetAt: address, subject: "s", text: "t")
        for item in [MailSpool.Item.message(10), .message(7), .reset(account: 2)] { try spool.put(mail, as: item) }
        try folder.write([], to: "mail/else.eml")
        #expect(spool.items == [.reset(account: 2), .message(7), .message(10)])
        #expect(spool.unsentCodes == [2])
        try spool.remove(.message(7))
        #expect(spool.items == [.reset(account: 2), .message(10)])
    }
}

import Glibc
import PobratimTesting
import StaffDesk
import Synchronization
import Testing

@testable import KioskServer

/// A desk behind a running server, with passwords that cost nothing but are counted.
struct DeskHouse: Sendable {
    let folder: TemporaryFolder
    let desk: StaffDesk
    let passwords = CountedHashing()
    var configuration: ServeConfiguration
    let bundles = StillBundles(
        KioskService.Bundles(
            current: "7-ab",
            previous: nil,
            held: "8-cd",
            isOnTrial: true,
            canReturn: false,
            canInstallHeld: false
        )
    )

    static let password = "correct horse 7"
    static let pages = ["sign-in", "reset", "account", "support", "report"]

    init() throws {
        folder = try TemporaryFolder()
        desk = try StaffDesk(path: folder.path("desk.sqlite"), clock: StillClock(), passwords: passwords)
        configuration = RunningServer.configuration
        let state = folder.path
        configuration.desk = FrontDesk(
            desk: desk,
            files: DeskFiles(state: state),
            service: KioskService(
                bundles: { [bundles] in bundles.now.withLock { $0 } },
                health: { MachineHealth(state: state, errors: ["A <b>stick</b> was pulled"]) },
                own: [.installHeld: { true }, .rollback: { false }],
                requests: KioskRequests(folder: state)
            )
        )
    }

    /// With `boss`, an administrator, and `ivan` of the staff.
    static func staffed() throws -> DeskHouse {
        let house = try DeskHouse()
        try house.add("boss", email: "boss@example.org", role: .administrator)
        try house.add("ivan")
        return house
    }

    func add(_ name: String, email: String? = nil, role: Account.Role = .staff) throws {
        let address = try email.map { try #require(EmailAddress($0)) }
        try desk.add(#require(AccountName(name)), email: address, role: role, password: Self.password)
    }

    static func site() throws -> SiteInMemory {
        var contents = SiteInMemory.contents
        for page in pages {
            for language in ["ru", "en"] {
                contents["\(language)/desk/\(page).html"] = SiteInMemory.template(language)
                contents["\(language)/text/desk/\(page).html"] = SiteInMemory.template(language)
            }
        }
        return try SiteInMemory(contents)
    }

    func with(_ body: (DeskBrowser, RunningServer) async throws -> Void) async throws {
        try await RunningServer.with(Self.site(), configuration: configuration) { server in
            try await body(DeskBrowser(client: server.kiosk), server)
        }
    }
}

/// What is installed, as a test says.
final class StillBundles: Sendable {
    let now: Mutex<KioskService.Bundles?>
    init(_ bundles: KioskService.Bundles?) { now = Mutex(bundles) }
}

/// A browser that keeps cookies, sends what forms hold, and nothing else.
final class DeskBrowser: Sendable {
    let client: RawClient
    private let jar = Mutex<[String: String]>([:])

    init(client: RawClient) { self.client = client }

    var cookies: [String: String] { jar.withLock { $0 } }
    func set(_ name: String, _ value: String?) { jar.withLock { $0[name] = value } }

    private var cookieField: [String] {
        let pairs = cookies.map { "\($0.key)=\($0.value)" }.sorted()
        return pairs.isEmpty ? [] : ["Cookie: \(pairs.joined(separator: "; "))"]
    }

    func get(_ target: String, fields: [String] = []) async throws -> RawAnswer {
        let answer = try await client.get(target, fields: cookieField + fields)
        keep(answer)
        return answer
    }

    func shows(_ text: String, at target: String) async throws -> Bool { try await get(target).text.contains(text) }

    /// - Parameter own: the fields by which a browser says where the form was; `nil` for those of a page of this listener.
    func post(
        _ target: String,
        _ form: [(String, String)],
        own: [String]? = nil,
        type: String = "application/x-www-form-urlencoded",
        host: String? = nil
    ) async throws -> RawAnswer {
        let body = form.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        let own = own ?? ["Origin: http://127.0.0.1:\(client.port)", "Sec-Fetch-Site: same-origin"]
        let fields = own + cookieField + ["Content-Type: \(type)", "Content-Length: \(body.utf8.count)"]
        let head = ["POST \(target) HTTP/1.1", "Host: \(host ?? "127.0.0.1:\(client.port)")", "Connection: close"]
        let bytes = try await client.exchange([(head + fields).joined(separator: "\r\n") + "\r\n\r\n" + body])
        guard let answer = RawAnswer(bytes) else { throw RawClient.ClientError.noAnswer(bytes) }
        keep(answer)
        return answer
    }

    /// Opens the page, and sends its form with what was typed.
    func fill(_ target: String, _ deed: String, _ typed: [(String, String)]) async throws -> RawAnswer {
        let key = try await formKey(target)
        let page = String(target.prefix { $0 != "?" })
        return try await post(page, [("form", key), ("do", deed)] + typed)
    }

    func formKey(_ target: String) async throws -> String {
        let page = try await get(target).text
        let start = try #require(page.firstRange(of: "name=\"form\" value=\""))
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }

    @discardableResult
    func signIn(_ name: String, _ password: String = DeskHouse.password) async throws -> RawAnswer {
        try await fill("/en/desk/sign-in.html", "sign-in", [("name", name), ("password", password)])
    }

    private func keep(_ answer: RawAnswer) {
        for line in answer.head.split(separator: "\r\n") where line.lowercased().hasPrefix("set-cookie: ") {
            let pair = line.dropFirst("set-cookie: ".count).prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            let isGone = line.contains("Max-Age=0")
            if let name = pair.first { set(String(name), isGone ? nil : pair.dropFirst().first.map(String.init) ?? "") }
        }
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.utf8.count == 1 ? "0" : "") + digits
        }.joined()
    }
}

/// A clock on which no wait is ever over.
struct StillClock: DeskClock {
    let reading = ClockReading(boot: "still", uptime: 1000, wall: nil)
}

/// A hash that costs nothing, and counts.
final class CountedHashing: PasswordHashing {
    private let made = Mutex(0)
    /// Whether hashes wait.
    let isHeld = Mutex(false)

    let cost = PasswordHash.Cost(logRounds: 1, blockSize: 1, parallelism: 1)
    var count: Int { made.withLock { $0 } }

    func hash(_ password: String, salt: [UInt8], cost: PasswordHash.Cost) -> [UInt8] {
        while isHeld.withLock({ $0 }) { usleep(1000) }
        made.withLock { $0 += 1 }
        return Array(Array("\(password)\(salt)".utf8).suffix(200))
    }
}

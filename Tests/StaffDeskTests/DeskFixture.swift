import PobratimTesting
import StaffDesk
import Synchronization
import Testing

/// A desk in a folder of its own, with a clock that is turned by hand and passwords that cost nothing but are counted.
struct DeskFixture {
    let folder: TemporaryFolder
    let clock = HandClock()
    let passwords = CountedPasswords()
    let desk: StaffDesk

    init() throws {
        folder = try TemporaryFolder()
        desk = try StaffDesk(path: folder.path("desk.sqlite"), clock: clock, passwords: passwords)
    }

    /// The same file, as the server finds it at its next start.
    func reopened() throws(DeskError) -> StaffDesk {
        try StaffDesk(path: folder.path("desk.sqlite"), clock: clock, passwords: passwords)
    }

    static let password = "correct horse 7"

    @discardableResult
    func add(
        _ name: String,
        email: String? = nil,
        role: Account.Role = .staff,
        password: String? = Self.password
    ) throws -> Account {
        try desk.add(
            #require(AccountName(name)),
            email: email.map { try #require(EmailAddress($0)) },
            role: role,
            password: password
        )
    }

    func signIn(_ name: String, _ password: String = Self.password) throws -> Session {
        guard case .done(let token) = try desk.signIn(name: name, password: password) else {
            throw NotSignedIn()
        }
        return try #require(try desk.session(token))
    }

    /// Looks at every request for a code.
    func settleCodeRequests(mail: ((Account, ResetCode) throws(DeskError) -> Void)? = nil) throws(DeskError) {
        while try desk.settleCodeRequest(mail: mail) {}
    }

    struct NotSignedIn: Error {}
}

final class HandClock: DeskClock {
    private let now = Mutex(ClockReading(boot: "first", uptime: 100, wall: nil))

    var reading: ClockReading { now.withLock { $0 } }

    /// Lets the machine run; a wall clock goes along.
    func run(_ seconds: Int) {
        now.withLock {
            $0.uptime += seconds
            $0.wall?.seconds += seconds
        }
    }

    func setWall(_ seconds: Int?, utcOffset: Int = 0) {
        now.withLock { $0.wall = seconds.map { WallTime(seconds: $0, utcOffset: utcOffset) } }
    }

    func restart(as boot: String) { now.withLock { $0 = ClockReading(boot: boot, uptime: 0, wall: nil) } }
}

/// A hash that costs nothing, and counts.
final class CountedPasswords: PasswordHashing {
    private let state = Mutex((count: 0, cost: PasswordHash.Cost(logRounds: 1, blockSize: 1, parallelism: 1)))

    var cost: PasswordHash.Cost { state.withLock { $0.cost } }
    var count: Int { state.withLock { $0.count } }

    func setCost(_ cost: PasswordHash.Cost) { state.withLock { $0.cost = cost } }

    func hash(_ password: String, salt: [UInt8], cost: PasswordHash.Cost) -> [UInt8] {
        state.withLock { $0.count += 1 }
        var hasher = Array("\(password)|\(salt)|\(cost.logRounds)".utf8).reduce(
            into: UInt64(14_695_981_039_346_656_037)
        ) {
            $0 = ($0 ^ UInt64($1)) &* 1_099_511_628_211
        }
        return (0..<32).map { _ in
            hasher = hasher &* 6_364_136_223_846_793_005 &+ 1
            return UInt8(truncatingIfNeeded: hasher >> 56)
        }
    }
}

/// Counts what happens side by side.
final class Tally: Sendable {
    private let number = Mutex(0)

    var count: Int { number.withLock { $0 } }
    func add() { number.withLock { $0 += 1 } }
}

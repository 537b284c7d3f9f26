import PobratimTesting
import StaffDesk
import Testing

@Suite("Signing in")
struct SignInTests {
    private let fixture: DeskFixture

    init() throws {
        fixture = try DeskFixture()
        try fixture.add("boss", role: .administrator)
    }

    private func tryWrong(_ name: String = "boss") throws -> SignIn {
        try fixture.desk.signIn(name: name, password: "not this one")
    }

    @Test("A wrong name and a wrong password get the same answer for the same work")
    func sameAnswer() throws {
        let before = fixture.passwords.count
        #expect(try tryWrong("boss") == .wrong)
        let forWrongPassword = fixture.passwords.count - before
        #expect(try tryWrong("nobody") == .wrong)
        #expect(fixture.passwords.count - before == 2 * forWrongPassword)
        #expect(forWrongPassword == 1)
    }

    @Test("Somebody without a password cannot sign in, and costs the same")
    func withoutPassword() throws {
        try fixture.add("new", password: nil)
        let before = fixture.passwords.count
        #expect(try fixture.desk.signIn(name: "new", password: "") == .wrong)
        #expect(fixture.passwords.count == before + 1)
    }

    @Test("After five failures one waits, a minute at most, and names that nobody has wait alike")
    func slowsDown() throws {
        for name in ["boss", "nobody"] {
            for _ in 0..<5 { #expect(try tryWrong(name) == .wrong) }
            var waits: [Int] = []
            for _ in 0..<6 {
                guard case .wait(let seconds) = try tryWrong(name) else {
                    Issue.record("no wait")
                    return
                }
                waits.append(seconds)
                fixture.clock.run(seconds)
                #expect(try tryWrong(name) == .wrong)
            }
            #expect(waits == [5, 10, 20, 40, 60, 60])
        }
    }

    @Test("Trying while one has to wait neither hashes nor lengthens the wait: nobody can lock staff out for good")
    func cannotLockOut() throws {
        for _ in 0..<5 { _ = try tryWrong() }
        let before = fixture.passwords.count
        for _ in 0..<1000 { _ = try tryWrong() }
        #expect(fixture.passwords.count == before)
        fixture.clock.run(5)
        #expect(try fixture.signIn("boss").account.name == "boss")
        #expect(try tryWrong() == .wrong)
    }

    @Test("Tries made side by side are all counted before they are looked at")
    func parallel() async throws {
        let fixture = fixture
        let looked = Tally()
        await withTaskGroup { group in
            for _ in 0..<60 {
                group.addTask {
                    if (try? fixture.desk.signIn(name: "boss", password: "guess")) == .wrong {
                        looked.add()
                    }
                }
            }
        }
        #expect(looked.count == 5)
    }

    @Test("Trying many names does not make the desk forget one that is being guessed")
    func keepsTheGuessedName() throws {
        for _ in 0..<5 { _ = try tryWrong() }
        for number in 0..<520 { _ = try tryWrong("name\(number)") }
        guard case .wait = try tryWrong() else {
            Issue.record("forgotten")
            return
        }
    }

    @Test("A hash made at a lower cost is made anew at the next sign-in")
    func upgrades() throws {
        let dear = PasswordHash.Cost(logRounds: 2, blockSize: 1, parallelism: 1)
        fixture.passwords.setCost(dear)
        let before = fixture.passwords.count
        _ = try fixture.signIn("boss")
        #expect(fixture.passwords.count == before + 2)
        _ = try fixture.signIn("boss")
        #expect(fixture.passwords.count == before + 3)
    }

    @Test("The real hash is scrypt as RFC 7914 has it")
    func scrypt() throws {
        let cost = PasswordHash.Cost(logRounds: 10, blockSize: 8, parallelism: 16)
        let hash = Scrypt().hash("password", salt: Array("NaCl".utf8), cost: cost)
        #expect(hash.prefix(8) == [0xfd, 0xba, 0xbe, 0x1c, 0x9d, 0x34, 0x72, 0x00])
        #expect(Scrypt().cost == PasswordHash.Cost(logRounds: 15, blockSize: 8, parallelism: 1))
    }
}

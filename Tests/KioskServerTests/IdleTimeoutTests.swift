import Testing

@testable import KioskServer

@Suite("A connection's idleTimeout")
struct IdleTimeoutTests {
    /// A class, since `#expect` cannot call what changes a value.
    private final class Connection {
        var idleTimeout = IdleTimeout()

        func hasEnded(canWrite: Bool = true, unsent: Int = 0) -> Bool {
            idleTimeout.periodEnded(canWrite: canWrite, unsentByteCount: unsent)
        }
    }

    @Test("A client that lets a whole period pass without anything coming about has had it")
    func idle() {
        let rules = Connection()
        rules.idleTimeout.progress()
        #expect(!rules.hasEnded())
        #expect(rules.hasEnded())
    }

    @Test("An answer that the server owes is waited for, however long it takes")
    func owed() {
        let rules = Connection()
        rules.idleTimeout.slowRequestBegan()
        rules.idleTimeout.slowRequestEnded()
        for _ in 0..<5 { #expect(!rules.hasEnded()) }
        rules.idleTimeout.slowAnswerEnded()
        #expect(!rules.hasEnded())
        #expect(rules.hasEnded())
    }

    @Test("A client that does not send the rest of its request, or does not take the answer, is not waited for")
    func owedByClient() {
        let sending = Connection()
        sending.idleTimeout.slowRequestBegan()
        #expect(sending.hasEnded())
        let taking = Connection()
        taking.idleTimeout.slowRequestBegan()
        taking.idleTimeout.slowRequestEnded()
        #expect(taking.hasEnded(canWrite: false))
    }

    @Test("Who takes a large answer slowly, but goes on, is waited for")
    func slow() {
        let taking = Connection()
        taking.idleTimeout.slowRequestBegan()
        taking.idleTimeout.slowRequestEnded()
        taking.idleTimeout.slowAnswerEnded()
        for unsent in [900, 700, 699] { #expect(!taking.hasEnded(canWrite: false, unsent: unsent)) }
        #expect(taking.hasEnded(canWrite: false, unsent: 699))
    }
}

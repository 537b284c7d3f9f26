import Testing

@testable import KioskServer

@Suite("A connection's patience")
struct PatienceRulesTests {
    /// A class, since `#expect` cannot call what changes a value.
    private final class Connection {
        var patience = PatienceRules()

        func hasEnded(canWrite: Bool = true, unsent: Int = 0) -> Bool {
            patience.periodEnded(canWrite: canWrite, unsentByteCount: unsent)
        }
    }

    @Test("A client that lets a whole period pass without anything coming about has had it")
    func idle() {
        let rules = Connection()
        rules.patience.progress()
        #expect(!rules.hasEnded())
        #expect(rules.hasEnded())
    }

    @Test("An answer that the server owes is waited for, however long it takes")
    func owed() {
        let rules = Connection()
        rules.patience.slowRequestBegan()
        rules.patience.slowRequestEnded()
        for _ in 0..<5 { #expect(!rules.hasEnded()) }
        rules.patience.slowAnswerEnded()
        #expect(!rules.hasEnded())
        #expect(rules.hasEnded())
    }

    @Test("A client that does not send the rest of its request, or does not take the answer, is not waited for")
    func owedByClient() {
        let sending = Connection()
        sending.patience.slowRequestBegan()
        #expect(sending.hasEnded())
        let taking = Connection()
        taking.patience.slowRequestBegan()
        taking.patience.slowRequestEnded()
        #expect(taking.hasEnded(canWrite: false))
    }

    @Test("Who takes a large answer slowly, but goes on, is waited for")
    func slow() {
        let taking = Connection()
        taking.patience.slowRequestBegan()
        taking.patience.slowRequestEnded()
        taking.patience.slowAnswerEnded()
        for unsent in [900, 700, 699] { #expect(!taking.hasEnded(canWrite: false, unsent: unsent)) }
        #expect(taking.hasEnded(canWrite: false, unsent: 699))
    }
}

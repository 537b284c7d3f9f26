import StaffDesk
import Testing
import Words

@testable import KioskServer

@Suite("Words for what the desk names")
struct DeskWordNamesTests {
    @Test("Roles, messages, wishes and what was done have their words, and there are no words without a thing")
    func names() {
        let words = Words.english.desk
        #expect(words.roles.names == Set(Account.Role.allCases.map { "\($0)" }))
        #expect(words.kinds.names == Set(DeskMessage.Kind.allCases.map { "\($0)" }))
        #expect(words.wishes.names == Set(KioskRequests.Wish.allCases.map { "\($0)" }))
        #expect(words.said.names == Set(DeskSaid.allCases.filter { $0 != .asked }.map { "\($0)" }))
    }
}

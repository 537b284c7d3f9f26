import Cities
import Testing
import Words

@testable import KioskServer

@Suite("Names that are nowhere")
struct AbsentNamesTests {
    private let folder = SiteFolder(.russian, .poster)
    private var page: SerializedResponse {
        ErrorPage(reason: .notFound, folder: folder, words: .english).made(in: nil).answer
    }

    private func insert(_ name: String, at role: ListenerRole, into names: inout AbsentNames) {
        names.insert(Array(name.utf8), at: role, in: folder, page: page)
    }

    private func isKnown(_ name: String, at role: ListenerRole, to names: AbsentNames) -> Bool {
        names.page(for: Array(name.utf8).span, at: role) == page
    }

    @Test("A name is known at the door where it was asked for, and at the other one when it was asked for there, too")
    func roles() {
        var names = AbsentNames()
        insert("ru/nowhere.html", at: .screen, into: &names)
        #expect(isKnown("ru/nowhere.html", at: .screen, to: names))
        #expect(!isKnown("ru/nowhere.html", at: .public, to: names))
        insert("ru/nowhere.html", at: .public, into: &names)
        #expect(isKnown("ru/nowhere.html", at: .screen, to: names))
        #expect(isKnown("ru/nowhere.html", at: .public, to: names))
    }

    @Test("The last names are known, whatever came before them")
    func oldest() {
        var names = AbsentNames()
        for number in 0..<1000 { insert("ru/\(number)", at: number % 2 == 0 ? .screen : .public, into: &names) }
        #expect(
            (0..<1000).filter { isKnown("ru/\($0)", at: .screen, to: names) }
                == Array(stride(from: 872, to: 1000, by: 2))
        )
        #expect((0..<1000).filter { isKnown("ru/\($0)", at: .public, to: names) }.count == 64)
    }

    @Test("Of names that were made to have the same number one is known, and no other is taken for it")
    func collisions() {
        // Found by computing. Whatever stands behind them, both numbers stay the same.
        let (one, other) = ("ru/gprmh2angsr54", "ru/ogpvgitmrh3me")
        var names = AbsentNames()
        for ending in ["", ".html", "/a/b"] {
            #expect(
                NameHash(Array((one + ending).utf8), .identity).value
                    == NameHash(Array((other + ending).utf8), .identity).value
            )
            insert(one + ending, at: .screen, into: &names)
            #expect(!isKnown(other + ending, at: .screen, to: names))
            insert(other + ending, at: .screen, into: &names)
            #expect(isKnown(one + ending, at: .screen, to: names))
            #expect(!isKnown(other + ending, at: .screen, to: names))
        }
    }
}

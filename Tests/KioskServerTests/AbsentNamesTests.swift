import Cities
import Testing

@testable import KioskServer

@Suite("Names that are nowhere")
struct AbsentNamesTests {
    private let folder = SiteFolder(.russian, .poster)
    private var page: AnswerBytes { ErrorPage(reason: .notFound, folder: folder).made(in: nil).answer }

    private func insert(_ name: String, at door: Door, into names: inout AbsentNames) {
        names.insert(Array(name.utf8), at: door, in: folder, page: page)
    }

    private func isKnown(_ name: String, at door: Door, to names: AbsentNames) -> Bool {
        names.page(for: Array(name.utf8).span, at: door) == page
    }

    @Test("A name is known at the door where it was asked for, and at the other one when it was asked for there, too")
    func doors() {
        var names = AbsentNames()
        insert("ru/nowhere.html", at: .kiosk, into: &names)
        #expect(isKnown("ru/nowhere.html", at: .kiosk, to: names))
        #expect(!isKnown("ru/nowhere.html", at: .visitors, to: names))
        insert("ru/nowhere.html", at: .visitors, into: &names)
        #expect(isKnown("ru/nowhere.html", at: .kiosk, to: names))
        #expect(isKnown("ru/nowhere.html", at: .visitors, to: names))
    }

    @Test("The last names are known, whatever came before them")
    func oldest() {
        var names = AbsentNames()
        for number in 0..<1000 { insert("ru/\(number)", at: number % 2 == 0 ? .kiosk : .visitors, into: &names) }
        #expect(
            (0..<1000).filter { isKnown("ru/\($0)", at: .kiosk, to: names) }
                == Array(stride(from: 872, to: 1000, by: 2))
        )
        #expect((0..<1000).filter { isKnown("ru/\($0)", at: .visitors, to: names) }.count == 64)
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
            insert(one + ending, at: .kiosk, into: &names)
            #expect(!isKnown(other + ending, at: .kiosk, to: names))
            insert(other + ending, at: .kiosk, into: &names)
            #expect(isKnown(one + ending, at: .kiosk, to: names))
            #expect(!isKnown(other + ending, at: .kiosk, to: names))
        }
    }
}

import CityBundle
import Testing

@testable import BundleUpdates

@Suite("The note that a letter lies on a stick")
struct LeftNoteTests {
    private let letter = Array("a letter".utf8)

    @Test("A note is believed of the very letter that was left, and of no other")
    func belief() {
        let note = LeftNote.bytes(Digest(of: letter))
        #expect(note.count == 65)
        #expect(LeftNote.isTrue(note, of: letter))
        #expect(!LeftNote.isTrue(note, of: letter + [0]))
        #expect(!LeftNote.isTrue([], of: letter))
        #expect(!LeftNote.isTrue(Array(note.prefix(63)), of: letter))
        #expect(!LeftNote.isTrue(Array("00".utf8) + note, of: letter))
    }

    @Test("It has the letter's name in its own; a letter is no note")
    func names() {
        #expect(LeftNote.letter(ofNote: LeftNote.name(of: "kiosk-a-1.age")) == "kiosk-a-1.age")
        #expect(LeftNote.letter(ofNote: "kiosk-a-1.age") == nil)
    }
}

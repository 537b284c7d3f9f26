import Testing

@testable import KioskServer

@Suite("The beginning of a head in the decoder")
struct DecoderWatchTests {
    /// What comes out of the decoder for one reading; whether it holds the beginning of a head then.
    private func takes(_ watch: inout DecoderWatch, giving parts: String = "") -> Bool {
        watch.willTake()
        for part in parts {
            if part == "h" { watch.gaveHead() }
            if part == "e" { watch.gaveEnd() }
        }
        watch.took()
        return watch.isAwaitingRestOfHead
    }

    @Test("Nothing came out between requests: a head is due")
    func half() {
        var watch = DecoderWatch()
        let found = [
            takes(&watch), takes(&watch), takes(&watch, giving: "he"), takes(&watch), takes(&watch, giving: "h"),
            takes(&watch), takes(&watch, giving: "e"), takes(&watch),
        ]
        #expect(found == [true, true, false, true, false, false, false, true])
    }

    @Test("A head that has come out is no longer due, whatever becomes of its request")
    func whole() {
        var watch = DecoderWatch()
        #expect(takes(&watch))
        watch.willTake()
        watch.gaveHead()
        #expect(!watch.isAwaitingRestOfHead)
    }
}

import Testing

@testable import KioskServer

@Suite("The pieces of large members")
struct PieceSizesTests {
    @Test("A few are as large as the network takes, many are smaller, and none is too small to be worth its trip")
    func bounds() {
        let sizes = PieceSizes()
        #expect(sizes.current == 65536)
        var last = sizes.current
        for count in 1...512 {
            sizes.began()
            #expect(sizes.current <= last)
            #expect(sizes.current >= 16384)
            if count <= 128 { #expect(sizes.current * count <= 2 * 1024 * 1024) }
            last = sizes.current
        }
        #expect(last == 16384)
        for _ in 1...512 { sizes.ended() }
        #expect(sizes.current == 65536)
    }
}

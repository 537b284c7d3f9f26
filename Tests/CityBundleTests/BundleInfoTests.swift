import CityBundle
import PobratimTesting
import Testing

@Suite("bundle.json")
struct BundleInfoTests {
    @Test("It is JSON with sorted keys, the same bytes every time")
    func encoding() throws {
        let expected =
            #"{"contentVersion":1700000000,"counts":{"cities":2,"members":0,"pictures":1},"format":1,"languages":["ru","en"],"#
            + #""minimumReader":1,"securityEpoch":1,"title":{"en":"Twin towns","ru":"Города-побратимы"}}"# + "\n"
        #expect(try String(decoding: BundleInfo.fixture.encoded(), as: UTF8.self) == expected)
    }

    @Test("It survives its bytes, with and without a recipient")
    func roundTrip() throws {
        var info = BundleInfo.fixture
        #expect(try BundleInfo(decoding: info.encoded()) == info)
        info.outboxRecipient = "age1" + String(repeating: "q", count: 58)
        #expect(try BundleInfo(decoding: info.encoded()) == info)
    }

    @Test("What a newer release wrote is told apart from what is broken")
    func newer() {
        #expect(throws: BundleError.formatTooNew(found: 2, newestReadable: 1)) {
            try BundleInfo(decoding: Array(#"{"format":2,"minimumReader":1}"#.utf8))
        }
        #expect(throws: BundleError.readerTooOld(needed: 9, this: 1)) {
            try BundleInfo(decoding: Array(#"{"format":1,"minimumReader":9}"#.utf8))
        }
    }

    @Test(
        "What is not JSON of this shape is refused",
        arguments: [
            "", "{}", "[]", "{\"format\":1,\"minimumReader\":1}", "\u{0}", String(repeating: "[", count: 60_000),
        ]
    )
    func notJSON(text: String) {
        #expect(throws: BundleError.infoMalformed(.notJSON)) { try BundleInfo(decoding: Array(text.utf8)) }
    }

    @Test("Numbers, languages and recipients out of their range are refused, reading and writing")
    func faults() {
        func expect(_ fault: BundleInfo.Fault, _ change: (inout BundleInfo) -> Void) {
            var info = BundleInfo.fixture
            change(&info)
            #expect(throws: BundleError.infoMalformed(fault)) { try info.encoded() }
        }
        expect(.number) { $0.contentVersion = -1 }
        expect(.number) { $0.securityEpoch = -1 }
        for tooLarge in [BundleInfo.numbers.upperBound + 1, 67_768_036_191_676_799, .max] {
            expect(.number) { $0.contentVersion = tooLarge }
            expect(.number) { $0.securityEpoch = tooLarge }
            expect(.number) { $0.counts.pictures = Int(tooLarge) }
        }
        expect(.number) { $0.counts.cities = -1 }
        expect(.number) { $0.format = 0 }
        expect(.languages) { $0.languages = [] }
        expect(.languages) { $0.languages = ["ru", "ru"] }
        expect(.languages) { $0.title["en"] = nil }
        expect(.languages) { $0.title["fr"] = "Villes" }
        for tag in ["../ru", "r2", "zh-x", "zh--hans", "sl-rozaj-biske-1994-a1"] {
            expect(.languages) {
                $0.languages = [tag]
                $0.title = [tag: ""]
            }
        }
        expect(.outboxRecipient) { $0.outboxRecipient = "ssh-rsa AAAA" }
        expect(.tooLarge) { $0.title["ru"] = String(repeating: "a", count: 70_000) }
    }

    @Test("More than 64 KiB are refused unread")
    func tooLarge() {
        #expect(throws: BundleError.infoMalformed(.tooLarge)) {
            try BundleInfo(decoding: [UInt8](repeating: 32, count: 65_537))
        }
    }
}

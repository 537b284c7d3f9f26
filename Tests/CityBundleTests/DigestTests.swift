import CityBundle
import PobratimTesting
import Testing

@Suite("Digests")
struct DigestTests {
    @Test("SHA-256 of the standard's own examples (FIPS 180-4)")
    func examples() {
        #expect(
            Digest(of: "abc".utf8).hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )
        #expect(
            Digest(of: [UInt8]()).description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
    }

    @Test("Bytes taken piece by piece give the digest of the whole")
    func pieces() {
        var random = SplitMix64(seed: 3)
        let bytes = random.bytes(10_000)
        var hasher = Digest.Hasher()
        hasher.update(bytes[..<1])
        hasher.update(bytes[1..<5_000])
        hasher.update(bytes[5_000...])
        #expect(hasher.finished() == Digest(of: bytes))
        #expect(Digest(of: bytes) != Digest(of: bytes.dropLast()))
    }

    @Test(
        "Only 64 lower-case digits are a digest",
        arguments: ["", "ab", String(repeating: "A", count: 64), String(repeating: "g", count: 64)]
    )
    func refused(hex: String) {
        #expect(Digest(hex: Array(hex.utf8).span) == nil)
    }

    @Test("A digest survives its hexadecimal form")
    func roundTrip() {
        let digest = Digest(of: [1, 2, 3])
        #expect(Digest(hex: Array(digest.hex.utf8).span) == digest)
        #expect(digest.bytes.count == 32)
    }
}

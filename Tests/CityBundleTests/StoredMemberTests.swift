import CityBundle
import PobratimTesting
import Testing

@Suite("Stored members")
struct StoredMemberTests {
    private static let content = Array(String(repeating: "Побратим и twin town. ", count: 300).utf8)
    private let name: MemberName
    private let good: [UInt8]

    init() throws {
        name = try MemberName("a.html")
        good = StoredMember(name: name, content: Self.content).stored
    }

    private func read(_ stored: [UInt8], _ count: Int = content.count) throws(BundleError) -> StoredMember {
        try StoredMember(name: name, stored: stored, inflatedByteCount: count)
    }

    @Test("A page is stored smaller, read back as it was, with the same digest")
    func roundTrip() throws {
        #expect(good.count < Self.content.count)
        #expect(try read(good) == StoredMember(name: name, content: Self.content))
        #expect(try read(good).inflated() == Self.content)
    }

    @Test("What does not get smaller is stored plain", arguments: [0, 1, 5, 1_000])
    func plain(count: Int) throws {
        var random = SplitMix64(seed: 1)
        let content = random.bytes(count)
        let member = StoredMember(name: name, content: content)
        #expect(member.body == .plain(content))
        #expect(member.gzipped() == nil)
        #expect(try read(content, count) == member)
    }

    @Test(
        "Pictures and sounds are stored plain, though a part of many would get smaller",
        arguments: ["jpg", "png", "mp3"]
    )
    func compressedFormats(kind: String) throws {
        let member = StoredMember(name: try MemberName("photo.\(kind)"), content: Self.content)
        #expect(member.body == .plain(Self.content))
        #expect(StoredMember(name: try MemberName("photo.svg"), content: Self.content).body != .plain(Self.content))
    }

    @Test("The gzip form is the same deflate stream, and gunzip takes it", arguments: [[], content])
    func gzip(extra: [UInt8]) throws {
        let content = Self.content + extra
        let member = StoredMember(name: name, content: content)
        let gzip = try #require(member.gzipped())
        #expect(gzip[10..<(gzip.count - 8)] == member.stored[2..<(member.stored.count - 4)])
        let result = try runCommand(["gunzip", "-c"], standardInput: gzip)
        #expect(result.exitCode == 0)
        #expect(result.errors.isEmpty)
        #expect(result.standardOutput == content)
    }

    @Test("A header that is not zlib's is refused")
    func header() {
        for start: [UInt8] in [[0x79, 0x9c], [0x88, 0x1c], [0x78, 0x9d], [0x1f, 0x8b]] {
            #expect(throws: BundleError.memberMalformed(name, .header)) { try read(start + good[2...]) }
        }
    }

    @Test("A stream that needs a dictionary is refused")
    func presetDictionary() {
        #expect(throws: BundleError.memberMalformed(name, .presetDictionary)) { try read([0x78, 0xbb] + good[2...]) }
    }

    @Test("A size other than the stream's is refused", arguments: [-1, 1, 1_000])
    func size(difference: Int) {
        let expected = Self.content.count + difference
        let found = difference < 0 ? nil : Self.content.count
        #expect(throws: BundleError.memberMalformed(name, .inflatedByteCount(expected: expected, found: found))) {
            try read(good, expected)
        }
    }

    @Test("A size that no stream of this length can have takes no memory")
    func impossibleSize() {
        let expected = 1 << 50
        #expect(throws: BundleError.memberMalformed(name, .inflatedByteCount(expected: expected, found: nil))) {
            try read(good, expected)
        }
    }

    @Test("Bytes after the end of the stream are refused")
    func bytesAfterEnd() {
        #expect(throws: BundleError.memberMalformed(name, .bytesAfterEnd(count: 3))) { try read(good + [0, 0, 0]) }
    }

    @Test("A stream cut anywhere is refused")
    func truncated() {
        // Of fewer bytes than a 1032nd the size alone is a lie already.
        for count in (Self.content.count / 1032 + 1)..<good.count {
            #expect(throws: BundleError.memberMalformed(name, .truncated)) { try read(Array(good[..<count])) }
        }
        #expect(throws: BundleError.memberMalformed(name, .truncated)) { try read([0x78]) }
    }

    @Test("A wrong checksum is refused")
    func checksum() {
        var bytes = good
        bytes[bytes.count - 1] ^= 1
        #expect(throws: BundleError.memberMalformed(name, .broken)) { try read(bytes) }
    }

    @Test("More stored bytes than content are refused")
    func larger() {
        #expect(throws: BundleError.memberMalformed(name, .largerThanContent)) { try read(good, good.count - 1) }
    }

    @Test("Mutated streams never give another content than one of the promised size", arguments: 0..<20)
    func mutations(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let bytes = random.mutated(good)
            if let member = try? read(bytes) {
                #expect(member.inflated().count == Self.content.count)
            }
        }
    }
}

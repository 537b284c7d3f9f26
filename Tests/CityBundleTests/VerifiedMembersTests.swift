import PobratimTesting
import Testing

@testable import CityBundle

@Suite("Members that were hashed before")
struct VerifiedMembersTests {
    private let content = Array(repeating: Array("Qingdao, ".utf8), count: 500).flatMap { $0 }

    @Test("The same bytes in the same row are known, and nothing else is")
    func sameAlone() throws {
        let member = StoredMember(name: try MemberName("a.html"), content: content)
        let stored = member.stored
        let row = BundleRows.Row(id: 3, inflatedByteCount: content.count, storedByteCount: stored.count)
        let verified = VerifiedMembers(count: 5)
        #expect(verified.crc32(of: stored, in: row, expected: member.digest) == nil)
        verified.insert(stored, inflatingTo: member.crc32, in: row, expected: member.digest)
        #expect(verified.crc32(of: stored, in: row, expected: member.digest) == member.crc32)

        for place in stored.indices {
            var rotten = stored
            rotten[place] ^= 1 << UInt8(place % 8)
            #expect(verified.crc32(of: rotten, in: row, expected: member.digest) == nil)
        }
        let others = [
            BundleRows.Row(id: 4, inflatedByteCount: content.count, storedByteCount: stored.count),
            BundleRows.Row(id: 3, inflatedByteCount: content.count + 1, storedByteCount: stored.count),
        ]
        for other in others { #expect(verified.crc32(of: stored, in: other, expected: member.digest) == nil) }
        #expect(verified.crc32(of: stored, in: row, expected: Digest(of: [1])) == nil)
    }

    @Test("Rows with numbers that nobody expects are never known", arguments: [.min, -1, 0, 7, .max] as [Int64])
    func oddRows(id: Int64) throws {
        let member = StoredMember(name: try MemberName("a.html"), content: content)
        let row = BundleRows.Row(id: id, inflatedByteCount: content.count, storedByteCount: member.stored.count)
        let verified = VerifiedMembers(count: 5)
        verified.insert(member.stored, inflatingTo: member.crc32, in: row, expected: member.digest)
        #expect(verified.crc32(of: member.stored, in: row, expected: member.digest) == nil)
    }

    @Test("A member is the same when it is read again; one that has rotted since then is refused")
    func rotsMeanwhile() throws {
        // More than a reader keeps of the file, and hardly to be compressed.
        var random = SplitMix64(seed: 3)
        let text = (0..<600_000).map { _ in UInt8(ascii: "a") + UInt8(random.next() % 16) }
        let folder = try TemporaryFolder()
        var contents = BundleRecipe.contents
        contents["ru/long.html"] = text
        try BundleRecipe.write(folder.path("b"), contents: contents)
        let bundle = try OpenBundle(path: folder.path("b"))
        let name = try MemberName("ru/long.html")
        let first = try #require(try bundle.member(name))
        #expect(try bundle.member(name) == first)
        #expect(first.inflated() == text)

        var bytes = try folder.read("b")
        let part = Array(first.stored[150_000..<150_016])
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: part) })
        bytes[place] ^= 1
        try folder.write(bytes, to: "b")
        #expect(throws: BundleError.self) { try bundle.member(name) }
    }
}

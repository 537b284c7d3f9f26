import CityBundle
import PobratimTesting
import Testing

@Suite("Verifying bundles")
struct BundleVerificationTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("A whole bundle is read once, counted, and told on the way")
    func whole() throws {
        let key = SecretKey(generating: "office")
        let manifest = try BundleRecipe.write(folder.path("b"), key: key)
        var steps: [BundleProgress] = []
        let result = try BundleVerification(verifying: folder.path("b"), trust: TrustedKeys([key.publicKey])) {
            steps.append($0)
        }
        #expect(result.signature == .trusted(key.id))
        #expect(result.manifestDigest == manifest.digest)
        #expect(result.info.counts.members == manifest.count)
        #expect(steps.map(\.memberCount) == Array(1...manifest.count))
        #expect(steps.last == result.total)
        #expect(result.total.totalMemberCount == manifest.count)
        #expect(result.total.inflatedByteCount > BundleRecipe.contents.values.reduce(0) { $0 + $1.count })
    }

    @Test("A file cut at any power of two is refused for its length")
    func truncated() throws {
        try BundleRecipe.write(folder.path("b"))
        let bytes = try folder.read("b")
        var count = 1
        while count < bytes.count {
            try folder.write(Array(bytes[..<count]), to: "cut")
            let error = count < 100 ? BundleError.notABundle : .byteCount(expected: bytes.count, found: count)
            #expect(throws: error) { try BundleVerification(verifying: folder.path("cut")) }
            count *= 2
        }
        try folder.write(bytes + [0], to: "longer")
        #expect(throws: BundleError.byteCount(expected: bytes.count, found: bytes.count + 1)) {
            try OpenBundle(path: folder.path("longer"))
        }
    }

    @Test("With any bit flipped a bundle is refused, or every member is still what was signed", arguments: 0..<8)
    func flippedBits(seed: UInt64) throws {
        try BundleRecipe.write(folder.path("b"))
        let good = try folder.read("b")
        let digest = try OpenBundle(path: folder.path("b")).manifestDigest
        var random = SplitMix64(seed: seed)
        for _ in 0..<60 {
            var bytes = good
            bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            try folder.write(bytes, to: "flipped")
            if let result = try? BundleVerification(verifying: folder.path("flipped")), result.manifestDigest == digest
            {
                #expect(result.total.memberCount == BundleRecipe.contents.count + 1)
            }
        }
    }

    @Test("Mutated bundles never crash the reader, nor keep it", arguments: 0..<8)
    func mutations(seed: UInt64) throws {
        try BundleRecipe.write(
            folder.path("b"),
            contents: ["a.html": Array("aaaa".utf8), "b.html": Array("bbbb".utf8)]
        )
        let good = try folder.read("b")
        var random = SplitMix64(seed: seed)
        for _ in 0..<60 {
            // The length and the mark stay right, or the header alone would be what is tested.
            var bytes = random.mutated(good)
            bytes = Array((bytes + good).prefix(good.count))
            bytes.replaceSubrange(..<100, with: good[..<100])
            try folder.write(bytes, to: "mutated")
            guard let bundle = try? OpenBundle(path: folder.path("mutated")) else { continue }
            for name in bundle.memberNames {
                if let member = try? bundle.member(name) {
                    #expect(bundle.manifest.digest(of: name) == Digest(of: member.inflated()))
                }
            }
        }
    }
}

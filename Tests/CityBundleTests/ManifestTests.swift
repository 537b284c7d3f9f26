import CityBundle
import PobratimTesting
import Testing

@Suite("Manifests")
struct ManifestTests {
    private static let names = ["a.html", "a/b.html", "b", "ru/index.html", "ru/text/index.html"]

    private func manifest() throws -> Manifest {
        var digests: [MemberName: Digest] = [:]
        for name in Self.names { digests[try MemberName(name)] = Digest(of: name.utf8) }
        return Manifest(listing: digests)
    }

    @Test("Lines are those of BSD's sha256, sorted by name")
    func encoding() throws {
        let text = String(decoding: try manifest().bytes, as: UTF8.self)
        let expected = Self.names.map { "SHA256 (\($0)) = \(Digest(of: $0.utf8).hex)\n" }.joined()
        #expect(text == expected)
    }

    @Test("A manifest survives its bytes")
    func roundTrip() throws {
        let decoded = try Manifest(decoding: manifest().bytes)
        #expect(try decoded == manifest())
        #expect(decoded.count == Self.names.count)
        #expect(decoded.names.map(\.rawValue) == Self.names)
        #expect(decoded.digest == Digest(of: decoded.bytes))
        #expect(try Manifest(decoding: []).count == 0)
    }

    @Test("Every listed name is found, and no other")
    func lookup() throws {
        let manifest = try manifest()
        for name in Self.names { #expect(manifest.digest(of: try MemberName(name)) == Digest(of: name.utf8)) }
        for name in ["0", "a", "a.htm", "a.html0", "aa", "c", "ru/index.htm", "z"] {
            #expect(try !manifest.contains(MemberName(name)))
        }
        #expect(try !Manifest(decoding: []).contains(MemberName("a")))
    }

    @Test("Lookup finds each of many names, by halves", arguments: [1, 2, 3, 500])
    func manyNames(count: Int) throws {
        var digests: [MemberName: Digest] = [:]
        for number in 0..<count { digests[try MemberName("p\(number)")] = Digest(of: "\(number)".utf8) }
        let manifest = Manifest(listing: digests)
        for (name, digest) in digests { #expect(manifest.digest(of: name) == digest) }
    }

    @Test(
        "A name that is also the folder of another is refused, wherever the other stands",
        arguments: [
            (["ru", "ru/index.html"], "ru"), (["ru", "ru-x", "ru.html", "ru/text/a"], "ru"),
            (["a/b", "a/b.html", "a/b/c/d", "a/c"], "a/b"), (["a/b/c", "a/b/d", "b", "b/c/d"], "b"),
        ]
    )
    func memberIsFolder(names: [String], found: String) throws {
        var digests: [MemberName: Digest] = [:]
        for name in names { digests[try MemberName(name)] = Digest(of: name.utf8) }
        let bytes = Manifest(listing: digests).bytes
        #expect(throws: try BundleError.memberIsFolder(MemberName(found))) { try Manifest(decoding: bytes) }
    }

    @Test("A manifest cut inside a line is refused at that line")
    func truncated() throws {
        let bytes = try manifest().bytes
        let feeds = bytes.indices.filter { bytes[$0] == 10 }
        for count in 1..<bytes.count {
            let whole = feeds.prefix { $0 < count }
            let cut = Array(bytes[..<count])
            if let last = whole.last, last == count - 1 {
                #expect(try Manifest(decoding: cut).count == whole.count)
            } else {
                let error = BundleError.manifestMalformed(line: whole.count + 1, offset: whole.last.map { $0 + 1 } ?? 0)
                #expect(throws: error) { try Manifest(decoding: cut) }
            }
        }
    }

    @Test(
        "A line that differs in anything is refused",
        arguments: [
            ("SHA256 (a)", "SHA512 (a)"), ("(a)", "(A)"), ("(a)", "(../a)"), ("(a)", "()"), (" = ", " =  "),
            ("= b", "= B"),
            ("= b", "= g"), ("= b", "= bb"), ("= b", "= "), ("\n", "\r\n"), ("\n", "\n\n"), ("\n", " \n"),
            ("SHA256", " SHA256"),
            ("\n", "\n# comment\n"), ("(a)", "(\(String(repeating: "a", count: 201)))"), ("(a)", "(a\0)"),
        ]
    )
    func malformed(found: String, replacement: String) throws {
        let line = "SHA256 (a) = b" + String(repeating: "0", count: 63) + "\n"
        #expect(try Manifest(decoding: Array(line.utf8)).count == 1)
        let parts = line.split(separator: found, maxSplits: 1, omittingEmptySubsequences: false)
        let changed = parts.joined(separator: replacement)
        #expect(throws: BundleError.self) { try Manifest(decoding: Array(changed.utf8)) }
    }

    @Test("Names out of order, and a name twice, are refused")
    func order() {
        let hex = String(repeating: "0", count: 64)
        for names in [["b", "a"], ["a", "a"], ["a/b", "a.b"]] {
            let text = names.map { "SHA256 (\($0)) = \(hex)\n" }.joined()
            let offset = "SHA256 (\(names[0])) = \(hex)\n".utf8.count
            #expect(throws: BundleError.manifestMalformed(line: 2, offset: offset)) {
                try Manifest(decoding: Array(text.utf8))
            }
        }
    }

    @Test("A manifest over the limits is refused")
    func limits() throws {
        var limits = BundleLimits.standard
        limits.memberCount = 4
        let bytes = try manifest().bytes
        #expect(throws: BundleError.tooManyMembers(limit: 4)) { try Manifest(decoding: bytes, limits: limits) }
        limits.manifestByteCount = 100
        #expect(throws: BundleError.manifestTooLarge(byteCount: bytes.count, limit: 100)) {
            try Manifest(decoding: bytes, limits: limits)
        }
    }

    @Test("Random and mutated manifests are refused, or read to what writes them again", arguments: 0..<20)
    func mutations(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let good = try manifest().bytes
        for _ in 0..<200 {
            let bytes =
                Bool.random(using: &random)
                ? random.mutated(good) : random.bytes(Int.random(in: 0...300, using: &random))
            guard let manifest = try? Manifest(decoding: bytes) else { continue }
            var digests: [MemberName: Digest] = [:]
            for name in manifest.names { digests[name] = manifest.digest(of: name) }
            #expect(Manifest(listing: digests).bytes == bytes)
        }
    }
}

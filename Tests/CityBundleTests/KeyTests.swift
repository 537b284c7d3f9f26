import CityBundle
import Files
import FoundationEssentials
import PobratimTesting
import Testing

@Suite("Keys and signatures")
struct KeyTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func signify(_ arguments: String...) throws -> CommandResult {
        try runCommand(["signify-openbsd"] + arguments, folder: folder.path)
    }

    private var manifest: Manifest {
        get throws { Manifest(listing: [try MemberName("a.html"): Digest(of: "a".utf8)]) }
    }

    @Test("A key made here signs for signify, and signify's verifier takes the public file")
    func ourKeyTheirVerifier() throws {
        let key = SecretKey(generating: "office")
        try key.write(intoFolder: folder.path)
        try folder.write(EmbeddedSignature(signing: manifest, with: key).encoded, to: "MANIFEST.sig")
        try folder.write(Array("a".utf8), to: "a.html")
        let result = try signify("-C", "-p", "office.pub", "-x", "MANIFEST.sig")
        #expect(result.output == "Signature Verified\na.html: OK\n")
        #expect(result.exitCode == 0)
    }

    @Test("signify signs with a secret file made here, to the same bytes")
    func ourSecretTheirSigner() throws {
        let key = SecretKey(generating: "office")
        try key.write(intoFolder: folder.path)
        try folder.write(manifest.bytes, to: "MANIFEST")
        #expect(try signify("-S", "-e", "-s", "office.sec", "-m", "MANIFEST", "-x", "MANIFEST.sig").exitCode == 0)
        #expect(try folder.read("MANIFEST.sig") == EmbeddedSignature(signing: manifest, with: key).encoded)
    }

    @Test("A key made by signify signs here, and both files survive")
    func theirKey() throws {
        #expect(try signify("-G", "-n", "-p", "office.pub", "-s", "office.sec", "-c", "office").exitCode == 0)
        let secret = try SecretKey(file: folder.path("office.sec"))
        let open = try PublicKey(file: folder.path("office.pub"))
        #expect(secret.publicKey == open)
        #expect(secret.name == "office")
        #expect(open.encoded(name: "office") == (try folder.read("office.pub")))
        #expect(secret.encoded().count == (try folder.read("office.sec").count))
        let signature = try EmbeddedSignature(decoding: EmbeddedSignature(signing: manifest, with: secret).encoded)
        #expect(signature.isValid(for: open))
        #expect(signature.keyID == open.id)
        #expect(try signature.message == manifest.bytes)
        #expect(open.id.hex.count == 16)
    }

    @Test("A secret key with a passphrase is refused as such")
    func passphrase() throws {
        let key = SecretKey(generating: "k")
        let lines = String(decoding: key.encoded(), as: UTF8.self).split(separator: "\n")
        var payload = try #require(Data(base64Encoded: String(lines[1])))
        payload[7] = 42
        let text = "\(lines[0])\n\(payload.base64EncodedString())\n"
        #expect(throws: BundleError.keyNeedsPassphrase(file: "k.sec")) {
            try SecretKey(decoding: Array(text.utf8), file: "k.sec")
        }
    }

    @Test("A secret key with one bit changed is refused, or is a key of another number")
    func flippedSecret() throws {
        let key = SecretKey(generating: "k")
        let lines = String(decoding: key.encoded(), as: UTF8.self).split(separator: "\n")
        let payload = try #require(Data(base64Encoded: String(lines[1])))
        for index in payload.indices where !(8..<24).contains(index) {
            var changed = payload
            changed[index] ^= 1
            let bytes = Array("\(lines[0])\n\(changed.base64EncodedString())\n".utf8)
            if (32..<40).contains(index) {
                #expect(try SecretKey(decoding: bytes, file: "k.sec").id != key.id)
            } else {
                #expect(throws: BundleError.self) { try SecretKey(decoding: bytes, file: "k.sec") }
            }
        }
    }

    @Test("Key files are created for their owner, and never overwritten")
    func files() throws {
        try SecretKey(generating: "office").write(intoFolder: folder.path)
        let mode = try runCommand(["stat", "-c", "%a", "office.sec", "office.pub"], folder: folder.path).output
        #expect(mode == "600\n644\n")
        let before = try folder.read("office.sec")
        #expect(throws: BundleError.file(path: folder.path("office.sec"), call: .open, errno: 17)) {
            try SecretKey(generating: "office").write(intoFolder: folder.path)
        }
        #expect(try folder.read("office.sec") == before)
    }

    @Test(
        "What is not signify's is refused",
        arguments: [
            "", "untrusted comment: x\n", "x\nRWQ=\n", "untrusted comment: x\nRWQ=\n", "untrusted comment: x\n!\n",
        ]
    )
    func malformed(text: String) {
        let bytes = Array(text.utf8)
        #expect(throws: BundleError.keyMalformed(file: "k")) { try PublicKey(decoding: bytes, file: "k") }
        #expect(throws: BundleError.keyMalformed(file: "k")) { try SecretKey(decoding: bytes, file: "k") }
        #expect(throws: BundleError.signatureMalformed) { try EmbeddedSignature(decoding: bytes) }
    }

    @Test("Anything after the two lines of a key is refused")
    func trailing() {
        let key = SecretKey(generating: "k")
        #expect(throws: BundleError.keyMalformed(file: "k")) {
            try PublicKey(decoding: key.publicKey.encoded(name: "k") + [10], file: "k")
        }
        #expect(throws: BundleError.keyMalformed(file: "k")) {
            try SecretKey(decoding: key.encoded() + [10], file: "k")
        }
    }

    @Test("Key files that are huge, or no files, are refused unread")
    func irregularFiles() throws {
        try folder.write([UInt8](repeating: 65, count: 5_000), to: "big.pub")
        #expect(throws: BundleError.keyMalformed(file: folder.path("big.pub"))) {
            try PublicKey(file: folder.path("big.pub"))
        }
        #expect(throws: BundleError.keyMalformed(file: folder.path("big.pub"))) {
            try SecretKey(file: folder.path("big.pub"))
        }
        #expect(throws: BundleError.notRegularFile(path: "/dev/zero")) { try SecretKey(file: "/dev/zero") }
        #expect(throws: BundleError.file(path: folder.path("no"), call: .stat, errno: 2)) {
            try SecretKey(file: folder.path("no"))
        }
    }

    @Test("Mutated keys and signatures never crash, and never verify", arguments: 0..<20)
    func mutations(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let key = SecretKey(generating: "k")
        let signed = try EmbeddedSignature(signing: manifest, with: key)
        for _ in 0..<100 {
            _ = try? SecretKey(decoding: random.mutated(key.encoded()), file: "k")
            _ = try? PublicKey(decoding: random.mutated(key.publicKey.encoded(name: "k")), file: "k")
            _ = try? PublicKey(decoding: random.bytes(120), file: "k")
            if let other = try? EmbeddedSignature(decoding: random.mutated(signed.encoded)),
                other.isValid(for: key.publicKey)
            {
                #expect(other.message == signed.message)
            }
        }
    }
}

import CityBundle
import PobratimTesting
import Testing

@Suite("Putting signatures in")
struct BundleSigningTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("A manifest signed by signify goes in, and gives what packing with the key gives")
    func signedElsewhere() throws {
        try BundleRecipe.write(folder.path("b"))
        let lines = """
            signify-openbsd -G -n -p office.pub -s office.sec && sqlite3 b -Ax MANIFEST \
            && signify-openbsd -S -e -s office.sec -m MANIFEST -x MANIFEST.sig
            """
        #expect(try runCommand(["sh", "-c", lines], folder: folder.path).exitCode == 0)
        let key = try SecretKey(file: folder.path("office.sec"))
        var steps = 0
        let signer = try BundleSigning.sign(folder.path("b"), signatureFile: folder.path("MANIFEST.sig")) { _ in
            steps += 1
        }
        #expect(signer == key.id)
        #expect(steps == 6)
        let trust = try TrustedKeys(folder: folder.path)
        #expect(try BundleVerification(verifying: folder.path("b"), trust: trust).signature == .trusted(key.id))
        try BundleRecipe.write(folder.path("packed"), key: key)
        #expect(try folder.read("b") == folder.read("packed"))
    }

    @Test("An older signature gives way to the new one")
    func replaces() throws {
        let old = SecretKey(generating: "old")
        let new = SecretKey(generating: "new")
        let manifest = try BundleRecipe.write(folder.path("b"), key: old)
        let signature = EmbeddedSignature(signing: manifest, with: new).encoded
        #expect(try BundleSigning.sign(folder.path("b"), signature: signature) == new.id)
        #expect(
            try OpenBundle(path: folder.path("b"), trust: TrustedKeys([new.publicKey])).signature == .trusted(new.id)
        )
    }

    @Test("A signature over another manifest, or none, leaves the file as it was")
    func refused() throws {
        try BundleRecipe.write(folder.path("b"))
        let before = try folder.read("b")
        let other = Manifest(listing: [try MemberName("assets/other.js"): Digest(of: [1])])
        let signature = EmbeddedSignature(signing: other, with: SecretKey(generating: "k")).encoded
        #expect(throws: BundleError.signatureOverAnotherManifest(offset: "SHA256 (assets/".utf8.count)) {
            try BundleSigning.sign(folder.path("b"), signature: signature)
        }
        #expect(throws: BundleError.signatureMalformed) { try BundleSigning.sign(folder.path("b"), signature: [1, 2]) }
        #expect(throws: BundleError.notRegularFile(path: "/dev/zero")) {
            try BundleSigning.sign(folder.path("b"), signatureFile: "/dev/zero")
        }
        #expect(try folder.read("b") == before)
        #expect(try folder.names() == ["b"])
    }

    @Test("A damaged bundle is not signed")
    func damaged() throws {
        let manifest = try BundleRecipe.write(folder.path("b"))
        try BundleRecipe.alter(
            folder.path("b"),
            sql: "UPDATE sqlar SET data = zeroblob(20000) WHERE name LIKE 'images/%'"
        )
        let signature = EmbeddedSignature(signing: manifest, with: SecretKey(generating: "k")).encoded
        #expect(throws: BundleError.self) { try BundleSigning.sign(folder.path("b"), signature: signature) }
        #expect(try folder.names() == ["b"])
        #expect(try OpenBundle(path: folder.path("b")).signature == .unsigned)
    }
}

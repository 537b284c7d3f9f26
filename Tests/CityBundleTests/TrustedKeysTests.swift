import CityBundle
import Files
import FoundationEssentials
import PobratimTesting
import Testing

@Suite("Trusted keys")
struct TrustedKeysTests {
    private let folder: TemporaryFolder
    private let office = SecretKey(generating: "office")
    private let spare = SecretKey(generating: "spare")

    init() throws { folder = try TemporaryFolder() }

    private func signature(by key: SecretKey) throws -> EmbeddedSignature {
        EmbeddedSignature(signing: Manifest(listing: [try MemberName("a"): Digest(of: [1])]), with: key)
    }

    @Test("A folder's public keys are read, and nothing else in it")
    func readsFolder() throws {
        try office.write(intoFolder: folder.path)
        try spare.write(intoFolder: folder.path)
        try folder.write([1], to: "README")
        try folder.write([1], to: ".hidden.pub")
        #expect(try TrustedKeys(folder: folder.path) == TrustedKeys([office.publicKey, spare.publicKey]))
    }

    @Test("A signature by any trusted key counts")
    func severalKeys() throws {
        let trust = TrustedKeys([office.publicKey, spare.publicKey])
        #expect(try trust.signer(of: signature(by: spare)) == spare.publicKey)
        #expect(try trust.signer(of: signature(by: office)) == office.publicKey)
    }

    @Test("A key nobody trusts is named")
    func untrusted() throws {
        #expect(throws: BundleError.untrustedSignature(spare.id)) {
            try TrustedKeys([office.publicKey]).signer(of: signature(by: spare))
        }
    }

    @Test("A key that takes a trusted key's number is not that key")
    func borrowedNumber() throws {
        let lines = String(decoding: spare.publicKey.encoded(name: "spare"), as: UTF8.self).split(separator: "\n")
        var payload = try #require(Data(base64Encoded: String(lines[1])))
        payload.replaceSubrange(2..<10, with: office.id.bytes)
        let text = "\(lines[0])\n\(payload.base64EncodedString())\n"
        let impostor = try PublicKey(decoding: Array(text.utf8), file: "impostor.pub")
        #expect(throws: BundleError.signatureInvalid(office.id)) {
            try TrustedKeys([impostor]).signer(of: signature(by: office))
        }
        #expect(try TrustedKeys([impostor, office.publicKey]).signer(of: signature(by: office)) == office.publicKey)
    }

    @Test("A folder without keys, with too many, with a broken one, or none at all is refused")
    func refused() throws {
        #expect(throws: BundleError.noKeys(path: folder.path)) { try TrustedKeys(folder: folder.path) }
        try folder.write([1], to: "a.pub")
        #expect(throws: BundleError.keyMalformed(file: folder.path("a.pub"))) { try TrustedKeys(folder: folder.path) }
        for number in 0..<64 { try folder.write([1], to: "\(number).pub") }
        #expect(throws: BundleError.tooManyKeys(path: folder.path, limit: 64)) { try TrustedKeys(folder: folder.path) }
        #expect(throws: BundleError.file(path: folder.path("none"), call: .readFolder, errno: 2)) {
            try TrustedKeys(folder: folder.path("none"))
        }
    }
}

internal import Crypto
internal import FoundationEssentials

/// A secret key, as the second file of `signify -G -n` holds it: without a passphrase.
///
/// ```
/// untrusted comment: office secret key
/// <base64 of 104 bytes>
/// ```
/// ```
/// offset  size  field of the 104 bytes
/// 0       2     "Ed"
/// 2       2     "BK": a passphrase would go through bcrypt_pbkdf
/// 4       4     its rounds, big-endian: 0, no passphrase
/// 8       16    its salt
/// 24      8     the first bytes of SHA-512 of the last 64
/// 32      8     key number
/// 40      64    Ed25519 seed (32) and public key (32)
/// ```
/// It is valid if and only if it is these two lines and nothing more, the checksum is right, and the public key is the
/// seed's.
package struct SecretKey: Sendable {
    package let id: KeyID
    /// The file's name without `.sec`: what the signature's comment says to verify with.
    package let name: String
    private let ed25519: Curve25519.Signing.PrivateKey

    /// Makes a new key.
    package init(generating name: String) {
        id = KeyID((0..<KeyID.byteCount).map { _ in UInt8.random(in: 0...255) })
        self.name = name
        ed25519 = Curve25519.Signing.PrivateKey()
    }

    /// - Parameter file: the file's path, for errors and for ``name``.
    /// - Throws: ``BundleError/keyMalformed(file:)``, ``BundleError/keyNeedsPassphrase(file:)``.
    package init(decoding bytes: [UInt8], file: String) throws(BundleError) {
        guard let text = SignifyText(decoding: bytes), text.byteCount == bytes.count, text.payload.count == 104,
            text.payload.starts(with: SignifyText.algorithm + Self.derivation)
        else { throw .keyMalformed(file: file) }
        let payload = text.payload
        guard payload[4..<8].allSatisfy({ $0 == 0 }) else { throw .keyNeedsPassphrase(file: file) }
        guard payload[24..<32].elementsEqual(Self.checksum(of: payload[40...])),
            let ed25519 = try? Curve25519.Signing.PrivateKey(rawRepresentation: payload[40..<72]),
            payload[72...].elementsEqual(ed25519.publicKey.rawRepresentation)
        else { throw .keyMalformed(file: file) }
        id = KeyID(payload[32..<40])
        name = Self.name(ofFile: file)
        self.ed25519 = ed25519
    }

    /// - Throws: ``BundleError/keyMalformed(file:)``, ``BundleError/keyNeedsPassphrase(file:)``,
    ///   ``BundleError/file(path:call:errno:)``, ``BundleError/notRegularFile(path:)``.
    package init(file path: String) throws(BundleError) {
        let file = try RegularFile(path: path)
        guard file.byteCount <= PublicKey.maximumFileByteCount else { throw .keyMalformed(file: path) }
        try self.init(decoding: try file.prefix(PublicKey.maximumFileByteCount), file: path)
    }

    package var publicKey: PublicKey { PublicKey(id: id, bytes: Array(ed25519.publicKey.rawRepresentation)) }

    /// The bytes of the file. The salt is random, though nothing is derived with it: signify writes one, too.
    package func encoded() -> [UInt8] {
        let pair = Array(ed25519.rawRepresentation) + publicKey.bytes
        let salt = (0..<16).map { _ in UInt8.random(in: 0...255) }
        let payload =
            SignifyText.algorithm + Self.derivation + [0, 0, 0, 0] + salt + Self.checksum(of: pair) + id.bytes + pair
        return SignifyText(comment: "\(name) secret key", payload: payload).encoded
    }

    /// The same 64 bytes for the same message.
    func signature(of message: [UInt8]) -> [UInt8] {
        guard let signature = try? ed25519.signature(for: message) else {
            preconditionFailure("Ed25519 signs every message")
        }
        return Array(signature)
    }

    private static let derivation = Array("BK".utf8)

    private static func checksum(of pair: some Collection<UInt8>) -> [UInt8] {
        Array(SHA512.hash(data: Array(pair)).prefix(8))
    }

    private static func name(ofFile path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.hasSuffix(".sec") ? String(name.dropLast(4)) : name
    }
}

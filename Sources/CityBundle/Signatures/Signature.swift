// Who may say what a kiosk shows.
//
// Parties
// - The office packs bundles and holds the secret key (`office.sec`), best on a machine that meets no network.
// - A kiosk shows bundles. It holds public keys only: a folder of `*.pub` that its installer laid down (`--trust`), or
//   the set that replaced it (below).
// - Everybody else carries sticks, runs shares, stands at the screen. They are not trusted with anything.
//
// Who signs what
// - The office signs the manifest, and nothing else: one Ed25519 signature over the manifest's lines, which promise
//   the SHA-256 of every other member, by name. What is not in the manifest is not in the bundle.
// - So all that a kiosk believes of a bundle (its version, its epoch, its pages, the next set of keys) is under that
//   one signature. Compression, row order and the rest of the file are not, and nothing is concluded from them.
// - Formats are those of OpenBSD's signify, so that neither packing nor checking depends on this program.
//
// Trust
// - A kiosk trusts 32 bytes of a public key. The key number only tells which key to try; comments and file names say
//   nothing (signify calls them untrusted in their first word).
// - Several keys may be trusted at once; one good signature by any of them is enough.
//
// How a key is replaced
// - A bundle may carry `trust/*.pub`, the complete new set. A kiosk takes it over only from a bundle that a key of the
//   present set signed and whose `securityEpoch` is higher than any it has run. From then on the old key signs nothing.
// - A kiosk that no longer knows which set is in force guesses none: it shows its pages, and takes no bundle until somebody
//   has said which keys count.
//
// What a thief can do
// - Of a stick, or on the way to the kiosk: withhold a bundle, or bring an older signed one. A kiosk does not go back
//   by itself: bundles are ordered by (`securityEpoch`, `contentVersion`), and one below the highest epoch is refused.
//   A changed bundle is refused.
// - Of a secret key: pack what every kiosk with that key will show, until the office ships a bundle with a higher epoch
//   and a set without that key, signed by the stolen key or another of the set. Whoever is first wins, so keep a second
//   key in the set, elsewhere.
// - Of a kiosk: read public pages and public keys, and change what that one screen shows. Nothing on it signs anything.

internal import Crypto
internal import FoundationEssentials

/// A manifest with its signature, as `signify -S -e` writes it.
///
/// ```
/// untrusted comment: verify with office.pub
/// <base64 of 74 bytes>
/// <the manifest's lines>
/// ```
/// ```
/// offset  size  field of the 74 bytes
/// 0       2     "Ed"
/// 2       8     key number
/// 10      64    Ed25519 signature of everything after the second line feed
/// ```
/// It is valid if and only if the first line starts with `untrusted comment: ` and has at most 1042 bytes, the second
/// is the base64 of exactly such 74 bytes, and both end in a line feed.
package struct EmbeddedSignature: Hashable, Sendable {
    /// Bytes that the two lines take at most.
    package static let maximumHeadByteCount = SignifyText.maximumCommentLineByteCount + 1 + 100 + 1

    /// The two lines before the manifest.
    struct Head: Hashable, Sendable {
        let keyID: KeyID
        /// 64 bytes of Ed25519.
        let signature: [UInt8]
        /// Both lines.
        let bytes: [UInt8]

        /// - Parameter bytes: at least the two lines; what follows them is nothing to the head.
        /// - Throws: ``BundleError/signatureMalformed``.
        init(decoding bytes: [UInt8]) throws(BundleError) {
            guard let text = SignifyText(decoding: bytes), text.payload.count == 74,
                text.payload.starts(with: SignifyText.algorithm)
            else { throw .signatureMalformed }
            keyID = KeyID(text.payload[2..<10])
            signature = Array(text.payload[10...])
            self.bytes = text.encoded
        }

        init(signing message: [UInt8], with key: SecretKey) {
            keyID = key.id
            signature = key.signature(of: message)
            bytes =
                SignifyText(
                    comment: "verify with \(key.name).pub",
                    payload: SignifyText.algorithm + keyID.bytes + signature
                ).encoded
        }
    }

    /// What was signed: a manifest, if its decoder agrees.
    package let message: [UInt8]
    private let head: Head

    package var keyID: KeyID { head.keyID }

    init(_ head: Head, message: [UInt8]) {
        self.head = head
        self.message = message
    }

    /// - Throws: ``BundleError/signatureMalformed``.
    package init(decoding bytes: [UInt8]) throws(BundleError) {
        let head = try Head(decoding: bytes)
        self.init(head, message: Array(bytes[head.bytes.count...]))
    }

    /// Signs a manifest.
    package init(signing manifest: Manifest, with key: SecretKey) {
        self.init(Head(signing: manifest.bytes, with: key), message: manifest.bytes)
    }

    /// The bytes of `MANIFEST.sig`.
    package var encoded: [UInt8] { head.bytes + message }

    /// Tells whether this key made the signature.
    package func isValid(for key: PublicKey) -> Bool {
        guard key.id == keyID, let ed25519 = try? Curve25519.Signing.PublicKey(rawRepresentation: key.bytes) else {
            return false
        }
        return ed25519.isValidSignature(head.signature, for: message)
    }
}

internal import Crypto
internal import Files

/// 256 random bits that a browser keeps in a cookie. The desk keeps their SHA-256 only.
package struct Token: Hashable, Sendable {
    package let text: String

    /// - Returns: `nil` for anything but 64 lower-case hexadecimal digits.
    package init?(_ text: String) {
        guard text.utf8.count == 64, Hex.bytes(text) != nil else { return nil }
        self.text = text
    }

    init(_ bytes: [UInt8]) { text = Hex.string(bytes) }

    var digest: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    /// The key that every form of this browser carries, so that no other site's form is taken for one. It does not tell
    /// the token.
    package var formKey: String {
        Hex.string(
            HMAC<SHA256>.authenticationCode(for: Array("form".utf8), using: SymmetricKey(data: Array(text.utf8)))
        )
    }

    /// Compares in a time that does not depend on where they differ.
    package func isFormKey(_ text: String) -> Bool {
        guard let bytes = Hex.bytes(text) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            bytes,
            authenticating: Array("form".utf8),
            using: SymmetricKey(data: Array(self.text.utf8))
        )
    }
}

extension StaffDesk {
    /// One for a browser that has none yet.
    package func newToken() -> Token { Token(random(32)) }
}

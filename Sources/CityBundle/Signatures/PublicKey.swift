/// A public key, as the first file of `signify -G` holds it.
///
/// ```
/// untrusted comment: office public key
/// <base64 of 42 bytes>
/// ```
/// ```
/// offset  size  field of the 42 bytes
/// 0       2     "Ed"
/// 2       8     key number
/// 10      32    Ed25519 public key
/// ```
/// It is valid if and only if it is these two lines and nothing more.
package struct PublicKey: Hashable, Sendable {
    /// Far above what signify writes.
    static let maximumFileByteCount = 4096

    package let id: KeyID
    /// 32 bytes of Ed25519. Trust is in these alone.
    package let bytes: [UInt8]

    init(id: KeyID, bytes: [UInt8]) {
        self.id = id
        self.bytes = bytes
    }

    /// - Parameter file: how the file is called in an error.
    /// - Throws: ``BundleError/keyMalformed(file:)``.
    package init(decoding bytes: [UInt8], file: String) throws(BundleError) {
        guard let text = SignifyText(decoding: bytes), text.byteCount == bytes.count, text.payload.count == 42,
            text.payload.starts(with: SignifyText.algorithm)
        else { throw .keyMalformed(file: file) }
        id = KeyID(text.payload[2..<10])
        self.bytes = Array(text.payload[10...])
    }

    /// - Throws: ``BundleError/keyMalformed(file:)``, ``BundleError/file(path:call:errno:)``,
    ///   ``BundleError/notRegularFile(path:)``.
    package init(file path: String) throws(BundleError) {
        let file = try RegularFile(path: path)
        guard file.byteCount <= Self.maximumFileByteCount else { throw .keyMalformed(file: path) }
        try self.init(decoding: try file.prefix(Self.maximumFileByteCount), file: path)
    }

    /// The bytes of the file.
    ///
    /// - Parameter name: what the comment calls the key.
    package func encoded(name: String) -> [UInt8] {
        SignifyText(comment: "\(name) public key", payload: SignifyText.algorithm + id.bytes + bytes).encoded
    }
}

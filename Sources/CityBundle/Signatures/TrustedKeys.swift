internal import Files

/// The public keys whose signatures count.
package struct TrustedKeys: Hashable, Sendable {
    static let maximumCount = 64

    package let keys: [PublicKey]

    package init(_ keys: [PublicKey]) { self.keys = keys }

    /// Reads every `*.pub` of a folder, and nothing else there. One that is not a key stops everything: a kiosk that
    /// silently trusts fewer keys than its installer meant fails a year later.
    ///
    /// - Throws: ``BundleError/noKeys(path:)``, ``BundleError/tooManyKeys(path:limit:)``,
    ///   ``BundleError/keyMalformed(file:)``, ``BundleError/file(path:call:errno:)``,
    ///   ``BundleError/notRegularFile(path:)``.
    package init(folder path: String) throws(BundleError) {
        let names = try Self.keyFileNames(inFolder: path)
        guard !names.isEmpty else { throw .noKeys(path: path) }
        var keys: [PublicKey] = []
        for name in names { keys.append(try PublicKey(file: "\(path)/\(name)")) }
        self.keys = keys
    }

    /// Tells whether a key has this number.
    func knows(_ id: KeyID) -> Bool { keys.contains { $0.id == id } }

    /// - Returns: the key that made the signature.
    /// - Throws: ``BundleError/untrustedSignature(_:)``, ``BundleError/signatureInvalid(_:)``.
    package func signer(of signature: EmbeddedSignature) throws(BundleError) -> PublicKey {
        // Two keys may share a number, by chance or on purpose: each is tried.
        let candidates = keys.filter { $0.id == signature.keyID }
        guard !candidates.isEmpty else { throw .untrustedSignature(signature.keyID) }
        guard let signer = candidates.first(where: { signature.isValid(for: $0) }) else {
            throw .signatureInvalid(signature.keyID)
        }
        return signer
    }

    private static func keyFileNames(inFolder path: String) throws(BundleError) -> [String] {
        var names: [String] = []
        try Paths.forEachName(in: path) { name in
            if name.hasSuffix(".pub"), !name.hasPrefix(".") { names.append(name) }
            return names.count <= maximumCount
        }
        guard names.count <= maximumCount else { throw .tooManyKeys(path: path, limit: maximumCount) }
        return names.sorted()
    }
}

internal import Glibc

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

    /// Whether a key has this number.
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
        guard let folder = opendir(path) else { throw .file(path: path, call: .readFolder, errno: errno) }
        defer { closedir(folder) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasSuffix(".pub"), !name.hasPrefix(".") else { continue }
            names.append(name)
            guard names.count <= maximumCount else { throw .tooManyKeys(path: path, limit: maximumCount) }
        }
        guard errno == 0 else { throw .file(path: path, call: .readFolder, errno: errno) }
        return names.sorted()
    }
}

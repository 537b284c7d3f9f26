/// Puts a signature made elsewhere into a bundle, so that the secret key can stay locked away:
///
/// ```
/// sqlite3 spring.pobratim -Ax MANIFEST
/// signify -S -e -s office.sec -m MANIFEST -x MANIFEST.sig
/// pobratim sign spring.pobratim --signature MANIFEST.sig
/// ```
package enum BundleSigning {
    /// Replaces `MANIFEST`, or an older `MANIFEST.sig`. Every member is checked on the way; the file is a new one that
    /// takes the old one's name when it is whole.
    ///
    /// - Parameter signature: the bytes of the file that signify wrote.
    /// - Returns: the key that the signature names. Nothing here can tell whether that key made it.
    /// - Throws: ``BundleError/signatureMalformed``, ``BundleError/signatureOverAnotherManifest(offset:)``, and what
    ///   opening, reading and writing a bundle throw.
    package static func sign(
        _ path: String,
        signature bytes: [UInt8],
        limits: BundleLimits = .standard,
        progress: @escaping (BundleProgress) -> Void = { _ in }
    ) throws(BundleError) -> KeyID {
        let signature = try EmbeddedSignature(decoding: bytes)
        let bundle = try OpenBundle(path: path, limits: limits)
        guard signature.message == bundle.manifest.bytes else {
            let common = zip(signature.message, bundle.manifest.bytes).prefix { $0 == $1 }.count
            throw .signatureOverAnotherManifest(offset: common)
        }
        let writer = try BundleWriter(path: path, limits: limits, progress: progress)
        try bundle.forEachMember { member throws(BundleError) in try writer.add(member) }
        try writer.finish(bundle.manifest, signature: signature)
        return signature.keyID
    }

    /// The same, with the signature in a file.
    package static func sign(
        _ path: String,
        signatureFile: String,
        limits: BundleLimits = .standard,
        progress: @escaping (BundleProgress) -> Void = { _ in }
    ) throws(BundleError) -> KeyID {
        let file = try RegularFile(path: signatureFile)
        let limit = limits.manifestByteCount + EmbeddedSignature.maximumHeadByteCount
        guard file.byteCount <= limit else { throw .manifestTooLarge(byteCount: file.byteCount, limit: limit) }
        return try sign(path, signature: try file.prefix(limit), limits: limits, progress: progress)
    }
}

/// A whole bundle, found intact: schema, names, counts, and every byte of every member.
package struct BundleVerification: Hashable, Sendable {
    package let info: BundleInfo
    package let manifestDigest: Digest
    package let signature: SignatureState
    /// All members, counted.
    package let total: BundleProgress

    /// Reads the bundle once, in the order of the file.
    ///
    /// - Parameter trust: whose signature is wanted; with `nil` the members are checked against the manifest, and the
    ///   manifest against nothing.
    package init(
        verifying path: String,
        trust: TrustedKeys? = nil,
        limits: BundleLimits = .standard,
        progress: (BundleProgress) -> Void = { _ in }
    ) throws(BundleError) {
        let bundle = try OpenBundle(path: path, trust: trust, limits: limits)
        var total = BundleProgress(totalMemberCount: bundle.manifest.count)
        try bundle.forEachMember { member throws(BundleError) in
            total.count(member)
            progress(total)
        }
        info = bundle.info
        manifestDigest = bundle.manifestDigest
        signature = bundle.signature
        self.total = total
    }
}

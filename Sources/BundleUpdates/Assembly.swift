internal import CityBundle

/// Makes a bundle out of what is at hand: each member of the manifest comes from the first bundle that has it whole.
///
/// One algorithm is the full copy, the delta, the resume after a pulled stick, and the repair of a rotten card.
struct Assembly {
    let manifest: Manifest
    /// The source's `MANIFEST.sig`, which goes in unchanged; `nil` for an unsigned bundle.
    let signature: EmbeddedSignature?
    /// The nearest first.
    let bundles: [OpenBundle]

    /// How many members each bundle would give, by the manifests alone: nothing but names and digests is read.
    func plan() -> [Int] {
        var counts = bundles.map { _ in 0 }
        for name in manifest.names {
            let digest = manifest.digest(of: name)
            if let holder = bundles.firstIndex(where: { $0.manifest.digest(of: name) == digest }) {
                counts[holder] += 1
            }
        }
        return counts
    }

    /// Writes the bundle, durable, every member hashed.
    ///
    /// - Parameter progress: members so far.
    /// - Returns: how many members each bundle gave.
    /// - Throws: the last bundle's error for a member that no bundle has whole.
    @discardableResult
    func write(to path: String, progress: @escaping (Int) -> Void) throws(BundleError) -> [Int] {
        var counts = bundles.map { _ in 0 }
        let writer = try BundleWriter(path: path) { progress($0.memberCount) }
        for name in manifest.names {
            let (member, holder) = try member(name)
            try writer.add(member)
            counts[holder] += 1
        }
        try writer.finish(manifest, signature: signature)
        return counts
    }

    private func member(_ name: MemberName) throws(BundleError) -> (StoredMember, holder: Int) {
        let digest = manifest.digest(of: name)
        var fault = BundleError.memberMissing(name)
        for (holder, bundle) in bundles.enumerated() where bundle.manifest.digest(of: name) == digest {
            do throws(BundleError) {
                if let member = try bundle.member(name) { return (member, holder) }
            } catch {
                fault = error
            }
        }
        throw fault
    }
}

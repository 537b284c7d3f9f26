internal import CityBundle
internal import Files

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
    /// - Parameters:
    ///   - path: where, on this kiosk's own disk.
    ///   - source: what an error of the bundles read from names.
    ///   - progress: members so far.
    /// - Returns: how many members each bundle gave.
    /// - Throws: the last bundle's error for a member that no bundle has whole; ``UpdateError/file(path:call:errno:)``
    ///   where this disk does not take it, as then nothing is wrong with the source.
    @discardableResult
    func write(to path: String, from source: String, progress: @escaping (Int) -> Void) throws(UpdateError) -> [Int] {
        var counts = bundles.map { _ in 0 }
        let writer = try Self.writing(path, source) { () throws(BundleError) in
            try BundleWriter(path: path) { progress($0.memberCount) }
        }
        for name in manifest.names {
            let found: (member: StoredMember, holder: Int)
            do throws(BundleError) { found = try member(name) } catch { throw .bundle(error, file: source) }
            try Self.writing(path, source) { () throws(BundleError) in try writer.add(found.member) }
            counts[found.holder] += 1
        }
        try Self.writing(path, source) { () throws(BundleError) in
            try writer.finish(manifest, signature: signature)
        }
        return counts
    }

    private static func writing<Result>(
        _ path: String,
        _ source: String,
        _ body: () throws(BundleError) -> Result
    ) throws(UpdateError) -> Result {
        do throws(BundleError) { return try body() } catch {
            throw error.diskErrno.map { .file(path: path, call: .write, errno: $0) } ?? .bundle(error, file: source)
        }
    }

    private func member(_ name: MemberName) throws(BundleError) -> (member: StoredMember, holder: Int) {
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

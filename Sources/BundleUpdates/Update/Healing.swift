internal import CityBundle

/// Makes an installed bundle whole again, member by member, from whoever still has the bytes.
struct Healing {
    /// Sources that are open at once: each holds its manifest in memory.
    private static let maximumSourceCount = 8

    let state: StateFolder
    let record: StateRecord
    let keys: TrustedKeys
    let candidates: [SourceSearch.Candidate]

    /// - Returns: `nil` for a bundle in which every byte is as promised, by somebody who counts here.
    func fault(of identity: BundleIdentity) -> BundleError? {
        let isVouched = record.vouched.contains(identity.manifest)
        do throws(BundleError) {
            let path = state.bundlePath(of: identity)
            let found = try BundleVerification(verifying: path, trust: isVouched ? nil : keys)
            return found.manifestDigest.hex == identity.manifest ? nil : .anotherBundle
        } catch {
            return error
        }
    }

    /// - Throws: ``UpdateError/bundle(_:file:)`` where nobody has what is missing.
    func heal(_ identity: BundleIdentity) throws(UpdateError) {
        let path = state.bundlePath(of: identity)
        let installed = [record.current, record.previous].compactMap { identity in
            identity.flatMap { try? state.open($0, of: record, trusting: nil) }
        }
        let sources = sources(for: identity)
        let promise =
            sources.first { $0.manifestDigest.hex == identity.manifest }
            ?? (try? state.open(identity, of: record, trusting: keys))
        guard let promise else { throw .bundle(.manifestMissing, file: path) }
        let assembly = Assembly(
            manifest: promise.manifest,
            signature: promise.embeddedSignature,
            bundles: installed + sources
        )
        let staged = "\(state.staging)/\(identity.folderName)"
        let file = "\(staged)/bundle.pobratim"
        do throws(UpdateError) {
            try state.files.makeFolder(staged)
            try assembly.write(to: file, from: path) { _ in }
            try state.files.flush(file)
            try Installation.readBack(file, nil, promising: promise.manifest)
            try state.files.makeFolder(state.folder(of: identity))
            try state.files.rename(file, to: path)
            try state.files.flush(state.folder(of: identity))
            try state.files.flush(state.bundles)
        } catch {
            // What cannot be removed now is swept by the next start.
            try? state.files.removeTree(staged)
            throw error
        }
    }

    /// The very bundle first, then the newest.
    private func sources(for identity: BundleIdentity) -> [OpenBundle] {
        let isSame = { (candidate: SourceSearch.Candidate) in candidate.identity.manifest == identity.manifest }
        let nearest = candidates.filter(isSame) + candidates.filter { !isSame($0) }
        return nearest.prefix(Self.maximumSourceCount).compactMap { try? $0.open(trusting: keys) }
    }
}

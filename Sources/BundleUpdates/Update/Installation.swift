internal import CityBundle
internal import CitySearch
internal import Files
internal import Glibc

/// Takes one bundle from its source into the state folder, and makes it current.
struct Installation {
    /// Room beyond the bundle itself: `state.json`, keys, folders.
    private static let spareByteCount: Int64 = 1 << 20

    let state: StateFolder
    let keys: TrustedKeys
    let server: ControlClient
    let screen: ScreenTeller
    let isDryRun: Bool
    /// Install what was rejected, too.
    let evenIfRejected: Bool
    let report: (UpdateEvent) -> Void

    func install(
        _ candidate: SourceSearch.Candidate,
        over record: StateRecord
    ) throws(UpdateError) -> UpdateOutcome {
        let identity = candidate.identity
        let source: OpenBundle
        do throws(BundleError) { source = try candidate.open(trusting: keys) } catch {
            throw .bundle(error, file: candidate.path)
        }
        let received = identity.securityEpoch > record.highestEpoch ? try ReceivedKeys(in: source) : nil
        // Their members are compared with the signed manifest of the source, so nothing rests on their signatures.
        let installed = [record.current, record.previous].compactMap { identity in
            identity.flatMap { try? state.open($0, of: record, trusting: nil) }
        }
        let assembly = Assembly(
            manifest: source.manifest,
            signature: source.embeddedSignature,
            bundles: installed + [source]
        )
        if isDryRun {
            let new = assembly.plan()[installed.count]
            return .wouldInstall(identity, path: candidate.path, newMembers: new, of: source.manifest.count)
        }
        try checkRoom(for: candidate.path)

        let staged = "\(state.staging)/\(identity.folderName)"
        let file = "\(staged)/bundle.pobratim"
        let newMembers: Int
        do throws(UpdateError) {
            newMembers = try assemble(assembly, into: staged, file, from: candidate.path)[installed.count]
            enter(.checking)
            try Self.readBack(file, keys, promising: source.manifest)
            try deriveIndex(file, keys)
            enter(.trying)
            try preflight(identity, file, of: source.manifest.count, source: candidate.path)
        } catch {
            // What cannot be removed now is swept by the next start.
            try? state.files.removeTree(staged)
            throw error
        }
        enter(.activating)
        try received?.write(into: state)
        try publish(staged, file, as: identity)
        let verdict = try state.change { record throws(UpdateError) in
            // Staff may have gone back meanwhile.
            let verdict = record.verdict(on: identity, evenIfRejected: evenIfRejected)
            if verdict == .install { record.install(identity) }
            return verdict
        }
        if let outcome = UpdateOutcome(verdict, on: candidate) { return outcome }
        guard verdict == .install else {
            throw .epochTooLow(file: candidate.path, found: identity.securityEpoch, highest: record.highestEpoch)
        }
        return .installed(
            identity,
            newMembers: newMembers,
            of: source.manifest.count,
            visibility: server.show()
        )
    }

    private func checkRoom(for path: String) throws(UpdateError) {
        let needed = Paths.byteCount(path) + Self.spareByteCount
        let free = try state.files.freeByteCount(state.path)
        guard free >= needed else { throw .noRoom(needed: needed, free: free) }
    }

    private func assemble(
        _ assembly: Assembly,
        into staged: String,
        _ file: String,
        from source: String
    ) throws(UpdateError) -> [Int] {
        enter(.assembling)
        try state.files.makeFolder(staged)
        let counts = try assembly.write(to: file, from: source) { tell($0, of: assembly.manifest.count) }
        try state.files.flush(file)
        try state.files.flush(staged)
        return counts
    }

    /// What a disk has promised to keep is asked of it again, before anything depends on it.
    ///
    /// - Parameter keys: whose signature is wanted; with `nil` none.
    /// - Throws: ``UpdateError/file(path:call:errno:)``. Every member was hashed on its way here, so whatever is wrong now
    ///   is this disk's fault.
    static func readBack(_ file: String, _ keys: TrustedKeys?, promising manifest: Manifest) throws(UpdateError) {
        try OpenFile(file, .reading).dropCache()
        let found = try? BundleVerification(verifying: file, trust: keys)
        guard found?.manifestDigest == manifest.digest else { throw .file(path: file, call: .read, errno: EIO) }
    }

    /// The full-text index is derived here, once. Without it the server derives its own at the first search, so a bundle
    /// whose index cannot be made, or finds no room, is installed all the same.
    private func deriveIndex(_ file: String, _ keys: TrustedKeys) throws(UpdateError) {
        enter(.indexing)
        let index = StateFolder.searchIndexPath(besideBundle: file)
        do {
            try SearchIndex.write(try OpenBundle(path: file, trust: keys), to: index)
        } catch {
            return report(.indexMissing)
        }
        try state.files.flush(index)
        try state.files.flush(Paths.folder(of: index))
    }

    private func preflight(
        _ identity: BundleIdentity,
        _ file: String,
        of memberCount: Int,
        source: String
    ) throws(UpdateError) {
        switch verdict(on: file, of: memberCount) {
        case .passed, .untold: return
        case .unread(let code): throw .file(path: file, call: .read, errno: code)
        case .failed(let reason):
            // Or every timer would try it again.
            try state.change { record in
                if record.verdict(on: identity, evenIfRejected: evenIfRejected) == .install { record.reject(identity) }
            }
            throw .preflightFailed(file: source, reason: reason)
        }
    }

    /// A server that goes away, or does not answer, says nothing of the bundle.
    private func verdict(on file: String, of memberCount: Int) -> PreflightVerdict {
        switch server.ask(.health) {
        case .noServer: break
        case .silence: screen.noteSilence()
        case .answer:
            let verdict = ServerPreflight(server: server, memberCount: memberCount).verdict(onBundle: file)
            guard verdict == .untold else { return verdict }
            screen.noteSilence()
        }
        return ReadingPreflight().verdict(onBundle: file)
    }

    private func publish(_ staged: String, _ file: String, as identity: BundleIdentity) throws(UpdateError) {
        if Paths.isFolder(state.folder(of: identity)) {
            // The previous generation is this very bundle.
            try state.files.rename(file, to: state.bundlePath(of: identity))
            try state.files.flush(state.folder(of: identity))
        } else {
            try state.files.rename(staged, to: state.folder(of: identity))
        }
        try state.files.flush(state.bundles)
        try state.files.flush(state.staging)
    }

    private func enter(_ phase: UpdatePhase) {
        report(.phase(phase))
        screen.tell(.phase(phase))
    }

    /// Twenty times while a bundle is assembled: more, nobody sees.
    private func tell(_ done: Int, of total: Int) {
        report(.progress(done, of: total))
        guard total > 0, done * 20 / total != (done - 1) * 20 / total else { return }
        screen.tell(.done(percent: UpdatePhase.assembling.percent(done, of: total)))
    }
}

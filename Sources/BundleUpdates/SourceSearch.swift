internal import CityBundle
internal import Glibc

/// Finds the bundles that sources offer: a file, or a folder holding some.
struct SourceSearch {
    /// Names of a folder that are looked at. A stick with more has other uses.
    static let maximumNameCount = 100_000
    /// Bundles of a folder that are opened.
    static let maximumCandidateCount = 64

    /// A bundle that may be read, signed by a key in force.
    struct Candidate {
        let path: String
        let bundle: OpenBundle
        var identity: BundleIdentity { BundleIdentity(bundle) }
    }

    /// What was found, best first, and what was refused.
    struct Found {
        var candidates: [Candidate] = []
        var refusals: [UpdateError] = []
    }

    let keys: TrustedKeys

    /// - Throws: ``UpdateError/nothingFound(sources:)``, ``UpdateError/tooManyCandidates(folder:limit:)``,
    ///   ``UpdateError/file(path:call:errno:)``.
    func search(_ sources: [String]) throws(UpdateError) -> Found {
        var found = Found()
        for source in sources {
            var status = stat()
            guard stat(source, &status) == 0 else { throw .file(path: source, call: .open, errno: errno) }
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            for path in isFolder ? try bundles(inFolder: source) : [source] {
                do throws(BundleError) {
                    if isFolder { try Self.checkRegular(path) }
                    let bundle = try OpenBundle(path: path, trust: keys)
                    found.candidates.append(Candidate(path: path, bundle: bundle))
                } catch {
                    found.refusals.append(.bundle(error, file: path))
                }
            }
        }
        guard !found.candidates.isEmpty || !found.refusals.isEmpty else { throw .nothingFound(sources: sources) }
        found.candidates.sort { $0.identity.isNewer(than: $1.identity) }
        return found
    }

    private func bundles(inFolder folder: String) throws(UpdateError) -> [String] {
        var names: [String] = []
        var seen = 0
        try Paths.forEachName(in: folder) { name in
            seen += 1
            if name.hasSuffix(".pobratim"), !name.hasPrefix(".") { names.append(name) }
            return seen < Self.maximumNameCount && names.count <= Self.maximumCandidateCount
        }
        guard names.count <= Self.maximumCandidateCount else {
            throw .tooManyCandidates(folder: folder, limit: Self.maximumCandidateCount)
        }
        return names.sorted().map { "\(folder)/\($0)" }
    }

    /// What a stick holds is no link, no pipe and no device, and nothing there is waited for.
    private static func checkRegular(_ path: String) throws(BundleError) {
        var status = stat()
        // Some devices act when they are merely opened.
        guard lstat(path, &status) == 0 else { throw .file(path: path, call: .stat, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegularFile(path: path) }
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
        defer { close(descriptor) }
        guard fstat(descriptor, &status) == 0 else { throw .file(path: path, call: .stat, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegularFile(path: path) }
    }
}

internal import CityBundle
internal import Files
internal import Glibc

/// Finds the bundles that sources offer: a file, or a folder holding some. A source that cannot be read, and a bundle that
/// is refused, keep nobody from the others.
struct SourceSearch {
    /// Names of a folder that are looked at. A stick with more has other uses.
    static let maximumNameCount = 100_000
    /// Bundles of a folder that are opened. A mirror that keeps every release for years has fewer.
    static let maximumOpenedCount = 1_024
    /// The newest of all, which are known.
    static let maximumCandidateCount = 64

    /// A bundle that could be read, signed by a key in force. It is opened again when its turn comes: all at once, with
    /// their manifests, would take more memory than a small board has.
    struct Candidate {
        let path: String
        let identity: BundleIdentity

        /// - Throws: ``BundleError/anotherBundle`` where another file has taken its place.
        func open(trusting keys: TrustedKeys) throws(BundleError) -> OpenBundle {
            let bundle = try OpenBundle(path: path, trust: keys)
            guard BundleIdentity(bundle) == identity else { throw .anotherBundle }
            return bundle
        }
    }

    /// What was found, best first, and what was refused.
    struct Found {
        var candidates: [Candidate] = []
        var refusals: [UpdateError] = []
    }

    let keys: TrustedKeys

    /// - Throws: ``UpdateError/nothingFound(sources:)``.
    func search(_ sources: [String]) throws(UpdateError) -> Found {
        var found = Found()
        for source in sources { look(into: source, &found) }
        guard !found.candidates.isEmpty || !found.refusals.isEmpty else { throw .nothingFound(sources: sources) }
        return found
    }

    private func look(into source: String, _ found: inout Found) {
        do throws(FileError) {
            guard try FileStatus(path: source, isFollowing: true).kind == .folder else { return open(source, &found) }
        } catch {
            return found.refusals.append(.sourceUnreadable(path: source, errno: error.errno))
        }
        do throws(UpdateError) {
            for name in try bundles(inFolder: source, &found.refusals) {
                let path = "\(source)/\(name)"
                do throws(BundleError) { try SourceFile.checkRegular(path) } catch {
                    let isUnnamed = error == .file(path: path, call: .stat, errno: ENOENT) && name.contains("\u{FFFD}")
                    found.refusals.append(
                        isUnnamed ? .nameNotText(name, folder: source) : .bundle(error, file: path)
                    )
                    continue
                }
                open(path, &found)
            }
        } catch {
            found.refusals.append(error)
        }
    }

    private func open(_ path: String, _ found: inout Found) {
        do throws(BundleError) {
            let bundle = try OpenBundle(path: path, trust: keys)
            found.candidates.append(Candidate(path: path, identity: BundleIdentity(bundle)))
        } catch {
            found.refusals.append(.bundle(SourceFile.reason(for: error, reading: path), file: path))
        }
        found.candidates.sort { $0.identity.isNewer(than: $1.identity) }
        if found.candidates.count > Self.maximumCandidateCount { found.candidates.removeLast() }
    }

    /// Names of what could be bundles. Of too many, those that were written last.
    private func bundles(
        inFolder folder: String,
        _ refusals: inout [UpdateError]
    ) throws(UpdateError) -> [String] {
        var names: [String] = []
        var seen = 0
        let isAll: Bool
        do throws(UpdateError) {
            isAll = try Paths.forEachName(in: folder) { name in
                seen += 1
                // Some systems write all names on a stick in capitals.
                if name.lowercased().hasSuffix(".pobratim"), !name.hasPrefix(".") { names.append(name) }
                return seen < Self.maximumNameCount
            }
        } catch {
            guard case .file(let path, _, let code) = error else { throw error }
            throw .sourceUnreadable(path: path, errno: code)
        }
        if !isAll { refusals.append(.tooManyNames(folder: folder, limit: Self.maximumNameCount)) }
        guard names.count > Self.maximumOpenedCount else { return names.sorted() }
        refusals.append(.tooManyCandidates(folder: folder, limit: Self.maximumOpenedCount))
        let dated = names.map { (name: $0, time: Paths.modificationTime("\(folder)/\($0)")) }
        return dated.sorted { ($0.time, $0.name) > ($1.time, $1.name) }.prefix(Self.maximumOpenedCount).map(\.name)
    }
}

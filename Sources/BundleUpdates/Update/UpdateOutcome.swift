/// How an update ended.
package enum UpdateOutcome: Hashable, Sendable {
    /// Now current.
    case installed(BundleIdentity, newMembers: Int, of: Int, visibility: Visibility)
    /// What a dry run would have done.
    case wouldInstall(BundleIdentity, path: String, newMembers: Int, of: Int)
    /// The source has what is installed.
    case same(BundleIdentity)
    /// What is installed is newer, or of the same version.
    case older(BundleIdentity, path: String, installed: BundleIdentity)
    /// Staff or a failed trial sent it away, or one that it is not newer than.
    case rejected(BundleIdentity, path: String, earlier: BundleIdentity)
    /// An installed bundle had rotted, and is whole again.
    case healed(BundleIdentity)
}

extension UpdateOutcome {
    /// - Returns: `nil` where that verdict is no end.
    init?(_ verdict: StateRecord.Verdict, on candidate: SourceSearch.Candidate) {
        switch verdict {
        case .same: self = .same(candidate.identity)
        case .older(let installed): self = .older(candidate.identity, path: candidate.path, installed: installed)
        case .rejected(let earlier): self = .rejected(candidate.identity, path: candidate.path, earlier: earlier)
        case .install, .epochTooLow: return nil
        }
    }
}

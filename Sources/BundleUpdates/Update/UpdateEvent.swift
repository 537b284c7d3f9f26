package import CityBundle

/// What happens while an update runs.
package enum UpdateEvent: Sendable {
    /// Another update is at work; this one goes on after it.
    case waiting
    case phase(UpdatePhase)
    /// Members that are in the new bundle so far.
    case progress(Int, of: Int)
    /// A bundle of a source is left out.
    case refused(UpdateError)
    /// The search index could not be derived. The server will make its own, as a temporary file.
    case indexMissing
    /// An installed bundle is damaged, and no source can heal it.
    case damageRemains(BundleIdentity, BundleError)
    /// The server does not answer. The update goes on without it.
    case serverSilent
    /// The report of this update could not be left in the state folder.
    case notNoted(UpdateError)
    /// The update has happened; what is not needed any more could not be removed.
    case notSwept(UpdateError)
}

internal import CityBundle

extension StateFolder {
    /// Back to the previous bundle, at once, and by itself as far as a running server goes.
    ///
    /// - Returns: what is current now.
    /// - Throws: ``UpdateError/nothingToReturnTo``, ``UpdateError/previousSentAway(_:)``, ``UpdateError/bundle(_:file:)``
    ///   for a previous bundle that is damaged itself.
    package func rollBack() throws(UpdateError) -> (current: BundleIdentity, visibility: Visibility) {
        guard isThere else { throw .nothingInstalled(state: path) }
        let now = try change { record throws(UpdateError) in
            guard record.current != nil, let previous = record.previous else { throw .nothingToReturnTo }
            guard record.returnToPrevious() else { throw .previousSentAway(previous) }
            try verify(previous)
            return previous
        }
        return (now, ControlClient(self).show())
    }

    /// "Install anyway": the bundle that staff or a failed trial sent away becomes current, on trial once more. The
    /// caller lets a running server follow.
    ///
    /// - Throws: ``UpdateError/nothingHeld``, ``UpdateError/bundle(_:file:)`` for a bundle that is damaged.
    package func installHeld() throws(UpdateError) -> BundleIdentity {
        guard isThere else { throw .nothingInstalled(state: path) }
        return try change { record throws(UpdateError) in
            guard let held = record.held, record.installHeld() else { throw .nothingHeld }
            try verify(held)
            return held
        }
    }

    /// ``installHeld()``, and a running server follows.
    package func callBackHeld() throws(UpdateError) -> (current: BundleIdentity, visibility: Visibility) {
        let now = try installHeld()
        return (now, ControlClient(self).show())
    }

    /// Every byte is what was promised when it was installed.
    private func verify(_ identity: BundleIdentity) throws(UpdateError) {
        let path = bundlePath(of: identity)
        do throws(BundleError) { _ = try BundleVerification(verifying: path) } catch {
            throw .bundle(error, file: path)
        }
    }
}

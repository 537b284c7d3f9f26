internal import CityBundle

extension StateFolder {
    /// Back to the previous bundle, at once, and by itself as far as a running server goes.
    ///
    /// - Returns: what is current now.
    /// - Throws: ``UpdateError/nothingToReturnTo``, ``UpdateError/previousRejected(_:)``, ``UpdateError/bundle(_:file:)``
    ///   for a previous bundle that is damaged itself.
    package func rollBack() throws(UpdateError) -> (current: BundleIdentity, visibility: Visibility) {
        let now = try makeCurrent { record throws(UpdateError) in
            guard record.current != nil, let previous = record.previous else { throw .nothingToReturnTo }
            guard record.returnToPrevious() else { throw .previousRejected(previous) }
            return previous
        }
        return (now, ControlClient(self).show())
    }

    /// "Install anyway": the bundle that staff or a failed trial rejected becomes current, on trial once more. The
    /// caller lets a running server follow.
    ///
    /// - Throws: ``UpdateError/nothingRejected``, ``UpdateError/bundle(_:file:)`` for a bundle that is damaged.
    package func reinstate() throws(UpdateError) -> BundleIdentity {
        try makeCurrent { record throws(UpdateError) in
            guard let rejected = record.reinstate() else { throw .nothingRejected }
            return rejected
        }
    }

    /// ``reinstate()``, and a running server follows.
    package func reinstateAndShow() throws(UpdateError) -> (current: BundleIdentity, visibility: Visibility) {
        let now = try reinstate()
        return (now, ControlClient(self).show())
    }

    /// Makes another bundle current that is kept here, if every byte of it is what was promised when it was installed.
    ///
    /// It is read before the record is held, as that may take minutes: a server that starts or ends a trial would wait
    /// along.
    ///
    /// - Parameter choose: makes it current in a record, and returns it.
    private func makeCurrent(
        _ choose: (inout StateRecord) throws(UpdateError) -> BundleIdentity
    ) throws(UpdateError) -> BundleIdentity {
        guard isThere else { throw .nothingInstalled(state: path) }
        var verified: BundleIdentity?
        while true {
            var looked = try record().record
            let chosen = try choose(&looked)
            if chosen != verified { try verify(chosen) }
            verified = chosen
            let isDone = try change { record throws(UpdateError) in
                var next = record
                // Another update may have put another one in its place meanwhile.
                guard try choose(&next) == chosen else { return false }
                record = next
                return true
            }
            if isDone { return chosen }
        }
    }

    private func verify(_ identity: BundleIdentity) throws(UpdateError) {
        let path = bundlePath(of: identity)
        do throws(BundleError) { _ = try BundleVerification(verifying: path) } catch {
            throw .bundle(error, file: path)
        }
    }
}

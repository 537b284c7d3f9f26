package import CityBundle
internal import Files

/// What a server does with the state folder: at its start, after an update, when a trial's minute is over.
package struct Serving: Sendable {
    package let state: StateFolder
    package let trust: Trust

    package init(state: StateFolder, trust: Trust) {
        self.state = state
        self.trust = trust
    }

    /// What is shown, and how well it is founded.
    package struct Shown: Sendable {
        package var bundle: InstalledBundle
        package var identity: BundleIdentity
        package var condition: Condition
        /// Tells whether its minute of trial begins now.
        package var isOnTrial: Bool
    }

    package enum Condition: Hashable, Sendable {
        /// The current bundle, signed by a key in force.
        case good
        /// The current one cannot be opened, for this reason; the previous one is shown.
        case fellBack(BundleError)
        /// No bundle is signed by a key in force any more; what was installed is shown all the same.
        case unverified(UpdateError)
    }

    /// That somebody's signature can count here, or that something is installed all the same.
    ///
    /// - Throws: ``UpdateError/keysUnreadable(folder:_:)``.
    package func checkTrust() throws(UpdateError) {
        let record = try state.record().record
        guard record.current == nil else { return }
        do throws(UpdateError) { _ = try trust.keys(of: record, in: state) } catch {
            // The installer is about to lay one there.
            guard case .keysUnreadable(_, .noKeys) = error else { throw error }
        }
    }

    /// Puts right what a cut left half done, and counts the start against a trial. To be called by a server that will
    /// serve: one that cannot says nothing of the bundle.
    ///
    /// - Returns: what was rejected, if the trial has thereby failed.
    package func start() throws(UpdateError) -> BundleIdentity? {
        try state.prepare()
        let left = try state.change { record in record.serverStarts() ? record.previous : nil }
        // A sync at work needs what it has in staging, and sweeps itself.
        _ = try FileLock.holdIfFree(state.updateLockPath) { () throws(UpdateError) in try state.sweep() }
        return left
    }

    /// Opens what shall be shown.
    ///
    /// - Throws: ``UpdateError/nothingInstalled(state:)``, where no bundle can be opened at all.
    package func open(
        report: @escaping @Sendable (InstalledBundle.Damage) -> Void
    ) throws(UpdateError) -> Shown {
        let record = try state.record().record
        let keys: Result<TrustedKeys, UpdateError> = Result { () throws(UpdateError) in
            try trust.keys(of: record, in: state)
        }
        let isOnTrial = record.onTrial != nil && record.onTrial?.manifest == record.current?.manifest
        func shown(_ identity: BundleIdentity, _ bundle: OpenBundle, _ condition: Condition) -> Shown {
            let other = identity == record.current ? record.previous : nil
            let helper = other.flatMap { try? state.open($0, of: record, trusting: nil) }
            return Shown(
                bundle: InstalledBundle(bundle, other: helper, report: report),
                identity: identity,
                condition: condition,
                isOnTrial: isOnTrial && identity == record.current
            )
        }
        var fault: UpdateError?
        let identities = [record.current, record.previous].compactMap { $0 }
        if case .success(let keys) = keys {
            for identity in identities {
                do throws(BundleError) {
                    let bundle = try state.open(identity, of: record, trusting: keys)
                    if case .bundle(let reason, _) = fault { return shown(identity, bundle, .fellBack(reason)) }
                    return shown(identity, bundle, .good)
                } catch {
                    fault = fault ?? .bundle(error, file: state.bundlePath(of: identity))
                }
            }
        } else if case .failure(let error) = keys {
            fault = error
        }
        // A blank screen breaks the promise.
        for identity in identities {
            if let bundle = try? state.open(identity, of: record, trusting: nil), let fault {
                return shown(identity, bundle, .unverified(fault))
            }
        }
        throw fault ?? .nothingInstalled(state: state.path)
    }

    /// Opens a bundle in `staging/`, to be tried out.
    ///
    /// - Parameter folder: its name.
    /// - Throws: ``UpdateError/bundle(_:file:)``.
    package func openStaged(_ folder: String) throws(UpdateError) -> InstalledBundle {
        let path = "\(state.staging)/\(folder)/bundle.pobratim"
        let keys = try trust.keys(of: try state.record().record, in: state)
        do { return InstalledBundle(try OpenBundle(path: path, trust: keys), other: nil) } catch {
            throw .bundle(error, file: path)
        }
    }

    /// The bundle with this manifest has been shown for a minute.
    ///
    /// - Parameter isWhole: whether every member that was asked for could be given from it.
    /// - Returns: whether the previous bundle came back.
    /// - Throws: ``UpdateError/bundle(_:file:)`` where the bundle cannot be opened now. The trial then goes on: were its
    ///   epoch raised without its keys, they would never be taken over.
    package func trialEnds(of manifest: String, isWhole: Bool) throws(UpdateError) -> Bool {
        try state.change { record throws(UpdateError) in
            guard record.onTrial?.manifest == manifest, let current = record.current else { return false }
            if !isWhole, record.returnToPrevious() { return true }
            var keySet: String?
            if current.securityEpoch > record.highestEpoch,
                let received = try receivedKeys(of: current, record)
            {
                // They were laid down with the bundle; but what lies there since then is not looked at.
                try received.write(into: state)
                keySet = received.folderName
            }
            record.trialEnds(of: manifest, keySet: keySet)
            return false
        }
    }

    /// - Returns: `nil` for a bundle that brought none.
    private func receivedKeys(
        of identity: BundleIdentity,
        _ record: StateRecord
    ) throws(UpdateError) -> ReceivedKeys? {
        let bundle: OpenBundle
        do throws(BundleError) { bundle = try state.open(identity, of: record, trusting: nil) } catch {
            throw .bundle(error, file: state.bundlePath(of: identity))
        }
        return try ReceivedKeys(in: bundle)
    }
}

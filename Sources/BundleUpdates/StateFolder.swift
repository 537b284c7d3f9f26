internal import CityBundle

/// What a kiosk keeps between two starts.
///
/// ```
/// state.json                         what is installed: see StateRecord
/// bundles/<version>-<hash>/bundle.pobratim
/// current, previous                  symbolic links to two of these, for people and other programs
/// staging/                           an update that is being made; whatever is left there is swept
/// trust/<set>/*.pub                  keys that a bundle brought
/// syncs.json                         what became of the last updates: see SyncReports
/// outbox/*.age                       letters for the office, encrypted, ready to go: see Outbox
/// lock                               held by a sync for as long as it works
/// state.lock                         held for the moment in which state.json and the links are replaced
/// control                            the running server's socket
/// ```
package struct StateFolder: Sendable {
    package let path: String
    let files: any FileOperations

    package init(_ path: String, files: any FileOperations = DiskFiles()) {
        self.path = path.utf8.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.files = files
    }

    var recordPath: String { "\(path)/state.json" }
    var bundles: String { "\(path)/bundles" }
    var staging: String { "\(path)/staging" }
    var trust: String { "\(path)/trust" }
    package var controlPath: String { "\(path)/control" }

    func folder(of identity: BundleIdentity) -> String { "\(bundles)/\(identity.folderName)" }
    package func bundlePath(of identity: BundleIdentity) -> String { "\(folder(of: identity))/bundle.pobratim" }
    /// The derived index lies beside the bundle.
    static func searchIndexPath(besideBundle path: String) -> String { "\(Paths.folder(of: path))/search.sqlite" }

    /// Makes the folders that are missing.
    package func prepare() throws(UpdateError) {
        for folder in [path, bundles, staging] where !Paths.isFolder(folder) {
            try files.makeFolder(folder)
            try files.flush(Paths.folder(of: folder))
        }
    }

    /// Held for a whole update, so that two never work at once.
    var updateLockPath: String { "\(path)/lock" }
}

extension StateFolder {
    /// What is installed, without waiting for anybody.
    ///
    /// - Returns: whether `state.json` was unreadable, too, so that this was put together from the links.
    package func record() throws(UpdateError) -> (record: StateRecord, isRecovered: Bool) {
        let bytes = try Paths.read(recordPath, atMost: StateRecord.maximumByteCount)
        if let bytes, let record = StateRecord(decoding: bytes) { return (record, false) }
        var record = StateRecord()
        record.current = identity(behind: "current")
        record.previous = identity(behind: "previous")
        record.highestEpoch = record.current?.securityEpoch ?? 0
        return (record, bytes != nil || record.current != nil)
    }

    /// Changes `state.json`, all at once, and lets the links follow.
    func change<Result>(
        _ body: (inout StateRecord) throws(UpdateError) -> Result
    ) throws(UpdateError) -> Result {
        try FileLock.hold("\(path)/state.lock") { () throws(UpdateError) in
            let (found, isRecovered) = try record()
            var record = found
            let result = try body(&record)
            if record != found || isRecovered { try files.replace(recordPath, with: record.encoded) }
            try putLinks(to: record)
            return result
        }
    }

    private func putLinks(to record: StateRecord) throws(UpdateError) {
        var hasChanged = false
        for (name, identity) in [("previous", record.previous), ("current", record.current)] {
            guard let identity else { continue }
            let target = "bundles/\(identity.folderName)"
            guard Paths.target(ofLink: "\(path)/\(name)") != target else { continue }
            try files.replaceLink("\(path)/\(name)", to: target)
            hasChanged = true
        }
        if hasChanged { try files.flush(path) }
    }

    private func identity(behind link: String) -> BundleIdentity? {
        guard let bundle = try? OpenBundle(path: "\(path)/\(link)/bundle.pobratim") else { return nil }
        let identity = BundleIdentity(bundle)
        return Paths.target(ofLink: "\(path)/\(link)") == "bundles/\(identity.folderName)" ? identity : nil
    }

    /// Removes what no record names. Only who holds the update lock may, or it is somebody's work.
    func sweep() throws(UpdateError) {
        let record = try record().record
        let kept = Set([record.current, record.previous].compactMap { $0?.folderName })
        for name in try Paths.names(in: staging) { try files.removeTree("\(staging)/\(name)") }
        for name in try Paths.names(in: bundles) where !kept.contains(name) {
            try files.removeTree("\(bundles)/\(name)")
        }
        for name in Paths.isFolder(trust) ? try Paths.names(in: trust) : [] where name != record.keySet {
            try files.removeTree("\(trust)/\(name)")
        }
    }
}

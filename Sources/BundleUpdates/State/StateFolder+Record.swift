internal import CityBundle
internal import Files
internal import Glibc

/// Where a record comes from.
package enum RecordOrigin: Hashable, Sendable {
    /// `state.json`.
    case file
    /// `state-copy.json`, as the first one cannot be read.
    case copy
    /// Neither can be read. What is installed was put together from the bundles that lie there; what was held, and
    /// which keys had replaced the installer's, is lost.
    case bundles
    /// Nothing was ever installed.
    case nothing
}

extension StateFolder {
    /// What is installed, without waiting for anybody.
    package func record() throws(UpdateError) -> (record: StateRecord, origin: RecordOrigin) {
        if let written = try writtenRecord() { return written }
        let installed = installedBundles
        var record = StateRecord()
        guard !installed.isEmpty || hasReceivedKeys else { return (record, .nothing) }
        record.isPutTogether = true
        record.current = installed.first
        record.previous = installed.dropFirst().first
        // Rather one too high than one that lets a bundle in again whose time is over.
        record.highestEpoch = installed.prefix(2).map(\.securityEpoch).max() ?? 0
        return (record, .bundles)
    }

    /// - Returns: `nil` where neither copy can be read.
    func writtenRecord() throws(UpdateError) -> (record: StateRecord, origin: RecordOrigin)? {
        for (path, origin) in [(recordPath, RecordOrigin.file), (recordCopyPath, .copy)] {
            do throws(UpdateError) {
                let bytes = try Paths.read(path, atMost: StateRecord.maximumByteCount)
                if let record = bytes.flatMap({ StateRecord(decoding: $0) }) { return (record, origin) }
            } catch {
                // A file that this process may not open, or has no room to, says nothing of what it holds.
                guard case .file(_, _, let code) = error, [EIO, EISDIR, ELOOP, ENXIO].contains(code) else {
                    throw error
                }
            }
        }
        return nil
    }

    /// Changes the record, all at once, and lets its copy and the links follow.
    ///
    /// - Parameter body: runs once more if the disk is full, as then the reserve is given up.
    func change<Result>(
        _ body: (inout StateRecord) throws(UpdateError) -> Result
    ) throws(UpdateError) -> Result {
        try FileLock.hold(recordLockPath) { () throws(UpdateError) in
            do throws(UpdateError) { return try changeOnce(body) } catch {
                guard error.isDiskFull, reserve.giveUp() else { throw error }
                defer { reserve.lay() }
                return try changeOnce(body)
            }
        }
    }

    private func changeOnce<Result>(
        _ body: (inout StateRecord) throws(UpdateError) -> Result
    ) throws(UpdateError) -> Result {
        let (found, origin) = try record()
        var record = found
        let result = try body(&record)
        // The first record is there before the first bundle, so that a bundle without one tells of a loss.
        let isWritten = record != found || origin == .copy || origin == .nothing
        if isWritten { try files.replace(recordPath, with: record.encoded) }
        if isWritten || origin == .file { follow(record) }
        return result
    }

    /// Brings forward what follows the record. Whatever of that fails now is put right by the next change: what has
    /// happened has happened.
    private func follow(_ record: StateRecord) {
        let bytes = record.encoded
        let copy = (try? Paths.read(recordCopyPath, atMost: StateRecord.maximumByteCount)) ?? nil
        if copy != bytes {
            // One that has fallen behind would bring back keys that are over.
            do throws(UpdateError) { try files.replace(recordCopyPath, with: bytes) } catch {
                try? files.remove(recordCopyPath)
            }
        }
        try? putLinks(to: record)
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

    /// Tells whether bundles have brought any.
    var hasReceivedKeys: Bool {
        Paths.isFolder(trust) && ((try? Paths.names(in: trust)) ?? []).isEmpty == false
    }

    /// As the links tell, the current one first; where they are lost too, whatever lies there, the newest first.
    private var installedBundles: [BundleIdentity] {
        let linked = ["current", "previous"].compactMap { link in
            Paths.target(ofLink: "\(path)/\(link)").flatMap(Paths.name).flatMap(identity(inFolder:))
        }
        guard linked.isEmpty else { return linked }
        let names = (try? Paths.names(in: bundles)) ?? []
        return names.compactMap(identity(inFolder:)).sorted { $0.isNewer(than: $1) }
    }

    /// - Parameter name: a folder under `bundles/`.
    private func identity(inFolder name: String) -> BundleIdentity? {
        guard let bundle = try? OpenBundle(path: "\(bundles)/\(name)/bundle.pobratim") else { return nil }
        let identity = BundleIdentity(bundle)
        return identity.folderName == name ? identity : nil
    }
}

extension UpdateError {
    var isDiskFull: Bool {
        guard case .file(_, _, let code) = self else { return false }
        return code == ENOSPC || code == EDQUOT
    }
}

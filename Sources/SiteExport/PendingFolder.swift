internal import CityBundle
internal import Files
internal import Glibc
internal import Synchronization

/// A folder that appears under its name whole or not at all: it grows beside it, is flushed, and takes the place of what
/// is there in one step, so that whoever serves from it meets the old files or the new ones. One that is given up is
/// removed; one whose program was killed is removed by the next export.
///
/// Files and folders have the modes of a public site, whatever the umask: 644 and 755.
final class PendingFolder: Sendable {
    /// In it until it is whole. So whoever finds it later knows that files may be there in part.
    static let markName = EntryName(".unfinished")

    private let place: ExportPlace
    private let name: EntryName
    private let folder: OpenFolder
    private let names: ExportedNames
    private var times: ExportTimes { keptTimes.withLock { $0 } }
    private let keptTimes: Mutex<ExportTimes>
    private let limits: BundleLimits
    private let isPublished = Mutex(false)
    /// Given back when nothing of it is left to be removed.
    private let lock: ExportLock

    /// - Parameter names: what it will hold.
    init(
        _ place: ExportPlace,
        _ lock: ExportLock,
        names: ExportedNames,
        times: ExportTimes,
        limits: BundleLimits
    ) throws(ExportError) {
        self.place = place
        self.lock = lock
        self.names = names
        keptTimes = Mutex(times)
        self.limits = limits
        (name, folder) = try Self.made(in: place)
        try write([], to: String(decoding: Self.markName.bytes, as: UTF8.self))
        let kept = try folder.status(of: Self.markName).map { Int64($0.modifiedSeconds) }
        keptTimes.withLock { $0.kept = kept }
    }

    deinit {
        // What cannot be removed here is swept by the next export.
        if !isPublished.withLock({ $0 }) { _ = ExportSweep(place: place, limits: limits).remove(name) }
    }

    private static func made(in place: ExportPlace) throws(ExportError) -> (EntryName, OpenFolder) {
        let name = place.newPartialName()
        do throws(ExportError) { try place.parent.makeFolder(name) } catch {
            throw error.callErrno.map(place.parentFault) ?? error
        }
        do throws(ExportError) {
            // First of all: under some umasks its own maker cannot open it.
            try place.parent.openUp(name)
            return (name, try OpenFolder(name, in: place.parent))
        } catch {
            try? place.parent.remove(name, isFolder: true)
            throw error
        }
    }

    // MARK: Filling it, the manifest first, so that it is known of each file whose it is. Threads may work side by side.

    func makeFolder(_ name: String) throws(ExportError) {
        try naming(name) { () throws(ExportError) in
            try folder.makeFolder(EntryName(name))
            try folder.openUp(EntryName(name))
        }
    }

    /// Writes a file that is not there yet.
    func write(_ bytes: [UInt8], to name: String) throws(ExportError) {
        try naming(name) { () throws(ExportError) in
            let file = try folder.open(EntryName(name), .new(.publicFile))
            try file.write(bytes)
            try file.setMode(.publicFile)
            try file.setTime(times.time(of: name))
            try file.close()
        }
    }

    /// Takes a file over from another folder of the same file system, without copying it and without touching it: it
    /// may have more names, in a copy that somebody keeps.
    ///
    /// - Returns: `false` where that cannot be, or the file is not there, or has another time or mode than is wanted.
    func take(_ name: String, from earlier: OpenFolder) -> Bool {
        guard let status = try? earlier.status(of: EntryName(name)), status.kind == .file, status.mode == 0o644,
            times.isTime(of: status, name)
        else { return false }
        return (try? folder.link(EntryName(name), from: earlier)) != nil
    }

    /// How many files of an earlier export are not here.
    func missingFileCount(of earlier: ExportedFolder) throws(ExportError) -> Int {
        var count = 0
        try earlier.checkNames { name, _ throws(ExportError) in
            if try folder.status(of: name) == nil { count += 1 }
        }
        return count
    }

    /// Makes it durable, with all that is in it. It has to be full.
    ///
    /// - Throws: ``ExportError/folderNotOurs(path:found:)`` where somebody changed a file that was taken over.
    func finish() throws(ExportError) {
        let whole = ExportedFolder(path: place.path, folder: folder, names: names, limits: limits)
        try whole.checkNames(besides: Self.markName) { file, status throws(ExportError) in
            guard times.isTime(of: status, String(decoding: file.bytes, as: UTF8.self)) else {
                throw .folderNotOurs(path: place.path, found: file.excerpt)
            }
        }
        try folder.remove(Self.markName)
        for name in names.folders.sorted().reversed() + ["."] {
            try naming(name) { () throws(ExportError) in try folder.setTime(times.contentVersion, of: EntryName(name)) }
        }
        try naming(".") { () throws(ExportError) in try folder.flushFileSystem() }
    }

    // MARK: Giving it its name

    /// - Parameter earlier: what has to be there still; `nil`: nothing, or an empty folder.
    /// - Returns: the hidden name of the earlier folder.
    /// - Throws: ``ExportError/folderReplaced(path:)``, ``ExportError/mountPoint(path:)``,
    ///   ``ExportError/folderAside(path:at:)``, ``ExportError/publishedUnconfirmed(path:)``.
    func publish(replacing earlier: OpenFolder?) throws(ExportError) -> EntryName? {
        if let earlier {
            guard try place.parent.status(of: place.name)?.identity == earlier.identity() else {
                throw .folderReplaced(path: place.path)
            }
            let hidden = try exchange()
            try confirm()
            return hidden
        }
        try moveToFreePlace()
        try confirm()
        return nil
    }

    /// The earlier folder may go only when the disk has the new one under its name.
    private func confirm() throws(ExportError) {
        isPublished.withLock { $0 = true }
        do throws(ExportError) {
            try place.parent.flush()
        } catch {
            throw .publishedUnconfirmed(path: place.path)
        }
    }

    private func moveToFreePlace() throws(ExportError) {
        do throws(ExportError) {
            try place.parent.rename(name, to: place.name)
        } catch .file(_, _, ENOTEMPTY), .file(_, _, EEXIST), .file(_, _, ENOTDIR) {
            throw .folderReplaced(path: place.path)
        } catch .file(_, _, EBUSY) {
            throw .mountPoint(path: place.path)
        }
    }

    /// - Returns: the name that the earlier folder has now.
    private func exchange() throws(ExportError) -> EntryName {
        do throws(ExportError) {
            try place.parent.exchange(name, with: place.name)
            return name
        } catch {
            switch error.callErrno {
            case EINVAL, ENOSYS: return try exchangeInTwoSteps()
            case EBUSY: throw .mountPoint(path: place.path)
            default: throw error
            }
        }
    }

    /// For file systems that cannot exchange names (network shares): for a moment there is no folder. An export that is
    /// killed then leaves it to the next one to put the earlier folder back (`ExportLeftovers.swift`).
    private func exchangeInTwoSteps() throws(ExportError) -> EntryName {
        let aside = place.earlierName(for: name)
        try place.parent.rename(place.name, to: aside)
        do throws(ExportError) {
            try place.parent.rename(name, to: place.name)
        } catch {
            guard (try? place.parent.rename(aside, to: place.name)) != nil else {
                throw .folderAside(path: place.path, at: place.parent.path(of: aside))
            }
            throw error
        }
        // Under this name it is never put back.
        return (try? place.parent.rename(aside, to: name)) == nil ? aside : name
    }

    /// Errors name the place where the file will be, not the hidden folder that it grows in.
    private func naming<Value>(
        _ name: String,
        _ body: () throws(ExportError) -> Value
    ) throws(ExportError) -> Value {
        do throws(ExportError) { return try body() } catch .file(_, let call, let code) {
            throw .file(path: name == "." ? place.path : "\(place.path)/\(name)", call: call, errno: code)
        }
    }
}

internal import CLinux
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
    private let times: ExportTimes
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
    ) throws(BundleError) {
        self.place = place
        self.lock = lock
        self.names = names
        self.times = times
        self.limits = limits
        (name, folder) = try Self.made(in: place)
        try write([], to: String(decoding: Self.markName.bytes, as: UTF8.self))
    }

    deinit {
        // What cannot be removed here is swept by the next export.
        if !isPublished.withLock({ $0 }) { _ = ExportSweep(place: place, limits: limits).remove(name) }
    }

    private static func made(in place: ExportPlace) throws(BundleError) -> (EntryName, OpenFolder) {
        let name = place.newPartialName()
        guard name.withCString({ mkdirat(place.parent.descriptor, $0, 0o755) }) == 0 else {
            throw place.parentFault(errno)
        }
        do throws(BundleError) {
            // First of all: under some umasks its own maker cannot open it.
            guard name.withCString({ fchmodat(place.parent.descriptor, $0, 0o755, 0) }) == 0 else {
                throw .file(path: place.path, call: .makeFolder, errno: errno)
            }
            return (name, try OpenFolder(name, in: place.parent))
        } catch {
            try? place.parent.remove(name, isFolder: true)
            throw error
        }
    }

    // MARK: Filling it, the manifest first, so that it is known of each file whose it is. Threads may work side by side.

    func makeFolder(_ name: String) throws(BundleError) {
        guard mkdirat(folder.descriptor, name, 0o755) == 0, fchmodat(folder.descriptor, name, 0o755, 0) == 0 else {
            throw fault(name, .makeFolder)
        }
    }

    /// Writes a file that is not there yet.
    func write(_ bytes: [UInt8], to name: String) throws(BundleError) {
        let file = openat(folder.descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw fault(name, .open) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let error = fault(name, .write)
                close(file)
                throw error
            }
            rest = rest.dropFirst(count)
        }
        guard fchmod(file, 0o644) == 0, futimens(file, Self.twice(times.time(of: name))) == 0 else {
            let error = fault(name, .write)
            close(file)
            throw error
        }
        // Network file systems tell only here that the disk is full.
        guard close(file) == 0 else { throw fault(name, .write) }
    }

    /// Takes a file over from another folder of the same file system, without copying it and without touching it: it
    /// may have more names, in a copy that somebody keeps.
    ///
    /// - Returns: `false` where that cannot be, or the file is not there, or has another time or mode than is wanted.
    func take(_ name: String, from earlier: OpenFolder) -> Bool {
        guard let status = try? earlier.status(of: EntryName(name)), status.kind == .file, status.mode == 0o644,
            times.isTime(of: status, name)
        else { return false }
        return linkat(earlier.descriptor, name, folder.descriptor, name, 0) == 0
    }

    /// How many files of an earlier export are not here.
    func missingFileCount(of earlier: ExportedFolder) throws(BundleError) -> Int {
        var count = 0
        try earlier.checkNames { name, _ throws(BundleError) in
            if try folder.status(of: name) == nil { count += 1 }
        }
        return count
    }

    /// Makes it durable, with all that is in it. It has to be full.
    ///
    /// - Throws: ``BundleError/folderNotOurs(path:found:)`` where somebody changed a file that was taken over.
    func finish() throws(BundleError) {
        let whole = ExportedFolder(path: place.path, folder: folder, names: names, limits: limits)
        try whole.checkNames(besides: Self.markName) { file, status throws(BundleError) in
            guard times.isTime(of: status, String(decoding: file.bytes, as: UTF8.self)) else {
                throw .folderNotOurs(path: place.path, found: file.excerpt)
            }
        }
        try folder.remove(Self.markName)
        let time = Self.twice(times.contentVersion)
        for name in names.folders.sorted().reversed() + ["."] {
            guard utimensat(folder.descriptor, name, time, 0) == 0 else { throw fault(name, .write) }
        }
        guard syncfs(folder.descriptor) == 0 else { throw fault(".", .flush) }
    }

    // MARK: Giving it its name

    /// - Parameter earlier: what has to be there still; `nil`: nothing, or an empty folder.
    /// - Returns: the hidden name of the earlier folder.
    /// - Throws: ``BundleError/folderReplaced(path:)``, ``BundleError/mountPoint(path:)``,
    ///   ``BundleError/folderAside(path:at:)``, ``BundleError/publishedUnconfirmed(path:)``.
    func publish(replacing earlier: OpenFolder?) throws(BundleError) -> EntryName? {
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
    private func confirm() throws(BundleError) {
        isPublished.withLock { $0 = true }
        do throws(BundleError) {
            try place.parent.flush()
        } catch {
            throw .publishedUnconfirmed(path: place.path)
        }
    }

    private func moveToFreePlace() throws(BundleError) {
        do throws(BundleError) {
            try place.parent.rename(name, to: place.name)
        } catch .file(_, _, ENOTEMPTY), .file(_, _, EEXIST), .file(_, _, ENOTDIR) {
            throw .folderReplaced(path: place.path)
        } catch .file(_, _, EBUSY) {
            throw .mountPoint(path: place.path)
        }
    }

    /// - Returns: the name that the earlier folder has now.
    private func exchange() throws(BundleError) -> EntryName {
        let parent = place.parent.descriptor
        let result = name.withCString { name in
            place.name.withCString { renameat2(parent, name, parent, $0, pobratim_rename_exchange) }
        }
        if result == 0 { return name }
        switch errno {
        case EINVAL, ENOSYS: return try exchangeInTwoSteps()
        case EBUSY: throw .mountPoint(path: place.path)
        default: throw .file(path: place.path, call: .rename, errno: errno)
        }
    }

    /// For file systems that cannot exchange names (network shares): for a moment there is no folder. An export that is
    /// killed then leaves it to the next one to put the earlier folder back (`ExportLeftovers.swift`).
    private func exchangeInTwoSteps() throws(BundleError) -> EntryName {
        let aside = place.earlierName(for: name)
        try place.parent.rename(place.name, to: aside)
        do throws(BundleError) {
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

    /// As the time of the last reading, and of the last change.
    private static func twice(_ time: Int64) -> [timespec] {
        [timespec](repeating: timespec(tv_sec: Int(time), tv_nsec: 0), count: 2)
    }

    private func fault(_ name: String, _ call: BundleError.FileCall) -> BundleError {
        .file(path: name == "." ? place.path : "\(place.path)/\(name)", call: call, errno: errno)
    }
}

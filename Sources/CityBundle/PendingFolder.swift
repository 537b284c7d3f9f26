internal import CLinux
internal import Glibc
internal import Synchronization

/// A folder that appears under its name whole or not at all: it grows beside it, is flushed, and takes the place of what
/// is there in one step, so that whoever serves from it meets the old files or the new ones. One that is given up is
/// removed; one whose program was killed is removed by the next.
///
/// Everything in it has one time and the modes of a public site, whatever the umask: 755 and 644.
final class PendingFolder: Sendable {
    let path: String
    let temporaryPath: String
    private let parent: String
    private let time: Int64
    private let descriptor: Int32
    private let isPublished = Mutex(false)

    /// - Parameters:
    ///   - path: where the folder will be.
    ///   - time: of every file and folder, in seconds since 1970.
    init(path: String, time: Int64) throws(BundleError) {
        let temporary = TemporaryName(for: path)
        self.path = path
        self.time = time
        for leftover in temporary.leftovers { try FolderEntries.remove(leftover) }
        temporaryPath = temporary.path
        parent = temporary.folder
        guard mkdir(temporaryPath, 0o755) == 0 else { throw .file(path: path, call: .makeFolder, errno: errno) }
        descriptor = open(temporaryPath, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
    }

    deinit {
        close(descriptor)
        // What cannot be removed here is swept by the next export.
        if !isPublished.withLock({ $0 }) { _ = try? FolderEntries.remove(temporaryPath) }
    }

    // MARK: Filling it. Names are relative; threads may work side by side.

    func makeFolder(_ name: String) throws(BundleError) {
        guard mkdirat(descriptor, name, 0o755) == 0 else { throw fault(name, .makeFolder) }
    }

    /// Writes a file that is not there yet.
    func write(_ bytes: [UInt8], to name: String) throws(BundleError) {
        let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
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
        let times = self.times
        guard fchmod(file, 0o644) == 0, futimens(file, times) == 0 else {
            let error = fault(name, .write)
            close(file)
            throw error
        }
        // Network file systems tell only here that the disk is full.
        guard close(file) == 0 else { throw fault(name, .write) }
    }

    /// Takes a file over from another folder of the same file system, without copying it.
    ///
    /// - Returns: `false` where that cannot be, or the file is not there.
    func take(_ name: String, from folder: String) -> Bool {
        guard linkat(AT_FDCWD, "\(folder)/\(name)", descriptor, name, 0) == 0 else { return false }
        if fchmodat(descriptor, name, 0o644, 0) == 0, utimensat(descriptor, name, times, AT_SYMLINK_NOFOLLOW) == 0 {
            return true
        }
        // Somebody else's file: then one of our own.
        unlinkat(descriptor, name, 0)
        return false
    }

    // MARK: Giving it its name

    /// - Parameters:
    ///   - folders: every one that was made.
    ///   - isOurs: says of a path in what is replaced whether it goes.
    func publish(
        folders: some BidirectionalCollection<String>,
        replacing isOurs: (String) -> Bool
    ) throws(BundleError) {
        for name in folders.reversed() + ["."] {
            guard fchmodat(descriptor, name, 0o755, 0) == 0, utimensat(descriptor, name, times, 0) == 0 else {
                throw fault(name, .write)
            }
        }
        guard syncfs(descriptor) == 0 else { throw fault(".", .flush) }
        try takePlace()
        isPublished.withLock { $0 = true }
        try PendingFile.flush(parent, as: path)
        // Now the old folder, if there was one, has the hidden name.
        guard let found = try FolderEntries.remove(temporaryPath, where: isOurs) else { return }
        // Somebody has put it there meanwhile: it stays, under a name that nobody sweeps.
        let kept = "\(path).kept-\(getpid())"
        guard rename(temporaryPath, kept) == 0 else { throw .file(path: kept, call: .rename, errno: errno) }
        throw .folderNotOurs(path: kept, found: Excerpt(found))
    }

    private func takePlace() throws(BundleError) {
        // An empty folder is replaced as none is.
        if rename(temporaryPath, path) == 0 { return }
        guard errno == ENOTEMPTY || errno == EEXIST else { throw .file(path: path, call: .rename, errno: errno) }
        if renameat2(AT_FDCWD, temporaryPath, AT_FDCWD, path, pobratim_rename_exchange) == 0 { return }
        guard errno == EINVAL || errno == ENOSYS else { throw .file(path: path, call: .rename, errno: errno) }
        // A file system that cannot exchange names (network shares): for a moment there is no folder.
        let aside = "\(temporaryPath).old"
        guard rename(path, aside) == 0, rename(temporaryPath, path) == 0, rename(aside, temporaryPath) == 0 else {
            throw .file(path: path, call: .rename, errno: errno)
        }
    }

    private var times: [timespec] { [timespec](repeating: timespec(tv_sec: Int(time), tv_nsec: 0), count: 2) }

    private func fault(_ name: String, _ call: BundleError.FileCall) -> BundleError {
        .file(path: name == "." ? path : "\(path)/\(name)", call: call, errno: errno)
    }
}

internal import Glibc

/// A folder of a file system that a stranger may have made. Whatever lies there, no link is followed, no pipe and no
/// device is opened, and nothing outside the folder is touched.
struct StickFolder: ~Copyable {
    private static let temporaryName = ".pobratim.new"

    let path: String
    private let descriptor: Int32

    /// - Parameter path: where it is mounted.
    init(_ path: String) throws(UpdateError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
        self.init(path: path, descriptor: descriptor)
    }

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    /// A folder in this one; it is made if it is missing.
    func folder(_ name: String) throws(UpdateError) -> StickFolder {
        guard mkdirat(descriptor, name, 0o755) == 0 || errno == EEXIST else { throw fault(name, .makeFolder) }
        let inner = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard inner >= 0 else { throw fault(name, .open) }
        let folder = StickFolder(path: "\(path)/\(name)", descriptor: inner)
        try flushNames()
        return folder
    }

    deinit { close(descriptor) }

    /// Puts a file in its place, whole or not at all: it is flushed, then read again from the stick itself.
    ///
    /// - Throws: ``UpdateError/notKept(path:)``, ``UpdateError/file(path:call:errno:)``.
    func replace(_ name: String, with bytes: [UInt8]) throws(UpdateError) {
        do throws(UpdateError) {
            try write(bytes, to: Self.temporaryName)
            guard renameat(descriptor, Self.temporaryName, descriptor, name) == 0 else {
                throw fault(name, .rename)
            }
        } catch {
            unlinkat(descriptor, Self.temporaryName, 0)
            throw error
        }
        try flushNames()
        guard try read(name, atMost: bytes.count + 1) == bytes else { throw .notKept(path: "\(path)/\(name)") }
    }

    /// - Returns: `nil` where there is no regular file of this name.
    func read(_ name: String, atMost limit: Int) throws(UpdateError) -> [UInt8]? {
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        // Not what the system remembers of it, but what the stick holds.
        posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
        return try Paths.read(file, named: "\(path)/\(name)", atMost: limit)
    }

    private func write(_ bytes: [UInt8], to name: String) throws(UpdateError) {
        guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else { throw fault(name, .remove) }
        let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw fault(name, .open) }
        do throws(UpdateError) {
            try DiskFiles.writeAll(bytes, to: file, named: "\(path)/\(name)")
            guard fsync(file) == 0 else { throw fault(name, .flush) }
        } catch {
            close(file)
            throw error
        }
        guard close(file) == 0 else { throw fault(name, .write) }
    }

    private func flushNames() throws(UpdateError) {
        // File systems that cannot flush a folder say EINVAL: there is nothing more to do.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw fault(".", .flush) }
    }

    /// Of the call that has just failed.
    private func fault(_ name: String, _ call: UpdateError.FileCall) -> UpdateError {
        let code = errno
        return .file(path: name == "." ? path : "\(path)/\(name)", call: call, errno: code)
    }
}

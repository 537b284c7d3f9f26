internal import Glibc

/// The disk itself.
package struct DiskFiles: FileOperations {
    package init() {}

    package func makeFolder(_ path: String) throws(UpdateError) {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw .file(path: path, call: .makeFolder, errno: errno)
        }
    }

    package func write(_ bytes: [UInt8], to path: String) throws(UpdateError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
        do throws(UpdateError) { try Self.writeAll(bytes, to: descriptor, named: path) } catch {
            close(descriptor)
            throw error
        }
        // Network file systems tell only here that the disk is full.
        guard close(descriptor) == 0 else { throw .file(path: path, call: .write, errno: errno) }
    }

    static func writeAll(_ bytes: [UInt8], to descriptor: Int32, named path: String) throws(UpdateError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .file(path: path, call: .write, errno: errno) }
            rest = rest.dropFirst(count)
        }
    }

    package func flush(_ path: String) throws(UpdateError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
        defer { close(descriptor) }
        // File systems that cannot flush a folder say EINVAL: there is nothing more to do.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .file(path: path, call: .flush, errno: errno) }
    }

    package func rename(_ path: String, to newPath: String) throws(UpdateError) {
        guard Glibc.rename(path, newPath) == 0 else { throw .file(path: newPath, call: .rename, errno: errno) }
    }

    package func link(to target: String, at path: String) throws(UpdateError) {
        guard symlink(target, path) == 0 else { throw .file(path: path, call: .link, errno: errno) }
    }

    package func remove(_ path: String) throws(UpdateError) {
        // `remove` of C takes files and empty folders, and never follows a link.
        guard Glibc.remove(path) == 0 || errno == ENOENT else {
            throw .file(path: path, call: .remove, errno: errno)
        }
    }

    package func freeByteCount(_ path: String) throws(UpdateError) -> Int64 {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { throw .file(path: path, call: .freeSpace, errno: errno) }
        return Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
    }
}

internal import Files
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
        let file = try OpenFile(path, .emptied(.publicFile))
        try file.write(bytes)
        try file.close()
    }

    package func flush(_ path: String) throws(UpdateError) { try DurableFile<UpdateError>.flush(path) }

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

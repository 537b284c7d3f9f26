internal import Glibc

/// A file that appears under its name whole or not at all: it grows under a hidden name in the same folder, is flushed,
/// and takes its name by `rename`. One that is given up is removed; one whose program was killed is removed by the next.
final class PendingFile {
    let path: String
    let temporaryPath: String
    private var isPublished = false

    /// - Parameter path: where the file will be; what is there now is replaced.
    init(path: String) throws(BundleError) {
        let parts = Self.split(path)
        self.path = path
        Self.sweep(parts.folder, name: parts.name)
        temporaryPath = "\(parts.folder)/.\(parts.name).\(getpid()).partial"
        let descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
        close(descriptor)
    }

    deinit { if !isPublished { unlink(temporaryPath) } }

    /// Overwrites bytes of the file.
    func write(_ bytes: [UInt8], at offset: Int) throws(BundleError) {
        let descriptor = open(temporaryPath, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
        defer { close(descriptor) }
        guard pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count else {
            throw .file(path: path, call: .write, errno: errno)
        }
    }

    /// Makes the file durable, and gives it its name.
    func publish() throws(BundleError) {
        try Self.flush(temporaryPath, as: path)
        guard rename(temporaryPath, path) == 0 else { throw .file(path: path, call: .rename, errno: errno) }
        isPublished = true
        try Self.flush(Self.split(path).folder, as: path)
    }

    /// Removes what programs that no longer run have left: `.spring.pobratim.4711.partial`, with the program's number.
    private static func sweep(_ folder: String, name: String) {
        guard let directory = opendir(folder) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let found = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            guard found.hasPrefix(".\(name)."), found.hasSuffix(".partial"),
                let number = pid_t(found.dropFirst(name.count + 2).dropLast(".partial".count)), number > 0
            else { continue }
            if number == getpid() || (kill(number, 0) != 0 && errno == ESRCH) { unlink("\(folder)/\(found)") }
        }
    }

    private static func flush(_ target: String, as path: String) throws(BundleError) {
        let descriptor = open(target, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
        defer { close(descriptor) }
        // File systems that cannot flush a folder (network shares) say EINVAL: there is nothing more to do.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .file(path: path, call: .flush, errno: errno) }
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.utf8.index(after: slash)...]))
    }
}

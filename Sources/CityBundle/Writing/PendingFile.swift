internal import Glibc

/// A file that appears under its name whole or not at all: it grows under a hidden name in the same folder, is flushed,
/// and takes its name by `rename`. One that is given up is removed; one whose program was killed is removed by the next.
final class PendingFile {
    let path: String
    let temporaryPath: String
    private let folder: String
    private var isPublished = false

    /// - Parameter path: where the file will be; what is there now is replaced.
    init(path: String) throws(BundleError) {
        let temporary = TemporaryName(for: path)
        self.path = path
        for leftover in temporary.leftovers { unlink(leftover) }
        temporaryPath = temporary.path
        folder = temporary.folder
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
        try Self.flush(folder, as: path)
    }

    /// - Parameter path: what the error names.
    static func flush(_ target: String, as path: String) throws(BundleError) {
        let descriptor = open(target, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
        defer { close(descriptor) }
        // File systems that cannot flush a folder (network shares) say EINVAL: there is nothing more to do.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .file(path: path, call: .flush, errno: errno) }
    }
}

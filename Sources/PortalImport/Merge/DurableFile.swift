import Glibc

/// Files that appear whole or not at all: written beside their place, flushed, renamed into it.
enum DurableFile {
    static func write(_ bytes: [UInt8], to path: String) throws(ImportError) {
        let temporary = path + ".part"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw .notWritten(path: path, errno: errno) }
        var failure: Int32 = 0
        var written = 0
        while failure == 0, written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
            }
            if count >= 0 { written += count } else if errno != EINTR { failure = errno }
        }
        if failure == 0, fsync(descriptor) != 0 { failure = errno }
        if close(descriptor) != 0, failure == 0 { failure = errno }
        guard failure == 0 else {
            unlink(temporary)
            throw .notWritten(path: path, errno: failure)
        }
        try rename(temporary, to: path)
    }

    /// Moves a file into its place, and makes the move last.
    static func rename(_ from: String, to path: String) throws(ImportError) {
        guard Glibc.rename(from, path) == 0 else { throw .notWritten(path: path, errno: errno) }
        let folder = open(
            String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]),
            O_RDONLY | O_DIRECTORY | O_CLOEXEC
        )
        guard folder >= 0 else { throw .notWritten(path: path, errno: errno) }
        defer { close(folder) }
        // File systems that cannot flush a folder (network shares) say EINVAL: there is nothing more to do.
        guard fsync(folder) == 0 || errno == EINVAL else { throw .notWritten(path: path, errno: errno) }
    }

    /// Makes the folder and those above it.
    static func makeFolder(_ path: String) throws(ImportError) {
        if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw .notWritten(path: path, errno: errno)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .notWritten(path: path, errno: errno) }
    }
}

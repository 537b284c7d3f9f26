internal import CityBundle
internal import Glibc

/// Files on a stick or a share, which may be anything, and may stop being read at any byte.
enum SourceFile {
    /// What a stick holds is no link, no pipe and no device, and nothing there is waited for.
    static func checkRegular(_ path: String) throws(BundleError) {
        var status = stat()
        // Some devices act when they are merely opened.
        guard lstat(path, &status) == 0 else { throw .file(path: path, call: .stat, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegularFile(path: path) }
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
        defer { close(descriptor) }
        guard fstat(descriptor, &status) == 0 else { throw .file(path: path, call: .stat, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegularFile(path: path) }
    }

    /// SQLite calls a file damaged whose pages the disk does not give. So what it refuses is read once more without it:
    /// where the reading fails, that is the reason.
    static func reason(for error: BundleError, reading path: String) -> BundleError {
        guard case .database = error else { return error }
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { return .file(path: path, call: .open, errno: errno) }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var offset = 0
        while true {
            let count = pread(descriptor, &buffer, buffer.count, offset)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return .file(path: path, call: .read, errno: errno) }
            guard count > 0 else { return error }
            offset += count
        }
    }

    /// The same for the refusal of a bundle from this source.
    static func reason(for error: UpdateError, reading path: String) -> UpdateError {
        guard case .bundle(let inner, let file) = error, file == path else { return error }
        return .bundle(reason(for: inner, reading: path), file: file)
    }
}

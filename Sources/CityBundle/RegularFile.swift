internal import Glibc

/// A file open for reading that is surely a regular one: not a pipe that never answers, not a device that acts when it
/// is opened.
struct RegularFile: ~Copyable {
    let path: String
    let byteCount: Int
    private let descriptor: Int32

    /// - Throws: ``BundleError/file(path:call:errno:)``, ``BundleError/notRegularFile(path:)``.
    init(path: String) throws(BundleError) {
        guard !path.isEmpty, !path.utf8.contains(0) else { throw .file(path: path, call: .open, errno: ENOENT) }
        var status = stat()
        guard stat(path, &status) == 0 else { throw .file(path: path, call: .stat, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegularFile(path: path) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
        // Another may have come to lie there in between.
        let isKnown = fstat(descriptor, &status) == 0
        let code = errno
        guard isKnown, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw isKnown ? .notRegularFile(path: path) : .file(path: path, call: .stat, errno: code)
        }
        self.path = path
        self.descriptor = descriptor
        byteCount = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// The first `count` bytes, or fewer where the file is shorter.
    func prefix(_ count: Int) throws(BundleError) -> [UInt8] { try bytes(count: count, at: 0) }

    /// `count` bytes from an offset on, or fewer where the file ends before.
    func bytes(count: Int, at offset: Int) throws(BundleError) -> [UInt8] {
        let count = max(0, min(count, byteCount - offset))
        var fault: Int32?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let read = pread(
                    descriptor,
                    buffer.baseAddress?.advanced(by: filled),
                    count - filled,
                    off_t(offset + filled)
                )
                if read < 0, errno == EINTR { continue }
                if read < 0 { fault = errno }
                if read <= 0 { break }
                filled += read
            }
        }
        if let fault { throw .file(path: path, call: .read, errno: fault) }
        return bytes
    }

    /// The SHA-256 of a file, read piece by piece. No link is followed.
    static func digest(of name: EntryName, in folder: OpenFolder) throws(BundleError) -> Digest {
        var hasher = Digest.Hasher()
        try forEachPiece(of: name, in: folder) { piece in
            hasher.update(piece)
            return true
        }
        return hasher.finished()
    }

    /// A whole file. No link is followed.
    ///
    /// - Returns: `nil` where it has more than `limit` bytes.
    static func content(
        of name: EntryName,
        in folder: OpenFolder,
        atMost limit: Int
    ) throws(BundleError) -> [UInt8]? {
        var bytes: [UInt8] = []
        try forEachPiece(of: name, in: folder) { piece in
            bytes += piece
            return bytes.count <= limit
        }
        return bytes.count <= limit ? bytes : nil
    }

    /// - Parameter body: says whether to go on.
    private static func forEachPiece(
        of name: EntryName,
        in folder: OpenFolder,
        _ body: (ArraySlice<UInt8>) -> Bool
    ) throws(BundleError) {
        let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
        let descriptor = name.withCString { openat(folder.descriptor, $0, flags) }
        guard descriptor >= 0 else { throw .file(path: folder.path(of: name), call: .open, errno: errno) }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 1 << 17)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .file(path: folder.path(of: name), call: .read, errno: errno) }
            guard count > 0, body(buffer[..<count]) else { return }
        }
    }
}

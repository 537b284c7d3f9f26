internal import Glibc
internal import SystemPackage

/// An open file. It is closed when nobody needs it any more. Whoever has written into it calls ``close()``, as network
/// file systems tell only then that the disk is full.
package struct OpenFile<Failure: CarriesFileError>: ~Copyable, Sendable {
    /// What errors call it.
    package let path: String
    let descriptor: FileDescriptor
    private var isClosed = false

    /// What the system calls it while it is open.
    var number: Int32 { descriptor.rawValue }

    /// - Parameter name: what errors call it instead of its path.
    package init(_ path: String, _ access: FileAccess, as name: String? = nil) throws(Failure) {
        let descriptor = retrying { open(path, access.flags, access.mode) }
        guard descriptor >= 0 else { throw .last(name ?? path, .open) }
        self.init(descriptor, path: name ?? path)
    }

    /// Opens a file for reading that is surely a regular one: not a pipe that never answers, not a device that acts when
    /// it is merely opened.
    ///
    /// - Parameter isFollowing: whether a symbolic link stands for what it leads to.
    /// - Returns: `nil` for anything else.
    package init?(regular path: String, isFollowing: Bool = true) throws(Failure) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw Failure(FileError(path: path, call: .open, errno: ENOENT))
        }
        let status: FileStatus
        do throws(FileError) { status = try FileStatus(path: path, isFollowing: isFollowing) } catch {
            throw Failure(error)
        }
        guard status.kind == .file else { return nil }
        let access = isFollowing ? FileAccess.reading : .readingNoLink
        let descriptor = retrying { open(path, access.flags) }
        guard descriptor >= 0 else { throw .last(path, .open) }
        // Something else may have come to lie there in between.
        var opened = stat()
        let isKnown = fstat(descriptor, &opened) == 0
        let fault = Failure.last(path, .stat)
        guard isKnown, FileStatus(opened).kind == .file else {
            Glibc.close(descriptor)
            guard isKnown else { throw fault }
            return nil
        }
        self.path = path
        self.descriptor = FileDescriptor(rawValue: descriptor)
    }

    init(_ descriptor: Int32, path: String) {
        self.path = path
        self.descriptor = FileDescriptor(rawValue: descriptor)
    }

    deinit { if !isClosed { try? descriptor.close() } }

    package consuming func close() throws(Failure) {
        isClosed = true
        let descriptor = descriptor
        try Failure.translating(path, .write) { try descriptor.close() }
    }

    package func status() throws(Failure) -> FileStatus {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw .last(path, .stat) }
        return FileStatus(status)
    }
}

// MARK: Reading

extension OpenFile {
    /// Reads on from where the last reading ended.
    ///
    /// - Returns: `limit` bytes, or fewer where the file ends.
    package func read(atMost limit: Int) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: min(limit, 65_536))
        while bytes.count < limit {
            let wanted = min(buffer.count, limit - bytes.count)
            let count = try Failure.translating(path, .read) {
                try buffer.withUnsafeMutableBytes { try descriptor.read(into: .init(rebasing: $0[..<wanted])) }
            }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }

    /// The first `count` bytes, or fewer where the file is shorter.
    package func prefix(_ count: Int) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        try forEachPiece(of: min(count, 1 << 17)) { piece in
            bytes += piece.prefix(count - bytes.count)
            return bytes.count < count
        }
        return bytes
    }

    /// `count` bytes from an offset on, or fewer where the file ends before.
    package func bytes(count: Int, at offset: Int) throws(Failure) -> [UInt8] {
        try Failure.translating(path, .read) {
            try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                while filled < count {
                    let rest = UnsafeMutableRawBufferPointer(buffer)[filled..<count]
                    let read = try descriptor.read(
                        fromAbsoluteOffset: Int64(offset + filled),
                        into: .init(rebasing: rest)
                    )
                    if read == 0 { break }
                    filled += read
                }
            }
        }
    }

    /// Reads the file from its start, piece by piece.
    ///
    /// - Parameter body: says whether to go on.
    package func forEachPiece(
        of byteCount: Int = 1 << 17,
        _ body: (ArraySlice<UInt8>) -> Bool
    ) throws(Failure) {
        guard byteCount > 0 else { return }
        var buffer = [UInt8](repeating: 0, count: byteCount)
        var offset: Int64 = 0
        while true {
            let count = try Failure.translating(path, .read) {
                try buffer.withUnsafeMutableBytes { try descriptor.read(fromAbsoluteOffset: offset, into: $0) }
            }
            guard count > 0, body(buffer[..<count]) else { return }
            offset += Int64(count)
        }
    }

    /// Lets the system forget what it holds of the file in memory, so that the next reading asks the disk.
    package func dropCache() {
        // A file system that does not know the advice keeps its cache; the bytes are checked all the same.
        posix_fadvise(number, 0, 0, POSIX_FADV_DONTNEED)
    }
}

// MARK: Writing

extension OpenFile {
    /// Writes all of the bytes.
    package func write(_ bytes: [UInt8]) throws(Failure) {
        try Failure.translating(path, .write) { _ = try descriptor.writeAll(bytes) }
    }

    package func write(_ bytes: [UInt8], at offset: Int) throws(Failure) {
        try Failure.translating(path, .write) { _ = try descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes) }
    }

    /// Hands everything that was written to the disk.
    package func flush() throws(Failure) {
        guard retrying({ fsync(number) }) == 0 else { throw .last(path, .flush) }
    }

    /// Gives a mode, whatever the umask.
    package func setMode(_ mode: FileMode) throws(Failure) {
        guard fchmod(number, mode.rawValue) == 0 else { throw .last(path, .write) }
    }

    /// Gives the time of the last reading, and of the last change.
    ///
    /// - Parameter seconds: since 1970.
    package func setTime(_ seconds: Int64) throws(Failure) {
        guard futimens(number, [timespec](both: seconds)) == 0 else { throw .last(path, .write) }
    }
}

extension [timespec] {
    /// One time for the last reading and for the last change.
    init(both seconds: Int64) { self.init(repeating: timespec(tv_sec: Int(seconds), tv_nsec: 0), count: 2) }
}

// MARK: Locking

extension OpenFile {
    /// Waits until nobody else holds the lock on this file.
    func lock() throws(Failure) {
        guard retrying({ flock(number, LOCK_EX) }) == 0 else { throw .last(path, .lock) }
    }

    /// - Returns: whether nobody else holds it.
    package func lockIfFree() throws(Failure) -> Bool {
        if retrying({ flock(number, LOCK_EX | LOCK_NB) }) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw .last(path, .lock) }
        return false
    }

    func unlock() { flock(number, LOCK_UN) }
}

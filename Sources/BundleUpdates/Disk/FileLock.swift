internal import Glibc

/// A lock file. The system lets go of it when the process ends, however it ends.
enum FileLock {
    /// Waits until the lock is free, and holds it while `body` runs.
    ///
    /// - Parameter onWait: called once, if somebody else holds it.
    static func hold<Result>(
        _ path: String,
        onWait: () -> Void = {},
        _ body: () throws(UpdateError) -> Result
    ) throws(UpdateError) -> Result {
        let descriptor = try open(path)
        defer { release(descriptor) }
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            if errno == EWOULDBLOCK { onWait() }
            while flock(descriptor, LOCK_EX) != 0 {
                guard errno == EINTR else { throw .file(path: path, call: .lock, errno: errno) }
            }
        }
        return try body()
    }

    /// - Returns: `nil` when somebody else holds it.
    static func holdIfFree<Result>(
        _ path: String,
        _ body: () throws(UpdateError) -> Result
    ) throws(UpdateError) -> Result? {
        let descriptor = try open(path)
        defer { release(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            if errno == EWOULDBLOCK { return nil }
            throw .file(path: path, call: .lock, errno: errno)
        }
        return try body()
    }

    /// A file whose `close` fails may stay open, and must not keep the lock.
    static func release(_ descriptor: Int32) {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    static func open(_ path: String) throws(UpdateError) -> Int32 {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
        return descriptor
    }
}

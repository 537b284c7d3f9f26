internal import Glibc
internal import Synchronization

/// A lock file that is held until it is let go of, or the process ends, however it ends.
final class HeldLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// - Returns: `nil` when somebody else holds it.
    /// - Throws: ``UpdateError/file(path:call:errno:)``.
    init?(ifFree path: String) throws(UpdateError) {
        let descriptor = try FileLock.open(path)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            if code == EWOULDBLOCK { return nil }
            throw .file(path: path, call: .lock, errno: code)
        }
        self.descriptor = Mutex(descriptor)
    }

    deinit { letGo() }

    func letGo() {
        descriptor.withLock { held in
            if let descriptor = held { FileLock.release(descriptor) }
            held = nil
        }
    }
}

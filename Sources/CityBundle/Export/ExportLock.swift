internal import Glibc

/// Held for as long as an export works on a place, so that two never do at once, whatever their process numbers and
/// users: the system knows who holds it, and gives it back when a program ends, however it ends.
///
/// On one machine, that is, containers on it too; between machines, where the network share hands locks on (NFS does).
final class ExportLock: Sendable {
    private let place: ExportPlace
    private let descriptor: Int32

    /// - Throws: ``BundleError/exportBusy(path:)``, ``BundleError/parentFolder(path:of:errno:)``.
    init(_ place: ExportPlace) throws(BundleError) {
        self.place = place
        while true {
            let descriptor = try Self.opened(place)
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let code = errno
                close(descriptor)
                if code == EINTR { continue }
                guard code == EWOULDBLOCK else {
                    throw .file(path: place.parent.path(of: place.lockName), call: .lock, errno: code)
                }
                throw .exportBusy(path: place.path)
            }
            // The one who held it may have removed the file meanwhile: then it locks nothing.
            if try Self.isThere(place, descriptor) {
                self.descriptor = descriptor
                return
            }
            close(descriptor)
        }
    }

    deinit {
        // While it is still held: after that it may be another's. What stays, as it is not ours to remove, does no harm.
        try? place.parent.remove(place.lockName)
        close(descriptor)
    }

    private static func opened(_ place: ExportPlace) throws(BundleError) -> Int32 {
        let flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
        var rounds = 0
        while true {
            // For writing, as NFS wants it.
            let own = place.lockName.withCString {
                openat(place.parent.descriptor, $0, O_RDWR | O_CREAT | flags, 0o644)
            }
            if own >= 0 {
                // Whatever the umask. Another's keeps its mode.
                _ = fchmod(own, 0o644)
                return own
            }
            let code = errno
            // One that another user's program has left.
            let others = place.lockName.withCString { openat(place.parent.descriptor, $0, O_RDONLY | flags) }
            if others >= 0 { return others }
            guard errno == ENOENT else {
                throw .file(path: place.parent.path(of: place.lockName), call: .open, errno: errno)
            }
            // Nothing can be made there, or the folder itself is gone. Whoever looks at one that comes and goes gives up
            // some time.
            rounds += 1
            guard code == ENOENT || code == EEXIST, rounds < 100 else { throw place.parentFault(code) }
        }
    }

    private static func isThere(_ place: ExportPlace, _ descriptor: Int32) throws(BundleError) -> Bool {
        let held = try OpenFolder.Identity(of: descriptor, path: place.parent.path(of: place.lockName))
        return try place.parent.status(of: place.lockName)?.identity == held
    }
}

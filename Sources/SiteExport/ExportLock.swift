internal import CityBundle
internal import Files
internal import Glibc

/// Held for as long as an export works on a place, so that two never do at once, whatever their process numbers and
/// users: the system knows who holds it, and gives it back when a program ends, however it ends.
///
/// On one machine, that is, containers on it too; between machines, where the network share hands locks on (NFS does).
final class ExportLock: Sendable {
    private let place: ExportPlace
    private let file: OpenFile

    /// - Throws: ``ExportError/exportBusy(path:)``, ``ExportError/parentFolder(path:of:errno:)``.
    init(_ place: ExportPlace) throws(ExportError) {
        self.place = place
        while true {
            let file = try Self.opened(place)
            guard try file.lockIfFree() else { throw .exportBusy(path: place.path) }
            // The one who held it may have removed the file meanwhile: then it locks nothing.
            if try place.parent.status(of: place.lockName)?.identity == file.status().identity {
                self.file = file
                return
            }
        }
    }

    deinit {
        // While it is still held: after that it may be another's. What stays, as it is not ours to remove, does no harm.
        try? place.parent.remove(place.lockName)
    }

    private static func opened(_ place: ExportPlace) throws(ExportError) -> OpenFile {
        var rounds = 0
        while true {
            let code: Int32
            do throws(ExportError) {
                // For writing, as NFS wants it.
                let own = try place.parent.open(place.lockName, .kept(.publicFile))
                // Whatever the umask. Another's keeps its mode.
                try? own.setMode(.publicFile)
                return own
            } catch {
                code = error.callErrno ?? 0
            }
            do throws(ExportError) {
                // One that another user's program has left.
                return try place.parent.open(place.lockName, .readingNoLink)
            } catch {
                guard error.callErrno == ENOENT else { throw error }
            }
            // Nothing can be made there, or the folder itself is gone. Whoever looks at one that comes and goes gives up
            // some time.
            rounds += 1
            guard code == ENOENT || code == EEXIST, rounds < 100 else { throw place.parentFault(code) }
        }
    }
}

internal import Glibc

/// A file that only its owner reads.
enum PrivateFile {
    /// Makes an empty one where there is none. SQLite gives its journals the permissions of the database.
    static func make(_ path: String) throws(DeskError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .file(path: path, errno: errno) }
        close(descriptor)
    }
}

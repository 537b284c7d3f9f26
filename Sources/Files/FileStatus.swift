internal import Glibc

/// What lies under a name.
package struct FileStatus: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case file
        case folder
        case link
        /// A pipe, a device, a socket.
        case other
    }

    /// Two names with one identity are one thing.
    package struct Identity: Hashable, Sendable {
        package var device: UInt64
        package var inode: UInt64
    }

    package var kind: Kind
    /// The nine bits of permission, and the three above them.
    package var mode: UInt32
    package var byteCount: Int64
    /// Since 1970.
    package var modifiedSeconds: Int
    package var modifiedNanoseconds: Int
    package var identity: Identity

    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        mode = status.st_mode & 0o7777
        byteCount = Int64(status.st_size)
        modifiedSeconds = status.st_mtim.tv_sec
        modifiedNanoseconds = status.st_mtim.tv_nsec
        identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }

    /// - Parameter isFollowing: whether a symbolic link stands for what it leads to.
    package init(path: String, isFollowing: Bool) throws(FileError) {
        var status = stat()
        guard (isFollowing ? stat(path, &status) : lstat(path, &status)) == 0 else { throw .last(path, .stat) }
        self.init(status)
    }
}

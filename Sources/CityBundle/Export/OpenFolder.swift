internal import Glibc

/// A folder held by a descriptor: it stays the same one, whatever becomes of its name. Below it no link is followed.
final class OpenFolder: Sendable {
    /// For messages: where it was when it was opened.
    let path: String
    let descriptor: Int32

    /// What lies under a name.
    struct Status: Hashable {
        enum Kind: Hashable {
            case file
            case folder
            case link
            /// A pipe, a device.
            case other
        }

        var kind: Kind
        /// The nine bits of permission, and the three above them.
        var mode: UInt32
        /// Since 1970.
        var modifiedSeconds: Int
        var modifiedNanoseconds: Int
        var identity: Identity
    }

    /// Two names with one identity are one thing.
    struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64
    }

    init(path: String) throws(BundleError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
    }

    init(_ name: EntryName, in parent: OpenFolder) throws(BundleError) {
        path = parent.path(of: name)
        descriptor = name.withCString {
            openat(parent.descriptor, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        }
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
    }

    deinit { close(descriptor) }

    func path(of name: EntryName) -> String {
        let name = String(decoding: name.bytes, as: UTF8.self)
        return path == "." ? name : path.hasSuffix("/") ? path + name : "\(path)/\(name)"
    }

    /// Names in the folder, hidden ones too, sorted.
    func names() throws(BundleError) -> [EntryName] {
        // A reader of its own: a folder's descriptor remembers how far it was read.
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { throw .file(path: path, call: .readFolder, errno: errno) }
        guard let stream = fdopendir(copy) else {
            let code = errno
            close(copy)
            throw .file(path: path, call: .readFolder, errno: code)
        }
        defer { closedir(stream) }
        var names: [EntryName] = []
        errno = 0
        while let entry = readdir(stream) {
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if bytes != [0x2E], bytes != [0x2E, 0x2E] { names.append(EntryName(bytes: bytes)) }
            errno = 0
        }
        guard errno == 0 else { throw .file(path: path, call: .readFolder, errno: errno) }
        return names.sorted()
    }

    /// - Parameter name: may lead through folders.
    /// - Returns: `nil` where there is nothing.
    func status(of name: EntryName) throws(BundleError) -> Status? {
        var status = stat()
        guard name.withCString({ fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .file(path: path(of: name), call: .stat, errno: errno)
        }
        return Status(status)
    }

    func identity() throws(BundleError) -> Identity { try Identity(of: descriptor, path: path) }

    func rename(_ name: EntryName, to other: EntryName) throws(BundleError) {
        let result = name.withCString { name in
            other.withCString { renameat(descriptor, name, descriptor, $0) }
        }
        guard result == 0 else { throw .file(path: path(of: other), call: .rename, errno: errno) }
    }

    /// Removes a file, or an empty folder. What is gone already is no error.
    func remove(_ name: EntryName, isFolder: Bool = false) throws(BundleError) {
        let result = name.withCString { unlinkat(descriptor, $0, isFolder ? AT_REMOVEDIR : 0) }
        guard result == 0 || errno == ENOENT else {
            throw .file(path: path(of: name), call: .remove, errno: errno)
        }
    }

    /// Makes changes of names durable.
    func flush() throws(BundleError) {
        // File systems that cannot flush a folder (network shares) say EINVAL: there is nothing more to do.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .file(path: path, call: .flush, errno: errno) }
    }
}

extension OpenFolder.Status {
    fileprivate init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        mode = status.st_mode & 0o7777
        modifiedSeconds = status.st_mtim.tv_sec
        modifiedNanoseconds = status.st_mtim.tv_nsec
        identity = OpenFolder.Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }
}

extension OpenFolder.Identity {
    /// - Parameter path: for the message.
    init(of descriptor: Int32, path: String) throws(BundleError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .file(path: path, call: .stat, errno: errno) }
        self = OpenFolder.Status(status).identity
    }
}

internal import CLinux
internal import Glibc

/// A folder held by a descriptor: it stays the same one, whatever becomes of its name. Below it no link is followed.
package final class OpenFolder<Failure: CarriesFileError>: Sendable {
    /// For messages: where it was when it was opened.
    package let path: String
    private let file: OpenFile<Failure>
    private var descriptor: Int32 { file.number }

    package init(path: String) throws(Failure) {
        self.path = path
        file = try OpenFile(path, .folder)
    }

    package init(_ name: EntryName, in parent: OpenFolder) throws(Failure) {
        path = parent.path(of: name)
        let descriptor = parent.opened(name, FileAccess.folder.flags | O_NOFOLLOW, 0)
        guard descriptor >= 0 else { throw .last(path, .open) }
        file = OpenFile(descriptor, path: path)
    }

    package func path(of name: EntryName) -> String {
        let name = String(decoding: name.bytes, as: UTF8.self)
        if name == "." { return path }
        return path == "." ? name : path.hasSuffix("/") ? path + name : "\(path)/\(name)"
    }

    private func opened(_ name: EntryName, _ flags: Int32, _ mode: UInt32) -> Int32 {
        retrying { name.withCString { openat(descriptor, $0, flags, mode) } }
    }

    // MARK: Looking

    /// Names in the folder, hidden ones too, sorted.
    package func names() throws(Failure) -> [EntryName] {
        // A reader of its own: a folder's descriptor remembers how far it was read.
        let copy = opened(".", FileAccess.folder.flags, 0)
        guard copy >= 0 else { throw .last(path, .readFolder) }
        var names: [EntryName] = []
        try FolderWalk<Failure>.run(copy, path: path) { name in
            names.append(name)
            return true
        }
        return names.sorted()
    }

    /// - Parameter name: may lead through folders.
    /// - Returns: `nil` where there is nothing.
    package func status(of name: EntryName) throws(Failure) -> FileStatus? {
        var status = stat()
        guard name.withCString({ fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .last(path(of: name), .stat)
        }
        return FileStatus(status)
    }

    package func identity() throws(Failure) -> FileStatus.Identity { try file.status().identity }

    // MARK: Files in it. Names may lead through folders.

    package func open(_ name: EntryName, _ access: FileAccess) throws(Failure) -> OpenFile<Failure> {
        let descriptor = opened(name, access.flags, access.mode)
        guard descriptor >= 0 else { throw .last(path(of: name), .open) }
        return OpenFile(descriptor, path: path(of: name))
    }

    /// Gives a file of another folder a name here, too.
    package func link(_ name: EntryName, from other: OpenFolder) throws(Failure) {
        let result = name.withCString { linkat(other.descriptor, $0, descriptor, $0, 0) }
        guard result == 0 else { throw .last(path(of: name), .link) }
    }

    // MARK: Changing names

    package func makeFolder(_ name: EntryName) throws(Failure) {
        guard name.withCString({ mkdirat(descriptor, $0, FileMode.publicFolder.rawValue) }) == 0 else {
            throw .last(path(of: name), .makeFolder)
        }
    }

    /// Lets everybody read a folder in this one, whatever the umask.
    package func openUp(_ name: EntryName) throws(Failure) {
        guard name.withCString({ fchmodat(descriptor, $0, FileMode.publicFolder.rawValue, 0) }) == 0 else {
            throw .last(path(of: name), .makeFolder)
        }
    }

    package func rename(_ name: EntryName, to other: EntryName) throws(Failure) {
        let result = name.withCString { name in
            other.withCString { renameat(descriptor, name, descriptor, $0) }
        }
        guard result == 0 else { throw .last(path(of: other), .rename) }
    }

    /// Either name then stands for what the other stood for, in one step.
    package func exchange(_ name: EntryName, with other: EntryName) throws(Failure) {
        let result = name.withCString { name in
            other.withCString { renameat2(descriptor, name, descriptor, $0, pobratim_rename_exchange) }
        }
        guard result == 0 else { throw .last(path(of: other), .rename) }
    }

    /// Removes a file, or an empty folder. What is gone already is no error.
    package func remove(_ name: EntryName, isFolder: Bool = false) throws(Failure) {
        let result = name.withCString { unlinkat(descriptor, $0, isFolder ? AT_REMOVEDIR : 0) }
        guard result == 0 || errno == ENOENT else { throw .last(path(of: name), .remove) }
    }

    /// Gives the time of the last reading, and of the last change.
    ///
    /// - Parameter seconds: since 1970.
    package func setTime(_ seconds: Int64, of name: EntryName) throws(Failure) {
        let result = name.withCString { utimensat(descriptor, $0, [timespec](both: seconds), 0) }
        guard result == 0 else { throw .last(path(of: name), .write) }
    }

    // MARK: Making it last

    /// Makes changes of names durable.
    package func flush() throws(Failure) {
        // File systems that cannot flush a folder (network shares) say EINVAL: there is nothing more to do.
        guard retrying({ fsync(descriptor) }) == 0 || errno == EINVAL else { throw .last(path, .flush) }
    }

    /// Makes everything durable that waits to be written to the file system of this folder.
    package func flushFileSystem() throws(Failure) {
        guard retrying({ syncfs(descriptor) }) == 0 else { throw .last(path, .flush) }
    }
}

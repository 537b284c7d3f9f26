internal import Glibc

/// Looking at the disk by paths, without changing it.
package enum Paths<Failure: CarriesFileError> {
    package static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last part of a path; `nil` for `/`.
    package static func name(_ path: String) -> String? { path.split(separator: "/").last.map(String.init) }

    /// The path as the system finds it, without links; `nil` where nothing is found.
    package static func resolved(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    /// The path as the system finds it, without links. One that is not there stays as it was given.
    package static func absolute(_ path: String) -> String { resolved(path) ?? path }

    // MARK: What lies there

    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// A link to a folder is none.
    package static func isFolder(_ path: String) -> Bool { status(path)?.kind == .folder }

    /// A folder, or a link to one.
    package static func leadsToFolder(_ path: String) -> Bool { status(path, isFollowing: true)?.kind == .folder }

    /// A link to a file is none.
    package static func isRegularFile(_ path: String) -> Bool { status(path)?.kind == .file }

    /// Tells whether another file system begins there.
    package static func isMountPoint(_ path: String) -> Bool {
        guard let own = status(path), let around = status(folder(of: path), isFollowing: true) else { return false }
        return own.identity.device != around.identity.device
    }

    /// The size of a file; 0 for what is not there.
    package static func byteCount(_ path: String) -> Int64 { status(path, isFollowing: true)?.byteCount ?? 0 }

    /// In seconds; 0 for what is not there.
    package static func modificationTime(_ path: String) -> Int { status(path)?.modifiedSeconds ?? 0 }

    private static func status(_ path: String, isFollowing: Bool = false) -> FileStatus? {
        try? FileStatus(path: path, isFollowing: isFollowing)
    }

    /// Where a symbolic link leads; `nil` where there is none.
    package static func target(ofLink path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink(path, &buffer, buffer.count)
        return count < 0 ? nil : String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    // MARK: What is in it

    /// Names in a folder, sorted.
    package static func names(in path: String) throws(Failure) -> [String] {
        var names: [String] = []
        try forEachName(in: path) { name in
            names.append(name)
            return true
        }
        return names.sorted()
    }

    /// - Parameter body: says whether to go on.
    /// - Returns: whether these were all.
    @discardableResult
    package static func forEachName(in path: String, _ body: (String) -> Bool) throws(Failure) -> Bool {
        let descriptor = retrying { open(path, FileAccess.folder.flags) }
        guard descriptor >= 0 else { throw .last(path, .readFolder) }
        return try FolderWalk<Failure>.run(descriptor, path: path) { body(String(decoding: $0.bytes, as: UTF8.self)) }
    }

    /// A small file of ours; `nil` where there is none.
    package static func read(_ path: String, atMost limit: Int) throws(Failure) -> [UInt8]? {
        let descriptor = retrying { open(path, FileAccess.readingNoLink.flags) }
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .last(path, .open)
        }
        return try OpenFile<Failure>(descriptor, path: path).read(atMost: limit)
    }
}

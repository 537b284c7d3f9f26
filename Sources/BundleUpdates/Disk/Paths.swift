internal import Glibc

/// Looking at the disk without changing it.
enum Paths {
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last part of a path; `nil` for `/`.
    static func name(_ path: String) -> String? { path.split(separator: "/").last.map(String.init) }

    /// As the system finds it, without links; one that is not there stays as it was given.
    static func absolute(_ path: String) -> String {
        guard let found = realpath(path, nil) else { return path }
        defer { free(found) }
        return String(cString: found)
    }

    /// A link to a folder is none.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// A folder, or a link to one.
    static func leadsToFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether another file system begins there.
    static func isMountPoint(_ path: String) -> Bool {
        var own = stat()
        var around = stat()
        return lstat(path, &own) == 0 && stat(folder(of: path), &around) == 0 && own.st_dev != around.st_dev
    }

    /// A link to a file is none.
    static func isRegularFile(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    static func byteCount(_ path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }

    /// In seconds; 0 for what is not there.
    static func modificationTime(_ path: String) -> Int {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mtim.tv_sec : 0
    }

    /// Names in a folder, sorted.
    static func names(in path: String) throws(UpdateError) -> [String] {
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
    static func forEachName(in path: String, _ body: (String) -> Bool) throws(UpdateError) -> Bool {
        guard let folder = opendir(path) else { throw .file(path: path, call: .readFolder, errno: errno) }
        defer { closedir(folder) }
        errno = 0
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            guard body(name) else { return false }
            errno = 0
        }
        guard errno == 0 else { throw .file(path: path, call: .readFolder, errno: errno) }
        return true
    }

    /// Where a symbolic link leads; `nil` where there is none.
    static func target(ofLink path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink(path, &buffer, buffer.count)
        return count < 0 ? nil : String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// A small file of ours; `nil` where there is none.
    static func read(_ path: String, atMost limit: Int) throws(UpdateError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .file(path: path, call: .open, errno: errno)
        }
        defer { close(descriptor) }
        return try read(descriptor, named: path, atMost: limit)
    }

    /// What an open file holds from here on.
    static func read(_ descriptor: Int32, named path: String, atMost limit: Int) throws(UpdateError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: min(limit, 65_536))
        while bytes.count < limit {
            let count = Glibc.read(descriptor, &buffer, min(buffer.count, limit - bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .file(path: path, call: .read, errno: errno) }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }

    /// Lets the system forget what it holds of a file in memory, so that the next reading asks the disk.
    static func dropCache(_ path: String) throws(UpdateError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, call: .open, errno: errno) }
        defer { close(descriptor) }
        // A file system that does not know the advice keeps its cache; the bytes are checked all the same.
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    }
}

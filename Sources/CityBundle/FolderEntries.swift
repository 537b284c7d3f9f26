internal import Glibc

/// What lies in a folder on the disk. No link is ever followed.
enum FolderEntries {
    enum Kind: Hashable {
        case file
        case folder
        /// A link, a pipe, a device.
        case other
    }

    /// - Returns: `nil` where there is nothing.
    static func kind(of path: String) throws(BundleError) -> Kind? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw .file(path: path, call: .stat, errno: errno)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// Names in a folder, hidden ones too, sorted.
    static func names(in path: String) throws(BundleError) -> [String] {
        guard let folder = opendir(path) else { throw .file(path: path, call: .readFolder, errno: errno) }
        defer { closedir(folder) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw .file(path: path, call: .readFolder, errno: errno) }
        return names.sorted()
    }

    /// Removes what is there, with all that is in it.
    ///
    /// - Parameter isOurs: says of a path from the top whether it goes; of a folder, whether what is in it may.
    /// - Returns: the first thing that stayed, from the top.
    @discardableResult
    static func remove(
        _ top: String,
        _ relative: String = "",
        where isOurs: (String) -> Bool = { _ in true }
    ) throws(BundleError) -> String? {
        let path = relative.isEmpty ? top : "\(top)/\(relative)"
        guard let kind = try kind(of: path) else { return nil }
        var kept: String?
        if kind == .folder {
            for name in try names(in: path) {
                let inner = relative.isEmpty ? name : "\(relative)/\(name)"
                let rest = isOurs(inner) ? try remove(top, inner, where: isOurs) : inner
                kept = kept ?? rest
            }
        }
        if let kept { return kept }
        // `remove` of C takes files and empty folders.
        guard Glibc.remove(path) == 0 || errno == ENOENT else { throw .file(path: path, call: .remove, errno: errno) }
        return nil
    }
}

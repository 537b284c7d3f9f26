internal import Glibc

/// Goes through the names in a folder, hidden ones too, in no order.
enum FolderWalk<Failure: CarriesFileError> {
    /// - Parameters:
    ///   - descriptor: the folder's, which is closed at the end.
    ///   - path: what errors name.
    ///   - body: says whether to go on.
    /// - Returns: whether these were all.
    @discardableResult
    static func run(_ descriptor: Int32, path: String, _ body: (EntryName) -> Bool) throws(Failure) -> Bool {
        guard let folder = fdopendir(descriptor) else {
            let error = Failure.last(path, .readFolder)
            close(descriptor)
            throw error
        }
        defer { closedir(folder) }
        errno = 0
        while let entry = readdir(folder) {
            let name = EntryName(bytes: withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) })
            if name != ".", name != ".." { guard body(name) else { return false } }
            errno = 0
        }
        guard errno == 0 else { throw .last(path, .readFolder) }
        return true
    }
}

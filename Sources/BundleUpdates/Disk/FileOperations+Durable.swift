internal import Files

// How a file, a link or a folder comes to be what it shall be, whole or not at all, wherever the power goes: made under
// a temporary name, flushed, renamed, and the folder that holds the name flushed.

extension FileOperations {
    /// Replaces a file, and whatever else stands in its place.
    func replace(_ path: String, with bytes: [UInt8]) throws(UpdateError) {
        let temporary = "\(path).new"
        try write(bytes, to: temporary)
        try flush(temporary)
        try clear(path)
        try rename(temporary, to: path)
        try flush(Paths.folder(of: path))
    }

    /// Replaces a symbolic link. The caller flushes the folder.
    func replaceLink(_ path: String, to target: String) throws(UpdateError) {
        let temporary = "\(path).new"
        try remove(temporary)
        try link(to: target, at: temporary)
        try clear(path)
        try rename(temporary, to: path)
    }

    /// A rename replaces anything but a folder.
    private func clear(_ path: String) throws(UpdateError) {
        if Paths.isFolder(path) { try removeTree(path) }
    }

    /// Removes a file, or a folder with all that is in it.
    func removeTree(_ path: String) throws(UpdateError) {
        if Paths.isFolder(path) {
            for name in try Paths.names(in: path) { try removeTree("\(path)/\(name)") }
        }
        try remove(path)
    }
}

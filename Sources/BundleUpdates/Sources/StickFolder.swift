internal import Files
internal import Glibc

/// A folder of a file system that a stranger may have made. Whatever lies there, no link is followed, no pipe and no
/// device is opened, and nothing outside the folder is touched.
struct StickFolder: ~Copyable {
    private static let temporaryName: EntryName = ".pobratim.new"

    private let folder: OpenFolder

    /// - Parameter path: where it is mounted.
    init(_ path: String) throws(UpdateError) { folder = try OpenFolder(path: path) }

    private init(_ folder: OpenFolder) { self.folder = folder }

    /// A folder in this one; it is made if it is missing.
    func folder(_ name: String) throws(UpdateError) -> StickFolder {
        do throws(UpdateError) { try folder.makeFolder(EntryName(name)) } catch {
            guard error.diskErrno == EEXIST else { throw error }
        }
        let inner = try OpenFolder(EntryName(name), in: folder)
        try folder.flush()
        return StickFolder(inner)
    }

    /// Puts a file in its place, whole or not at all: it is flushed, then read again from the stick itself.
    ///
    /// - Throws: ``UpdateError/notKept(path:)``, ``UpdateError/file(path:call:errno:)``.
    func replace(_ name: String, with bytes: [UInt8]) throws(UpdateError) {
        do throws(UpdateError) {
            try write(bytes, to: Self.temporaryName)
            try folder.rename(Self.temporaryName, to: EntryName(name))
        } catch {
            try? folder.remove(Self.temporaryName)
            throw error
        }
        try folder.flush()
        guard try read(name, atMost: bytes.count + 1) == bytes else {
            throw .notKept(path: folder.path(of: EntryName(name)))
        }
    }

    /// - Returns: `nil` where there is no regular file of this name.
    func read(_ name: String, atMost limit: Int) throws(UpdateError) -> [UInt8]? {
        let file: OpenFile
        do throws(UpdateError) { file = try folder.open(EntryName(name), .readingNoLink) } catch { return nil }
        guard (try? file.status())?.kind == .file else { return nil }
        // Not what the system remembers of it, but what the stick holds.
        file.dropCache()
        return try file.read(atMost: limit)
    }

    private func write(_ bytes: [UInt8], to name: EntryName) throws(UpdateError) {
        try folder.remove(name)
        let file = try folder.open(name, .new(.publicFile))
        try file.write(bytes)
        try file.flush()
        try file.close()
    }
}

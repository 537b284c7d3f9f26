internal import Files
internal import Glibc

/// A folder of files that the desk writes and nobody else reads: mail, letters. They appear under their names whole, or
/// not at all.
struct DeskFolder: Hashable, Sendable {
    let path: String

    init(_ path: String) { self.path = path }

    /// Makes the folder if need be.
    func make() throws(DeskError) {
        guard mkdir(path, FileMode.ownFolder.rawValue) == 0 || errno == EEXIST else {
            throw .file(path: path, errno: errno)
        }
    }

    func write(_ bytes: [UInt8], to name: String) throws(DeskError) {
        try DurableFile<DeskError>.replace(
            path(of: name),
            with: bytes,
            by: path(of: ".\(name).\(getpid()).new"),
            mode: .ownFile
        )
    }

    func remove(_ name: String) throws(DeskError) {
        guard unlink(path(of: name)) == 0 || errno == ENOENT else { throw .file(path: path(of: name), errno: errno) }
    }

    /// Names without hidden ones, sorted; none where there is no such folder.
    var names: [String] {
        ((try? Paths<DeskError>.names(in: path)) ?? []).filter { !$0.hasPrefix(".") }
    }

    func path(of name: String) -> String { "\(path)/\(name)" }
}

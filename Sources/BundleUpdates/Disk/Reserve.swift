internal import Files

/// A file that holds room on the disk, and is given up where a disk is full: so a return, the count of a start and the
/// end of a trial can be written at any time. It is laid down anew as soon as they are.
struct Reserve {
    /// A record, its copy, a set of keys, and what a file system needs to name them.
    private static let byteCount = 65_536

    let path: String
    let files: any FileOperations

    /// Where there is no room for it, there is none.
    func lay() {
        guard Paths.byteCount(path) != Self.byteCount else { return }
        do throws(UpdateError) {
            try files.write([UInt8](repeating: UInt8(ascii: "."), count: Self.byteCount), to: path)
            try files.flush(path)
        } catch {
            try? files.remove(path)
        }
    }

    /// - Returns: whether it held any room.
    func giveUp() -> Bool {
        guard Paths.byteCount(path) > 0 else { return false }
        do throws(UpdateError) { try files.remove(path) } catch { return false }
        return true
    }
}

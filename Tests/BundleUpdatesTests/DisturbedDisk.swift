@testable import BundleUpdates

/// A disk on which something happens just before one file is removed, or instead of it.
struct DisturbedDisk: FileOperations {
    private let disk = DiskFiles()
    private let path: String
    private let event: @Sendable () throws(UpdateError) -> Void

    init(removing path: String, _ event: @escaping @Sendable () throws(UpdateError) -> Void) {
        self.path = path
        self.event = event
    }

    func makeFolder(_ path: String) throws(UpdateError) { try disk.makeFolder(path) }
    func write(_ bytes: [UInt8], to path: String) throws(UpdateError) { try disk.write(bytes, to: path) }
    func flush(_ path: String) throws(UpdateError) { try disk.flush(path) }
    func rename(_ path: String, to newPath: String) throws(UpdateError) { try disk.rename(path, to: newPath) }
    func link(to target: String, at path: String) throws(UpdateError) { try disk.link(to: target, at: path) }
    func freeByteCount(_ path: String) throws(UpdateError) -> Int64 { try disk.freeByteCount(path) }
    func remove(_ path: String) throws(UpdateError) {
        if path == self.path { try event() }
        try disk.remove(path)
    }
}

import BundleUpdates
import PobratimTesting
import Synchronization

/// The disk itself, and a list of what was done to it.
///
/// SQLite writes a bundle into `staging/` by itself. The recorder learns its bytes when it is asked to flush the file,
/// and takes all that was written before as not flushed.
final class RecordedDisk: FileOperations {
    enum Operation: Hashable, Sendable {
        case makeFolder(String)
        case write(String, [UInt8])
        case flush(String)
        case rename(String, to: String)
        case link(String, at: String)
        case remove(String)
    }

    private let disk = DiskFiles()
    private let recorded = Mutex<[Operation]>([])

    var operations: [Operation] { recorded.withLock { $0 } }
    func forget() { recorded.withLock { $0 = [] } }

    func makeFolder(_ path: String) throws(UpdateError) {
        try disk.makeFolder(path)
        note(.makeFolder(path))
    }

    func write(_ bytes: [UInt8], to path: String) throws(UpdateError) {
        try disk.write(bytes, to: path)
        note(.write(path, bytes))
    }

    func flush(_ path: String) throws(UpdateError) {
        if path.hasSuffix(".pobratim"), let read = try? runCommand(["cat", path]) {
            note(.write(path, read.standardOutput))
        }
        try disk.flush(path)
        note(.flush(path))
    }

    func rename(_ path: String, to newPath: String) throws(UpdateError) {
        try disk.rename(path, to: newPath)
        note(.rename(path, to: newPath))
    }

    func link(to target: String, at path: String) throws(UpdateError) {
        try disk.link(to: target, at: path)
        note(.link(target, at: path))
    }

    func remove(_ path: String) throws(UpdateError) {
        try disk.remove(path)
        note(.remove(path))
    }

    func freeByteCount(_ path: String) throws(UpdateError) -> Int64 { try disk.freeByteCount(path) }

    private func note(_ operation: Operation) { recorded.withLock { $0.append(operation) } }
}

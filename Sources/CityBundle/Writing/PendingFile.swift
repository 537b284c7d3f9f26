internal import Files
internal import Glibc

/// A file that appears under its name whole or not at all: it grows under a hidden name in the same folder, is flushed,
/// and takes its name by `rename`. One that is given up is removed; one whose program was killed is removed by the next.
final class PendingFile {
    let path: String
    let temporaryPath: String
    private let folder: String
    private var isPublished = false

    /// - Parameter path: where the file will be; what is there now is replaced.
    init(path: String) throws(BundleError) {
        let temporary = TemporaryName(for: path)
        self.path = path
        for leftover in temporary.leftovers { unlink(leftover) }
        temporaryPath = temporary.path
        folder = temporary.folder
        _ = try OpenFile<BundleError>(temporaryPath, .new(.publicFile), as: path)
    }

    deinit { if !isPublished { unlink(temporaryPath) } }

    /// Overwrites bytes of the file.
    func write(_ bytes: [UInt8], at offset: Int) throws(BundleError) {
        let file = try OpenFile<BundleError>(temporaryPath, .overwriting, as: path)
        try file.write(bytes, at: offset)
        try file.close()
    }

    /// Makes the file durable, and gives it its name.
    func publish() throws(BundleError) {
        try DurableFile.flush(temporaryPath, as: path)
        guard rename(temporaryPath, path) == 0 else { throw .file(path: path, call: .rename, errno: errno) }
        isPublished = true
        try DurableFile.flush(folder, as: path)
    }
}

internal import Files
import Glibc

extension DurableFile where Failure == ImportError {
    static func write(_ bytes: [UInt8], to path: String) throws(ImportError) {
        try replace(path, with: bytes, by: path + ".part", mode: .publicFile)
    }

    /// Makes the folder and those above it.
    static func makeFolder(_ path: String) throws(ImportError) {
        if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw .notWritten(path: path, errno: errno)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .notWritten(path: path, errno: errno) }
    }
}

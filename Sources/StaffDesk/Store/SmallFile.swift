internal import Files

/// Files that are read whole.
enum SmallFile {
    /// - Returns: the first 64 KiB; `nil` where the file cannot be read.
    static func text(_ path: String) -> String? {
        bytes(path, atMost: 65_536).map { String(decoding: $0, as: UTF8.self) }
    }

    /// - Returns: the first `count` bytes; `nil` where the file cannot be read.
    static func bytes(_ path: String, atMost count: Int) -> [UInt8]? {
        do throws(FileError) { return try OpenFile<FileError>(path, .reading).read(atMost: count) } catch { return nil }
    }
}

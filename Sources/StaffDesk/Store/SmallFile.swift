internal import Glibc

/// Files that are read whole.
enum SmallFile {
    /// - Returns: the first 64 KiB; `nil` where the file cannot be read.
    static func text(_ path: String) -> String? {
        bytes(path, atMost: 65_536).map { String(decoding: $0, as: UTF8.self) }
    }

    /// - Returns: the first `count` bytes; `nil` where the file cannot be read.
    static func bytes(_ path: String, atMost count: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while bytes.count < count {
            let read = read(descriptor, &buffer, min(buffer.count, count - bytes.count))
            if read < 0, errno == EINTR { continue }
            guard read >= 0 else { return nil }
            guard read > 0 else { break }
            bytes += buffer[..<read]
        }
        return bytes
    }
}

internal import FoundationEssentials
internal import Glibc

/// A folder for one test, removed with everything in it when the last one who holds it lets go.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        var template = Array("/tmp/pobratim-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw FileFailure(call: "mkdtemp", errno: errno) }
        path = template.withUnsafeBufferPointer {
            String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            // A test that removed its folder itself has left nothing to remove.
        }
    }

    /// The path of something in the folder.
    package func path(_ name: String) -> String { "\(path)/\(name)" }

    package func read(_ name: String) throws -> [UInt8] {
        let descriptor = open(path(name), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure(call: "open", errno: errno) }
        defer { close(descriptor) }
        return try readAll(descriptor)
    }

    package func write(_ bytes: [UInt8], to name: String) throws {
        let descriptor = open(path(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileFailure(call: "open", errno: errno) }
        defer { close(descriptor) }
        try writeAll(bytes, to: descriptor)
    }

    /// The permission bits of a file: 0o644, say.
    package func permissions(_ name: String) throws -> UInt32 {
        var status = stat()
        guard stat(path(name), &status) == 0 else { throw FileFailure(call: "stat", errno: errno) }
        return status.st_mode & 0o777
    }

    /// Names of what is in the folder, hidden ones too, sorted.
    package func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
}

/// A system call that failed in a test's own housekeeping.
package struct FileFailure: Error, Hashable, Sendable {
    package var call: String
    package var errno: Int32
}

func readAll(_ descriptor: Int32) throws(FileFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
        let count = read(descriptor, &buffer, buffer.count)
        guard count >= 0 else { throw FileFailure(call: "read", errno: errno) }
        guard count > 0 else { return bytes }
        bytes += buffer[..<count]
    }
}

func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(FileFailure) {
    var written = 0
    while written < bytes.count {
        let count = bytes.withUnsafeBytes {
            write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written)
        }
        guard count > 0 else { throw FileFailure(call: "write", errno: errno) }
        written += count
    }
}

import Glibc

/// A file of the content folder, read whole.
package enum ContentFile {
    /// A city's text or facts; far above anything that people write.
    package static let textLimit = 4 << 20
    /// A picture.
    package static let pictureLimit = 64 << 20

    /// - Parameters:
    ///   - name: relative to `folder`, and what the error names.
    ///   - limit: in bytes; a larger file is refused unread.
    package static func read(_ name: String, in folder: String, limit: Int) throws(ContentError) -> [UInt8] {
        // Without O_NONBLOCK a pipe would be waited for until somebody writes into it.
        let descriptor = open(folder + "/" + name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else {
            throw ContentError(errno == ENOENT ? .missing : .unreadable(errno: errno), file: name)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ContentError(.unreadable(errno: errno), file: name) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw ContentError(.unreadable(errno: EISDIR), file: name) }
        guard status.st_size <= limit else {
            throw ContentError(.tooLarge(byteCount: Int(status.st_size), limit: limit), file: name)
        }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
            }
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { throw ContentError(.unreadable(errno: errno), file: name) }
            // It has become shorter since it was asked for its size.
            if got == 0 { break }
            count += got
        }
        return Array(bytes.prefix(count))
    }

    package static func readText(_ name: String, in folder: String) throws(ContentError) -> String {
        guard let text = String(validating: try read(name, in: folder, limit: textLimit), as: UTF8.self) else {
            throw ContentError(.notUTF8, file: name)
        }
        return text
    }

    package static func exists(_ name: String, in folder: String) -> Bool {
        access(folder + "/" + name, F_OK) == 0
    }

    /// The names in a folder, sorted, without hidden ones.
    package static func names(in name: String, of folder: String) throws(ContentError) -> [String] {
        guard let directory = opendir(folder + "/" + name) else {
            throw ContentError(errno == ENOENT ? .missing : .unreadable(errno: errno), file: name)
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let found = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !found.hasPrefix(".") { names.append(found) }
        }
        return names.sorted()
    }
}

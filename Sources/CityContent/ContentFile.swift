internal import Files
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
        let byteCount: Int
        do throws(FileError) {
            guard let file = try OpenFile<FileError>(regular: "\(folder)/\(name)") else {
                throw FileError(path: name, call: .open, errno: EISDIR)
            }
            byteCount = Int(try file.status().byteCount)
            if byteCount <= limit { return try file.read(atMost: byteCount) }
        } catch {
            throw Self.refusal(error, name)
        }
        throw ContentError(.tooLarge(byteCount: byteCount, limit: limit), file: name)
    }

    package static func readText(_ name: String, in folder: String) throws(ContentError) -> String {
        guard let text = String(validating: try read(name, in: folder, limit: textLimit), as: UTF8.self) else {
            throw ContentError(.notUTF8, file: name)
        }
        return text
    }

    package static func exists(_ name: String, in folder: String) -> Bool {
        Paths<FileError>.exists("\(folder)/\(name)")
    }

    /// The names in a folder, sorted, without hidden ones.
    package static func names(in name: String, of folder: String) throws(ContentError) -> [String] {
        do throws(FileError) {
            return try Paths<FileError>.names(in: "\(folder)/\(name)").filter { !$0.hasPrefix(".") }
        } catch {
            throw Self.refusal(error, name)
        }
    }

    private static func refusal(_ error: FileError, _ name: String) -> ContentError {
        ContentError(error.errno == ENOENT ? .missing : .unreadable(errno: error.errno), file: name)
    }
}

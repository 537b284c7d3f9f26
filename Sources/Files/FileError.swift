/// What the file system did not do: which call, on which path, and its `errno`.
package struct FileError: Error, Hashable, Sendable {
    package var path: String
    package var call: Call
    package var errno: Int32

    package init(path: String, call: Call, errno: Int32) {
        self.path = path
        self.call = call
        self.errno = errno
    }

    /// The system call that failed.
    package enum Call: String, Hashable, Sendable {
        case open, stat, read, write, flush, rename, link, remove, makeFolder, readFolder, lock, freeSpace, socket
    }
}

/// An error that has a place for what the file system says.
///
/// The types of this module are generic over it, so each module gets its own error out of them, and translates nothing:
/// `typealias Paths = Files.Paths<UpdateError>`.
package protocol CarriesFileError: Error {
    init(_ error: FileError)
}

extension FileError: CarriesFileError {
    package init(_ error: FileError) { self = error }
}

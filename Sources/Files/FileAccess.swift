internal import Glibc

/// What a file is opened for. Whatever lies there, opening it waits for nobody, makes no terminal this program's own, and
/// hands the file to no program that is started.
package enum FileAccess: Hashable, Sendable {
    case reading
    /// The same, but no symbolic link is followed.
    case readingNoLink
    /// Reading the names in a folder, and changing them.
    case folder
    /// Writing a file that must not be there yet.
    case new(FileMode)
    /// Writing a file from its start: it is made, or emptied first. No symbolic link is followed.
    case emptied(FileMode)
    /// Writing over bytes of a file that has to be there.
    case overwriting
    /// Reading and writing a file that is made where it is missing. No symbolic link is followed.
    case kept(FileMode)

    var flags: Int32 {
        let common = O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        return switch self {
        case .reading: common | O_RDONLY
        case .readingNoLink: common | O_RDONLY | O_NOFOLLOW
        case .folder: O_CLOEXEC | O_RDONLY | O_DIRECTORY
        case .new: O_CLOEXEC | O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
        case .emptied: O_CLOEXEC | O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW
        case .overwriting: O_CLOEXEC | O_WRONLY
        case .kept: common | O_RDWR | O_CREAT | O_NOFOLLOW
        }
    }

    var mode: UInt32 {
        switch self {
        case .new(let mode), .emptied(let mode), .kept(let mode): mode.rawValue
        case .reading, .readingNoLink, .folder, .overwriting: 0
        }
    }
}

/// Who may do what with a file or a folder. The umask takes from it what it takes.
package enum FileMode: UInt32, Hashable, Sendable {
    /// A file that its owner alone reads and writes.
    case ownFile = 0o600
    /// A file that everybody reads.
    case publicFile = 0o644
    /// A folder of which its owner alone sees anything.
    case ownFolder = 0o700
    /// A folder that everybody reads.
    case publicFolder = 0o755
}

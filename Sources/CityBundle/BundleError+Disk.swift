internal import Database
internal import Glibc

extension BundleError {
    /// Tells whether SQLite could not read the file. Nothing is known of what the file holds.
    package var isUnread: Bool { if case .database(.ioFailed) = self { true } else { false } }

    /// What the system said, or must have said, where a disk did not do what a file asked of it; `nil` for anything
    /// else.
    package var diskErrno: Int32? {
        switch self {
        case .file(_, _, let code): code
        case .database(.diskFull): ENOSPC
        case .database(.notPermitted): EACCES
        case .database(.missing): ENOENT
        case .database: EIO
        default: nil
        }
    }
}

internal import Database
internal import Glibc

extension BundleError {
    /// What the system said, or must have said, where a disk did not do what a file asked of it; `nil` for anything else.
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

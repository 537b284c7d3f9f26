package import Database
package import Files

/// Why the desk does not do what it was asked to.
package enum DeskError: Error, Hashable, Sendable {
    case database(DatabaseError)
    /// `desk.sqlite` was written by a newer release.
    case tooNew(found: Int64, newestKnown: Int64)
    /// `desk.sqlite` is a database of something else.
    case foreign
    /// The kernel's name for this start of the machine cannot be read.
    case noBootID(path: String)
    case noSuchAccount
    /// Another account has this name, or one that differs in capitals only.
    case nameTaken
    case emailTaken
    /// The account is the last administrator: without one nobody could open the service page any more.
    case lastAdministrator
    /// Too many messages wait to leave this kiosk: no more are kept.
    case tooManyMessages
    /// Too many messages were written within the last hour.
    case tooManyWithinHour
    /// A file beside the database; `errno` of the call that failed.
    case file(path: String, errno: Int32)
}

extension DeskError: CarriesFileError {
    package init(_ error: FileError) { self = .file(path: error.path, errno: error.errno) }
}

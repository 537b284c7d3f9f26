/// Why the database does not answer. Each case keeps which call of SQLite said so, its extended result code, and
/// SQLite's own words, for the log.
package enum DatabaseError: Error, Hashable, Sendable {
    /// No file at this path.
    case missing(path: String)
    /// The path leads to a folder, a pipe, a device: to something that is not a regular file.
    case notRegularFile(path: String)
    /// The permissions of the file, or of a folder on the way to it, say no.
    case notPermitted(path: String)
    /// The file does not start as a SQLite database does.
    case notADatabase(Failure)
    /// Pages that contradict each other (`SQLITE_CORRUPT`).
    case damaged(Failure)
    /// A value over the limits of the connection (`SQLITE_TOOBIG`).
    case tooLarge(Failure)
    /// The statement took more steps than its budget: see ``Connection/stepBudget``.
    case tookTooLong(Failure)
    /// A row breaks a constraint of the schema.
    case constraintBroken(Failure)
    /// The disk is full.
    case diskFull(Failure)
    /// Another connection holds the file.
    case busy(Failure)
    /// The disk does not read or does not write: a stick pulled out, a rotten card.
    case ioFailed(Failure)
    /// Everything else, SQL that does not compile among it.
    case refused(Failure)

    /// A call that failed, and how.
    package struct Failure: Hashable, Sendable {
        /// The C function, such as `sqlite3_step`.
        package var call: String
        /// The extended result code.
        package var code: Int32
        /// SQLite's English sentence.
        package var message: String

        package init(call: String, code: Int32, message: String) {
            self.call = call
            self.code = code
            self.message = message
        }
    }
}

internal import CSQLite
internal import Glibc

extension DatabaseError {
    /// SQLite's code for pages that contradict each other.
    static let damagedCode = SQLITE_CORRUPT

    /// The case for a result code other than `SQLITE_OK`, `SQLITE_ROW` and `SQLITE_DONE`.
    init(call: String, code: Int32, connection: OpaquePointer?) {
        // The connection's words belong to its latest call, so they stand only where they speak of this code.
        let words =
            if let connection, sqlite3_extended_errcode(connection) == code {
                sqlite3_errmsg(connection)
            } else {
                sqlite3_errstr(code)
            }
        let failure = Failure(call: call, code: code, message: words.map { String(cString: $0) } ?? "")
        self =
            switch code & 0xff {
            case SQLITE_NOTADB: .notADatabase(failure)
            case SQLITE_CORRUPT where Self.diskFailed(connection): .ioFailed(failure)
            case SQLITE_CORRUPT: .damaged(failure)
            case SQLITE_TOOBIG: .tooLarge(failure)
            case SQLITE_INTERRUPT: .tookTooLong(failure)
            case SQLITE_CONSTRAINT: .constraintBroken(failure)
            case SQLITE_FULL: .diskFull(failure)
            case SQLITE_BUSY, SQLITE_LOCKED: .busy(failure)
            case SQLITE_IOERR: .ioFailed(failure)
            default: .refused(failure)
            }
    }

    /// SQLite calls a file damaged whose pages the disk does not give: its `SQLITE_IOERR_CORRUPTFS` ends as
    /// `SQLITE_CORRUPT`. Which error it was, the open file still knows.
    private static func diskFailed(_ connection: OpaquePointer?) -> Bool {
        var code: Int32 = 0
        guard let connection,
            sqlite3_file_control(connection, "main", SQLITE_FCNTL_LAST_ERRNO, &code) == SQLITE_OK
        else { return false }
        return [EIO, ENXIO, ERANGE].contains(code)
    }

    /// Asks the file system what stands in the way of opening the file at `path`. `SQLITE_CANTOPEN` (14) means any of
    /// it.
    ///
    /// - Returns: `nil` where the file system knows of nothing.
    static func obstacle(at path: String) -> DatabaseError? {
        guard !path.isEmpty, !path.utf8.contains(0) else { return .missing(path: path) }
        var status = stat()
        if stat(path, &status) != 0 {
            switch errno {
            case ENOENT, ENOTDIR: return .missing(path: path)
            case EACCES: return .notPermitted(path: path)
            case ELOOP: return .notRegularFile(path: path)
            case let code:
                return .ioFailed(Failure(call: "stat", code: code, message: String(cString: strerror(code))))
            }
        }
        guard status.st_mode & S_IFMT == S_IFREG else { return .notRegularFile(path: path) }
        guard access(path, R_OK) == 0 else { return .notPermitted(path: path) }
        return nil
    }
}

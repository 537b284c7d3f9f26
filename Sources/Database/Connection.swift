internal import CSQLite

/// An open database. One thread at a time: who shares it puts it into a `Mutex`.
package final class Connection {
    let handle: OpaquePointer
    private let budget = StepBudget()

    /// Opens a file that anybody may have made: read-only, as a file that nobody changes (so without locks, journals
    /// and shared memory beside it), and with everything off by which a schema or a damaged page could act.
    ///
    /// - Parameters:
    ///   - maximumValueByteCount: no text, blob or row may be larger.
    ///   - pageCacheByteCount: of the file's pages no more stay in memory. Default 2 MiB, which is SQLite's own.
    package convenience init(
        hostileFile path: String,
        maximumValueByteCount: Int,
        pageCacheByteCount: Int = 2 << 20
    ) throws(DatabaseError) {
        if let obstacle = DatabaseError.obstacle(at: path) { throw obstacle }
        try self.init(
            uri: DatabaseURI.text(path: path, query: "mode=ro&immutable=1"),
            flags: SQLITE_OPEN_READONLY,
            maximumValueByteCount: maximumValueByteCount
        )
        try harden(pageCacheByteCount: pageCacheByteCount)
    }

    /// Opens a file of our own for writing; an empty or missing one becomes a new database.
    package convenience init(writing path: String) throws(DatabaseError) {
        guard !path.isEmpty, !path.utf8.contains(0) else { throw .missing(path: path) }
        try self.init(
            uri: DatabaseURI.text(path: path, query: "mode=rwc"),
            flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
            maximumValueByteCount: Int(Int32.max)
        )
    }

    /// A database of our own that has no name and goes when it is closed. What does not fit into its page cache lies in
    /// a temporary file, so it may be larger than the memory one would give it.
    package static func temporary() throws(DatabaseError) -> Connection {
        try Connection(
            uri: "",
            flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
            maximumValueByteCount: Int(Int32.max)
        )
    }

    private init(uri: String, flags: Int32, maximumValueByteCount: Int) throws(DatabaseError) {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(
            uri,
            &opened,
            flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
            nil
        )
        guard code == SQLITE_OK, let opened else {
            let error = DatabaseError(call: "sqlite3_open_v2", code: code, connection: opened)
            sqlite3_close_v2(opened)
            throw error
        }
        handle = opened
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Int32(clamping: maximumValueByteCount))
        budget.govern(handle)
    }

    deinit {
        // Statements hold their connection, so none is left and this closes at once.
        sqlite3_close_v2(handle)
    }

    /// Virtual machine steps that may still be made before statements throw ``DatabaseError/tookTooLong(_:)``; `nil`,
    /// as it is at first, for no end. A row found by its key takes some ten, a row of a scan as many as its columns
    /// and a few.
    package var stepBudget: Int? {
        get { budget.remaining }
        set { budget.remaining = newValue }
    }

    /// Runs statements that give no rows, or whose rows nobody wants.
    package func execute(_ sql: String) throws(DatabaseError) {
        try check(sqlite3_exec(handle, sql, nil, nil, nil), "sqlite3_exec")
    }

    /// Keeps the files of the log (WAL mode) when the last connection closes.
    package func keepLogBetweenStarts() throws(DatabaseError) {
        var isOn: Int32 = 1
        try check(sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &isOn), "sqlite3_file_control")
    }

    package func prepare(_ sql: String) throws(DatabaseError) -> Statement {
        try Statement(sql, on: self)
    }

    /// One blob of the main database, read without going through a statement's copy.
    ///
    /// - Parameter byteCount: how many bytes the row has there, by `length()`.
    package func blob(table: String, column: String, row: Int64, byteCount: Int) throws(DatabaseError) -> [UInt8] {
        let blob = try openBlob(table: table, column: column, row: row, byteCount: byteCount)
        return try blob.bytes(in: 0..<byteCount)
    }

    /// The same, to be read piece by piece.
    package func openBlob(table: String, column: String, row: Int64, byteCount: Int) throws(DatabaseError) -> Blob {
        try Blob(self, table: table, column: column, row: row, byteCount: byteCount)
    }

    func check(_ code: Int32, _ call: String) throws(DatabaseError) {
        guard code == SQLITE_OK else { throw DatabaseError(call: call, code: code, connection: handle) }
    }
}

extension Connection {
    /// SQLite's own list for files from strangers (https://sqlite.org/security.html), and limits far above what a
    /// bundle's few statements need.
    private func harden(pageCacheByteCount: Int) throws(DatabaseError) {
        let switches: [(operation: Int32, on: Int32)] = [
            (SQLITE_DBCONFIG_DEFENSIVE, 1),
            (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
            (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
            (SQLITE_DBCONFIG_ENABLE_VIEW, 0),
            (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
            (SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0),
            (SQLITE_DBCONFIG_DQS_DDL, 0),
            (SQLITE_DBCONFIG_DQS_DML, 0),
        ]
        for (operation, on) in switches {
            try check(pobratim_sqlite3_switch(handle, operation, on), "sqlite3_db_config")
        }
        let limits: [(category: Int32, value: Int32)] = [
            (SQLITE_LIMIT_SQL_LENGTH, 10_000),
            (SQLITE_LIMIT_COLUMN, 100),
            (SQLITE_LIMIT_EXPR_DEPTH, 10),
            (SQLITE_LIMIT_COMPOUND_SELECT, 3),
            (SQLITE_LIMIT_VDBE_OP, 25_000),
            (SQLITE_LIMIT_FUNCTION_ARG, 8),
            (SQLITE_LIMIT_ATTACHED, 0),
            (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50),
            (SQLITE_LIMIT_VARIABLE_NUMBER, 10),
            (SQLITE_LIMIT_TRIGGER_DEPTH, 1),
            (SQLITE_LIMIT_WORKER_THREADS, 0),
        ]
        for (category, value) in limits { sqlite3_limit(handle, category, value) }
        // Read errors of a mapped file are signals that end the process; of a read one, result codes.
        try execute(
            """
            PRAGMA mmap_size = 0;
            PRAGMA cache_size = -\(pageCacheByteCount / 1024);
            PRAGMA cell_size_check = ON;
            PRAGMA query_only = ON;
            PRAGMA temp_store = MEMORY
            """
        )
    }
}

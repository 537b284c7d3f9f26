internal import CSQLite

/// A compiled statement and the row it stands on. It keeps its connection open.
package final class Statement {
    private let connection: Connection
    private let handle: OpaquePointer

    /// The type of a value in a row, whatever the column was declared as.
    package enum ColumnType: Hashable, Sendable {
        case integer, real, text, blob, null
    }

    init(_ sql: String, on connection: Connection) throws(DatabaseError) {
        var prepared: OpaquePointer?
        try connection.check(sqlite3_prepare_v2(connection.handle, sql, -1, &prepared, nil), "sqlite3_prepare_v2")
        guard let prepared else { preconditionFailure("no statement in: \(sql)") }
        self.connection = connection
        handle = prepared
    }

    deinit { sqlite3_finalize(handle) }

    // MARK: Parameters, counted from 1

    package func bind(_ value: Int64, at index: Int) throws(DatabaseError) {
        try connection.check(sqlite3_bind_int64(handle, Int32(index), value), "sqlite3_bind_int64")
    }

    package func bind(_ text: String, at index: Int) throws(DatabaseError) {
        var text = text
        let code = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                pobratim_sqlite3_bind_text(handle, Int32(index), $0.baseAddress, sqlite3_uint64($0.count))
            }
        }
        try connection.check(code, "sqlite3_bind_text64")
    }

    package func bind(_ bytes: [UInt8], at index: Int) throws(DatabaseError) {
        // A blob without an address would be NULL.
        let code =
            bytes.isEmpty
            ? sqlite3_bind_zeroblob(handle, Int32(index), 0)
            : pobratim_sqlite3_bind_blob(handle, Int32(index), bytes, sqlite3_uint64(bytes.count))
        try connection.check(code, "sqlite3_bind_blob64")
    }

    // MARK: Rows

    /// - Returns: whether the statement stands on a row now.
    package func step() throws(DatabaseError) -> Bool {
        let code = sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let error = DatabaseError(call: "sqlite3_step", code: code, connection: connection.handle)
            sqlite3_reset(handle)
            throw error
        }
    }

    /// Back to before the first row, parameters forgotten.
    package func reset() {
        // Both repeat the error of the last step at most, which `step` has thrown.
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    // MARK: Columns of the row, counted from 0

    package func type(ofColumn index: Int) -> ColumnType {
        switch sqlite3_column_type(handle, Int32(index)) {
        case SQLITE_INTEGER: .integer
        case SQLITE_FLOAT: .real
        case SQLITE_TEXT: .text
        case SQLITE_BLOB: .blob
        default: .null
        }
    }

    package func integer(_ index: Int) -> Int64 { sqlite3_column_int64(handle, Int32(index)) }

    /// The bytes of a text or a blob, for as long as `body` runs.
    package func withBytes<Result, Failure: Error>(
        ofColumn index: Int,
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let start = sqlite3_column_blob(handle, Int32(index))
        let count = start == nil ? 0 : Int(sqlite3_column_bytes(handle, Int32(index)))
        let bytes = UnsafeRawBufferPointer(start: start, count: count).assumingMemoryBound(to: UInt8.self)
        return try body(bytes.span)
    }

    /// The text of a column; where it is not UTF-8, with U+FFFD in place of what is not.
    package func text(_ index: Int) -> String {
        withBytes(ofColumn: index) { bytes in
            bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        }
    }
}

internal import CSQLite

/// One value of the main database, open to be read piece by piece. To be used by one thread at a time, together with its
/// connection.
package final class Blob {
    package let byteCount: Int
    private let connection: Connection
    private let handle: OpaquePointer

    /// - Parameter byteCount: how many bytes the row has there, by `length()`.
    init(
        _ connection: Connection,
        table: String,
        column: String,
        row: Int64,
        byteCount: Int
    ) throws(DatabaseError) {
        var blob: OpaquePointer?
        let code = sqlite3_blob_open(connection.handle, "main", table, column, row, 0, &blob)
        guard code == SQLITE_OK, let blob else {
            sqlite3_blob_close(blob)
            throw DatabaseError(call: "sqlite3_blob_open", code: code, connection: connection.handle)
        }
        guard Int(sqlite3_blob_bytes(blob)) == byteCount else {
            sqlite3_blob_close(blob)
            throw DatabaseError(call: "sqlite3_blob_bytes", code: SQLITE_CORRUPT, connection: nil)
        }
        self.connection = connection
        self.byteCount = byteCount
        handle = blob
    }

    deinit { sqlite3_blob_close(handle) }

    /// - Parameter range: within the value.
    package func bytes(in range: Range<Int>) throws(DatabaseError) -> [UInt8] {
        precondition(0 <= range.lowerBound && range.upperBound <= byteCount, "outside of the value")
        guard !range.isEmpty else { return [] }
        var code = SQLITE_OK
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, initializedCount in
            code = sqlite3_blob_read(handle, buffer.baseAddress, Int32(range.count), Int32(range.lowerBound))
            initializedCount = code == SQLITE_OK ? range.count : 0
        }
        try connection.check(code, "sqlite3_blob_read")
        return bytes
    }
}

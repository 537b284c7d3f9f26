internal import CSQLite

/// The memory that SQLite may take in this process, all connections together.
package enum DatabaseMemory {
    /// From now on a call that would take more fails as if there were no memory. The limit holds inside single steps,
    /// where no budget of steps (``Connection/stepBudget``) is asked.
    package static func limit(to byteCount: Int) {
        sqlite3_hard_heap_limit64(sqlite3_int64(byteCount))
    }
}

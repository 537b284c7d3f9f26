internal import CSQLite

/// What SQLite may take of this process's memory, all connections together.
package enum DatabaseMemory {
    /// From now on, what would take more fails as without memory. It holds inside single steps, where no budget of steps
    /// (``Connection/stepBudget``) is asked.
    package static func limit(to byteCount: Int) {
        sqlite3_hard_heap_limit64(sqlite3_int64(byteCount))
    }
}

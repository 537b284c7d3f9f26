internal import Database

/// The statements of this module: values are bound, never pasted into SQL.
struct Store {
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Runs a statement to its end.
    ///
    /// - Parameter values: for its question marks, in their order.
    /// - Returns: how many rows it changed.
    @discardableResult
    func run(_ sql: String, _ values: (any Bindable)?...) throws(DeskError) -> Int {
        _ = try all(sql, values) { _ in 0 }
        return try integer("SELECT changes()") ?? 0
    }

    func rows<Value>(
        _ sql: String,
        _ values: (any Bindable)?...,
        read: (Row) -> Value
    ) throws(DeskError) -> [Value] {
        try all(sql, values, read)
    }

    func first<Value>(
        _ sql: String,
        _ values: (any Bindable)?...,
        read: (Row) -> Value
    ) throws(DeskError) -> Value? {
        try all(sql, values, read).first
    }

    /// The first column of the first row.
    func integer(_ sql: String, _ values: (any Bindable)?...) throws(DeskError) -> Int? {
        try all(sql, values) { $0.integer(0) }.first
    }

    /// Several statements without values.
    func execute(_ sql: String) throws(DeskError) {
        do throws(DatabaseError) { try connection.execute(sql) } catch { throw .database(error) }
    }

    /// The files of the write-ahead log stay when the last connection closes: what hides them from an update that is
    /// running (`pobratim-sync@.service`) knows only files that were there when it began.
    func keepLogBetweenStarts() throws(DeskError) {
        do throws(DatabaseError) { try connection.keepLogBetweenStarts() } catch { throw .database(error) }
    }

    /// The number of the row that was inserted last.
    var lastNumber: Int {
        get throws(DeskError) { try integer("SELECT last_insert_rowid()") ?? 0 }
    }

    /// All of it or nothing, and on the disk when it returns.
    func transaction<Value>(_ body: () throws(DeskError) -> Value) throws(DeskError) -> Value {
        try execute("BEGIN IMMEDIATE")
        do throws(DeskError) {
            let value = try body()
            try execute("COMMIT")
            return value
        } catch {
            // A disk error may have ended the transaction already: then there is nothing to take back.
            try? execute("ROLLBACK")
            throw error
        }
    }

    private func all<Value>(
        _ sql: String,
        _ values: [(any Bindable)?],
        _ read: (Row) -> Value
    ) throws(DeskError) -> [Value] {
        do throws(DatabaseError) {
            let statement = try connection.prepare(sql)
            for (index, value) in values.enumerated() {
                // A parameter that is not bound is NULL.
                if let value { try value.bind(to: statement, at: index + 1) }
            }
            var found: [Value] = []
            while try statement.step() { found.append(read(Row(statement))) }
            return found
        } catch {
            throw .database(error)
        }
    }
}

/// The row that a statement stands on. Columns are counted from 0.
struct Row {
    private let statement: Statement

    fileprivate init(_ statement: Statement) { self.statement = statement }

    func integer(_ column: Int) -> Int { Int(statement.integer(column)) }
    func text(_ column: Int) -> String { statement.text(column) }

    func integerIfAny(_ column: Int) -> Int? {
        statement.type(ofColumn: column) == .null ? nil : integer(column)
    }

    func textIfAny(_ column: Int) -> String? { statement.type(ofColumn: column) == .null ? nil : text(column) }
}

/// A value that a statement takes.
protocol Bindable {
    func bind(to statement: Statement, at index: Int) throws(DatabaseError)
}

extension Int: Bindable {
    func bind(to statement: Statement, at index: Int) throws(DatabaseError) {
        try statement.bind(Int64(self), at: index)
    }
}

extension String: Bindable {
    func bind(to statement: Statement, at index: Int) throws(DatabaseError) { try statement.bind(self, at: index) }
}

extension [UInt8]: Bindable {
    func bind(to statement: Statement, at index: Int) throws(DatabaseError) { try statement.bind(self, at: index) }
}

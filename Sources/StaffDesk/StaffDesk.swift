internal import Database
internal import Files
internal import Synchronization

/// The one writable database of a kiosk, `desk.sqlite`: accounts, sessions, messages, usage counts.
///
/// What a method has returned is on the disk. All of them wait for it, and some hash passwords, so they are for threads
/// that may wait. A verb at the console and the server may have the same file open.
package final class StaffDesk: Sendable {
    private let connection: OneAtATime
    private let turn = Mutex(())
    let clock: any DeskClock
    let passwords: any PasswordHashing
    private let randomBytes: @Sendable (_ count: Int) -> [UInt8]
    /// Sixteen digits, by which the office tells kiosks apart.
    package let kioskName: String

    /// - Parameters:
    ///   - path: of `desk.sqlite`; a missing one is made, for its owner alone to read.
    ///   - clock: `nil` for the machine's own.
    ///   - randomBytes: unpredictable ones.
    package init(
        path: String,
        clock: (any DeskClock)? = nil,
        passwords: any PasswordHashing = Scrypt(),
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8] = { count in
            var system = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &system) }
        }
    ) throws(DeskError) {
        let clock: any DeskClock = if let clock { clock } else { try SystemDeskClock() }
        // SQLite gives its journals the permissions of the database.
        _ = try OpenFile<DeskError>(path, .kept(.ownFile))
        self.clock = clock
        self.passwords = passwords
        self.randomBytes = randomBytes
        let opened: Connection
        do throws(DatabaseError) { opened = try Connection(writing: path) } catch { throw .database(error) }
        let store = Store(opened)
        try Self.prepare(store, clock, name: Hex.string(randomBytes(8)))
        guard let name = try store.first("SELECT name FROM kiosk", read: { $0.text(0) }) else { throw .foreign }
        kioskName = name
        connection = OneAtATime(connection: opened)
    }

    private static func prepare(_ store: Store, _ clock: some DeskClock, name: String) throws(DeskError) {
        try store.execute("PRAGMA busy_timeout = 10000")
        // Before anything is changed: the journal mode is written into the file, whoever's it is.
        _ = try takenSteps(of: store)
        // FULL: what was acknowledged survives a power cut, in WAL mode, too.
        try store.execute(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON;
            PRAGMA trusted_schema = OFF;
            PRAGMA journal_size_limit = 1048576
            """
        )
        try store.keepLogBetweenStarts()
        try store.transaction { () throws(DeskError) in
            let taken = try takenSteps(of: store)
            let reading = clock.reading
            for step in Schema.steps[taken...] { try store.execute(step) }
            if taken == 0 {
                try store.run("INSERT INTO kiosk VALUES (1, ?, ?, 1, ?, 0)", name, reading.boot, reading.uptime)
            }
            try store.execute(
                """
                PRAGMA application_id = \(Schema.applicationID);
                PRAGMA user_version = \(Schema.steps.count)
                """
            )
            try Moment.now(reading, in: store).note(reading, in: store)
        }
    }

    /// How many of ``Schema/steps`` a file has behind it; 0 for an empty one.
    ///
    /// - Throws: ``DeskError/foreign``, ``DeskError/tooNew(found:newestKnown:)``.
    private static func takenSteps(of store: Store) throws(DeskError) -> Int {
        guard try store.integer("SELECT count(*) FROM sqlite_schema") != 0 else { return 0 }
        let version = try store.integer("PRAGMA user_version") ?? 0
        guard try store.integer("PRAGMA application_id") == Schema.applicationID, version > 0 else { throw .foreign }
        guard version <= Schema.steps.count else {
            throw .tooNew(found: Int64(version), newestKnown: Int64(Schema.steps.count))
        }
        return version
    }

    func random(_ count: Int) -> [UInt8] { randomBytes(count) }

    /// Looks, and changes nothing.
    func read<Value: Sendable>(
        _ body: (Store, Moment) throws(DeskError) -> Value
    ) throws(DeskError) -> Value {
        try turn.withLock { _ throws(DeskError) in
            let store = Store(connection.connection)
            return try body(store, try Moment.now(clock.reading, in: store))
        }
    }

    /// Changes something, all of it or nothing.
    @discardableResult
    func write<Value: Sendable>(
        _ body: (Store, Moment) throws(DeskError) -> Value
    ) throws(DeskError) -> Value {
        try turn.withLock { _ throws(DeskError) in
            let store = Store(connection.connection)
            return try store.transaction { () throws(DeskError) in
                // Within the transaction: it may have waited for another process, which noted a later one.
                let reading = clock.reading
                let now = try Moment.now(reading, in: store)
                try now.note(reading, in: store)
                return try body(store, now)
            }
        }
    }

    /// Sendable since it is used only by who has the ``turn``.
    private struct OneAtATime: @unchecked Sendable {
        let connection: Connection
    }
}

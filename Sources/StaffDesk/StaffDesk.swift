internal import Database
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
    ///   - randomBytes: unpredictable ones.
    package init(
        path: String,
        clock: any DeskClock = SystemDeskClock(),
        passwords: any PasswordHashing = Scrypt(),
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8] = { count in
            var system = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &system) }
        }
    ) throws(DeskError) {
        try PrivateFile.make(path)
        self.clock = clock
        self.passwords = passwords
        self.randomBytes = randomBytes
        let opened: Connection
        do throws(DatabaseError) { opened = try Connection(writing: path) } catch { throw .database(error) }
        let store = Store(opened)
        try Self.prepare(store, clock.reading, name: Hex.string(randomBytes(8)))
        kioskName = try store.first("SELECT name FROM kiosk") { $0.text(0) } ?? ""
        connection = OneAtATime(connection: opened)
    }

    private static func prepare(_ store: Store, _ reading: ClockReading, name: String) throws(DeskError) {
        // FULL: what was acknowledged survives a power cut, in WAL mode, too.
        try store.execute(
            """
            PRAGMA busy_timeout = 10000;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON;
            PRAGMA trusted_schema = OFF;
            PRAGMA journal_size_limit = 1048576
            """
        )
        try store.transaction { () throws(DeskError) in
            let id = try store.integer("PRAGMA application_id") ?? 0
            let version = try store.integer("PRAGMA user_version") ?? 0
            let isEmpty = try store.integer("SELECT count(*) FROM sqlite_schema") == 0
            guard id == Schema.applicationID || isEmpty else { throw .foreign }
            guard version <= Schema.steps.count else {
                throw .tooNew(found: Int64(version), newestKnown: Int64(Schema.steps.count))
            }
            for step in Schema.steps[version...] { try store.execute(step) }
            if isEmpty {
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

    func random(_ count: Int) -> [UInt8] { randomBytes(count) }

    /// Looks, and changes nothing.
    func read<Value: Sendable>(
        _ body: (Store, Moment) throws(DeskError) -> Value
    ) throws(DeskError) -> Value {
        let reading = clock.reading
        return try turn.withLock { _ throws(DeskError) in
            let store = Store(connection.connection)
            return try body(store, try Moment.now(reading, in: store))
        }
    }

    /// Changes something, all of it or nothing.
    @discardableResult
    func write<Value: Sendable>(
        _ body: (Store, Moment) throws(DeskError) -> Value
    ) throws(DeskError) -> Value {
        let reading = clock.reading
        return try turn.withLock { _ throws(DeskError) in
            let store = Store(connection.connection)
            return try store.transaction { () throws(DeskError) in
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

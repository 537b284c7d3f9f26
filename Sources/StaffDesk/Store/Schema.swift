/// The tables of `desk.sqlite`, version 2. Times called `…_at` are running time: see ``Moment/running``.
///
/// A later release adds a step to ``steps``; the file's `user_version` says how many were taken.
enum Schema {
    /// "PobD", so that no other database is taken for one of these.
    static let applicationID = 0x506F_6244

    static let steps = [
        """
        CREATE TABLE kiosk(
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL,
            boot TEXT NOT NULL,
            boots INTEGER NOT NULL,
            uptime INTEGER NOT NULL,
            running INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE accounts(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            name_key TEXT NOT NULL UNIQUE,
            email TEXT,
            email_key TEXT UNIQUE,
            role INTEGER NOT NULL,
            password TEXT
        ) STRICT;
        CREATE TABLE sessions(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            token BLOB NOT NULL UNIQUE,
            account INTEGER NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
            begun_at INTEGER NOT NULL,
            seen_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE tries(
            key BLOB PRIMARY KEY,
            count INTEGER NOT NULL,
            last_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE codes(
            account INTEGER PRIMARY KEY REFERENCES accounts(id) ON DELETE CASCADE,
            code TEXT NOT NULL,
            issued_at INTEGER NOT NULL,
            tries INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE code_requests(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            typed TEXT NOT NULL,
            asked_at INTEGER NOT NULL,
            account INTEGER REFERENCES accounts(id) ON DELETE CASCADE,
            state INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE messages(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind INTEGER NOT NULL,
            account INTEGER REFERENCES accounts(id) ON DELETE SET NULL,
            author TEXT,
            text TEXT NOT NULL,
            page TEXT,
            language TEXT NOT NULL,
            boot INTEGER NOT NULL,
            written_at INTEGER NOT NULL,
            wall INTEGER,
            utc_offset INTEGER,
            left_on TEXT,
            mailed INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX messages_by_account ON messages(account, id);
        CREATE TABLE outbox(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            last_message INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE usage(
            boot INTEGER NOT NULL,
            slot INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            detail TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (boot, slot, kind, detail)
        ) STRICT, WITHOUT ROWID;
        """,
        // A letter holds a portion of the messages: from this one on.
        "ALTER TABLE outbox ADD COLUMN first_message INTEGER NOT NULL DEFAULT 0",
    ]
}

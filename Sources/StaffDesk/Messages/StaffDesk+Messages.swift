extension StaffDesk {
    /// Messages that wait at a time. One has 4,000 characters at most, so all of them fill some 80 MB at the very worst.
    static let mostWaiting = 5000
    /// Messages that have left, and are kept for their authors to see.
    static let mostKept = 1000

    /// Keeps a message. When this returns, it is on the disk.
    ///
    /// - Parameters:
    ///   - author: `nil` for visitors, who are counted together.
    ///   - page: what the report is about; only a name of the bundle's own.
    ///   - limit: messages of this author within an hour of running time.
    /// - Returns: its number.
    /// - Throws: ``DeskError/tooManyMessages``, ``DeskError/tooManyWithinHour``.
    package func keep(
        _ kind: DeskMessage.Kind,
        _ text: MessageText,
        by author: Account?,
        about page: String?,
        language: String,
        atMost limit: Int = .max
    ) throws(DeskError) -> Int {
        try write { (store, now) throws(DeskError) in
            let recent = try store.integer(
                "SELECT count(*) FROM messages WHERE account IS ? AND author IS ? AND written_at > ?",
                author?.id,
                author?.name,
                now.running - 3600
            )
            guard recent ?? 0 < limit else { throw .tooManyWithinHour }
            let waiting = try store.integer("SELECT count(*) FROM messages WHERE left_on IS NULL AND mailed = 0")
            guard waiting ?? 0 < Self.mostWaiting else { throw .tooManyMessages }
            try store.run(
                """
                DELETE FROM messages WHERE id IN (
                    SELECT id FROM messages WHERE left_on IS NOT NULL OR mailed = 1 ORDER BY id DESC LIMIT -1 OFFSET ?
                )
                """,
                Self.mostKept
            )
            try store.run(
                """
                INSERT INTO messages(kind, account, author, text, page, language, boot, written_at, wall, utc_offset)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                kind.rawValue,
                author?.id,
                author?.name,
                text.text,
                page,
                language,
                now.boot,
                now.running,
                now.wall?.seconds,
                now.wall?.utcOffset
            )
            return try store.lastNumber
        }
    }

    /// The newest first, a hundred at most.
    package func messages(by account: Account) throws(DeskError) -> [DeskMessage] {
        try read { (store, _) throws(DeskError) in
            try store.rows(
                "\(Self.messageQuery) WHERE messages.account = ? ORDER BY messages.id DESC LIMIT 100",
                account.id
            ) { Self.message($0) }
        }
    }

    package func message(_ number: Int) throws(DeskError) -> DeskMessage? {
        try read { (store, _) throws(DeskError) in
            try store.first("\(Self.messageQuery) WHERE messages.id = ?", number) { Self.message($0) }
        }
    }

    /// This machine's mail system has taken it over.
    package func markMailed(_ number: Int) throws(DeskError) {
        try write { (store, _) throws(DeskError) in
            try store.run("UPDATE messages SET mailed = 1 WHERE id = ?", number)
        }
    }

    static let messageQuery = """
        SELECT messages.id, kind, author, accounts.email, text, page, language, boot, written_at, wall, utc_offset,
            left_on, mailed
        FROM messages LEFT JOIN accounts ON accounts.id = messages.account
        """

    static func message(_ row: Row) -> DeskMessage {
        let wall = row.integerIfAny(9).map { WallTime(seconds: $0, utcOffset: row.integerIfAny(10) ?? 0) }
        let state: DeskMessage.State =
            if let stick = row.textIfAny(11) {
                .left(on: stick)
            } else {
                row.integer(12) == 1 ? .mailed : .written
            }
        return DeskMessage(
            number: row.integer(0),
            kind: DeskMessage.Kind(rawValue: row.integer(1)) ?? .support,
            author: row.textIfAny(2),
            replyTo: row.textIfAny(3),
            text: row.text(4),
            page: row.textIfAny(5),
            language: row.text(6),
            written: Moment(boot: row.integer(7), uptime: 0, running: row.integer(8), wall: wall),
            state: state
        )
    }
}

/// Somebody signed in.
package struct Session: Hashable, Sendable {
    package var id: Int
    package var account: Account
    /// Seconds ago, of running time.
    package var begunAgo: Int
    /// Seconds since the last request, to the minute.
    package var seenAgo: Int

    /// Seconds without a request, after which a session is over.
    package static let idleLimit = 15 * 60
    /// Seconds after which it is over in any case.
    package static let absoluteLimit = 8 * 3600
    /// The most that one account has at a time.
    static let mostAtATime = 20
}

extension StaffDesk {
    /// - Returns: `nil` for a token that is nobody's, or no longer.
    package func session(_ token: Token) throws(DeskError) -> Session? {
        let found = try read { (store, now) throws(DeskError) in
            try store.first("\(Self.sessionQuery) WHERE sessions.token = ?", token.digest) { row in
                Self.session(row, at: now)
            }
        }
        guard let found, found.seenAgo < Session.idleLimit, found.begunAgo < Session.absoluteLimit else { return nil }
        if found.seenAgo >= 60 {
            // A disk that takes nothing at the moment signs nobody out.
            _ = try? write { (store, now) throws(DeskError) in
                try store.run("UPDATE sessions SET seen_at = ? WHERE id = ?", now.running, found.id)
            }
        }
        return found
    }

    /// Those of an account that are not over, the newest first.
    package func sessions(of account: Account) throws(DeskError) -> [Session] {
        try read { (store, now) throws(DeskError) in
            try store.rows("\(Self.sessionQuery) WHERE accounts.id = ? ORDER BY sessions.id DESC", account.id) { row in
                Self.session(row, at: now)
            }.filter { $0.seenAgo < Session.idleLimit && $0.begunAgo < Session.absoluteLimit }
        }
    }

    package func end(_ token: Token) throws(DeskError) {
        try write { (store, _) throws(DeskError) in
            try store.run("DELETE FROM sessions WHERE token = ?", token.digest)
        }
    }

    package func endAllSessions(of account: Account) throws(DeskError) {
        try write { (store, _) throws(DeskError) in
            try store.run("DELETE FROM sessions WHERE account = ?", account.id)
        }
    }

    /// Always with a new token, so that one from before the sign-in is worth nothing after it.
    static func begin(for account: Int, token: Token, in store: Store, at now: Moment) throws(DeskError) {
        try store.run(
            "DELETE FROM sessions WHERE seen_at <= ? OR begun_at <= ?",
            now.running - Session.idleLimit,
            now.running - Session.absoluteLimit
        )
        try store.run(
            "INSERT INTO sessions(token, account, begun_at, seen_at) VALUES (?, ?, ?, ?)",
            token.digest,
            account,
            now.running,
            now.running
        )
        try store.run(
            """
            DELETE FROM sessions WHERE account = ?1 AND id NOT IN
                (SELECT id FROM sessions WHERE account = ?1 ORDER BY id DESC LIMIT ?2)
            """,
            account,
            Session.mostAtATime
        )
    }

    private static let sessionQuery = """
        SELECT \(accountColumns), sessions.id, sessions.begun_at, sessions.seen_at
        FROM sessions JOIN accounts ON accounts.id = sessions.account
        """

    private static func session(_ row: Row, at now: Moment) -> Session {
        Session(
            id: row.integer(5),
            account: account(row),
            begunAgo: now.running - row.integer(6),
            seenAgo: now.running - row.integer(7)
        )
    }
}

/// Somebody who has forgotten their password, and waits for an administrator.
package struct CodeRequest: Hashable, Sendable {
    package var id: Int
    package var account: Account
    /// Seconds ago, of running time.
    package var askedAgo: Int
}

/// The results of using a code.
package enum PasswordReset: Hashable, Sendable {
    case done
    /// No such account, no code, another code, one that was used, tried too often, or is over. Which, nobody is told.
    case wrong
    /// The code is right, and still good: the account wants another password.
    case unfit(PasswordRules.Fault)
    case wait(seconds: Int)
}

extension StaffDesk {
    private enum RequestState: Int { case typed = 0, waiting = 1 }
    private static let mostTypedRequests = 50

    // MARK: Asking

    /// Notes that somebody wants a code, and looks at nothing: the answer cannot tell whether there is such an account.
    ///
    /// - Parameter typed: a name or an e-mail address.
    package func noteCodeRequest(_ typed: String) throws(DeskError) {
        func isFull(_ store: Store) throws(DeskError) -> Bool {
            try store.integer("SELECT count(*) FROM code_requests WHERE state = 0") ?? 0 >= Self.mostTypedRequests
        }
        // A visitor who asks over and over costs no write.
        guard try !read({ (store, _) throws(DeskError) in try isFull(store) }) else { return }
        try write { (store, now) throws(DeskError) in
            guard try !isFull(store) else { return }
            try store.run(
                "INSERT INTO code_requests(typed, asked_at, state) VALUES (?, ?, ?)",
                String(typed.prefix(254)),
                now.running,
                RequestState.typed.rawValue
            )
        }
    }

    /// Looks at the oldest of what ``noteCodeRequest(_:)`` noted, when its answer has gone out. Each request costs one
    /// hash, whether there is such an account or not.
    ///
    /// - Parameter mail: sends a code to its account; `nil` where this machine has no mail. Who has no e-mail address,
    ///   or is on a machine without mail, waits for an administrator.
    /// - Returns: whether there was one.
    package func settleCodeRequest(
        mail: ((Account, ResetCode) throws(DeskError) -> Void)?
    ) throws(DeskError) -> Bool {
        let request = try read { (store, _) throws(DeskError) in
            try store.first("SELECT id, typed FROM code_requests WHERE state = 0 ORDER BY id LIMIT 1") {
                (id: $0.integer(0), typed: $0.text(1))
            }
        }
        guard let request else { return false }
        let code = ResetCode(random: random(8))
        let hash = passwords.make(code.digits, salt: random(16))
        let recipient = try write { (store, now) throws(DeskError) -> Account? in
            try store.run("DELETE FROM code_requests WHERE asked_at <= ?", now.running - ResetCode.lifetime)
            let account = try Self.account(typed: request.typed, in: store)
            guard let account else {
                try store.run("DELETE FROM code_requests WHERE id = ?", request.id)
                return nil
            }
            let earlier = try store.integer(
                "SELECT count(*) FROM code_requests WHERE account = ? AND state = 1",
                account.id
            )
            guard earlier ?? 0 < ResetCode.mostRequests else {
                try store.run("DELETE FROM code_requests WHERE id = ?", request.id)
                return nil
            }
            try store.run(
                "UPDATE code_requests SET state = 1, account = ?, typed = '' WHERE id = ?",
                account.id,
                request.id
            )
            guard mail != nil, account.email != nil else { return nil }
            try Self.keep(hash, for: account.id, in: store, at: now)
            return account
        }
        if let recipient, let mail { try mail(recipient, code) }
        return true
    }

    // MARK: Issuing

    /// Those who wait, each once, the longest first.
    ///
    /// - Parameter unsent: accounts whose code was made, and no mail system has taken it: see
    ///   ``MailSpool/unsentCodes``. They wait as well.
    package func codeRequests(unsent: Set<Int>) throws(DeskError) -> [CodeRequest] {
        try read { (store, now) throws(DeskError) in
            let earliest = now.running - ResetCode.lifetime
            return try store.rows(
                """
                SELECT \(Self.accountColumns), min(code_requests.id), min(asked_at),
                    EXISTS (SELECT 1 FROM codes WHERE codes.account = accounts.id AND issued_at > ?)
                FROM code_requests JOIN accounts ON accounts.id = code_requests.account
                WHERE state = 1 AND asked_at > ? GROUP BY accounts.id ORDER BY min(code_requests.id)
                """,
                earliest,
                earliest
            ) { row -> CodeRequest? in
                let account = Self.account(row)
                guard row.integer(7) == 0 || unsent.contains(account.id) else { return nil }
                return CodeRequest(id: row.integer(5), account: account, askedAgo: now.running - row.integer(6))
            }.compactMap { $0 }
        }
    }

    /// A new code for an account; one from before is worth nothing any more.
    ///
    /// - Parameter spool: where a mail with one from before may still lie; it is taken away.
    /// - Throws: ``DeskError/noSuchAccount``.
    package func issueCode(for name: AccountName, inPlaceOf spool: MailSpool? = nil) throws(DeskError) -> ResetCode {
        let code = ResetCode(random: random(8))
        let hash = passwords.make(code.digits, salt: random(16))
        let account = try write { (store, now) throws(DeskError) in
            guard let account = try Self.account(named: name.key, in: store) else { throw .noSuchAccount }
            try Self.keep(hash, for: account.id, in: store, at: now)
            return account.id
        }
        try spool?.remove(.reset(account: account))
        return code
    }

    /// Tells whether a code of this account may still be used.
    package func hasCode(_ account: Int) throws(DeskError) -> Bool {
        try read { (store, now) throws(DeskError) in
            let earliest = now.running - ResetCode.lifetime
            return try store.integer(
                "SELECT count(*) FROM codes WHERE account = ? AND issued_at > ?",
                account,
                earliest
            ) ?? 0 > 0
        }
    }

    // MARK: Using

    /// - Parameter typed: a name or an e-mail address.
    package func reset(typed: String, code: String, newPassword: String) throws(DeskError) -> PasswordReset {
        let wait = try beginTry(.code, typed)
        guard wait == 0 else { return .wait(seconds: wait) }
        // The try is counted before it is looked at.
        let (account, kept) = try write { (store, now) throws(DeskError) -> (Account?, PasswordHash?) in
            guard let account = try Self.account(typed: typed, in: store) else { return (nil, nil) }
            let changed = try store.run(
                "UPDATE codes SET tries = tries + 1 WHERE account = ? AND tries < ? AND issued_at > ?",
                account.id,
                ResetCode.mostTries,
                now.running - ResetCode.lifetime
            )
            guard changed == 1 else { return (account, nil) }
            return (account, try Self.code(of: account.id, in: store))
        }
        let matches = passwords.matches(ResetCode(code)?.digits ?? "", kept)
        guard matches, let account, let kept else { return .wrong }
        // Not before: whose name it is, only who holds the code is told. Whoever does may try again at once.
        if let fault = PasswordRules.fault(in: newPassword, of: account) {
            try write { (store, _) throws(DeskError) in
                try store.run(
                    "UPDATE codes SET tries = tries - 1 WHERE account = ? AND code = ?",
                    account.id,
                    kept.stored
                )
                try forgetTries(.code, typed, in: store)
            }
            return .unfit(fault)
        }
        let hash = passwords.make(newPassword, salt: random(16))
        return try write { (store, _) throws(DeskError) in
            // Used by somebody else while this was hashed?
            guard try Self.code(of: account.id, in: store) == kept else { return .wrong }
            try store.run("UPDATE accounts SET password = ? WHERE id = ?", hash.stored, account.id)
            try store.run("DELETE FROM codes WHERE account = ?", account.id)
            try store.run("DELETE FROM code_requests WHERE account = ?", account.id)
            try store.run("DELETE FROM sessions WHERE account = ?", account.id)
            try forgetTries(.password, account.name, in: store)
            try forgetTries(.code, typed, in: store)
            return .done
        }
    }

    /// Finds the account by name, or by e-mail address: a name has no `@`.
    private static func account(typed: String, in store: Store) throws(DeskError) -> Account? {
        if let name = AccountName(typed) { return try account(named: name.key, in: store) }
        guard let email = EmailAddress(typed) else { return nil }
        return try store.first("SELECT \(accountColumns) FROM accounts WHERE email_key = ?", email.key) {
            account($0)
        }
    }

    private static func keep(
        _ hash: PasswordHash,
        for account: Int,
        in store: Store,
        at now: Moment
    ) throws(DeskError) {
        try store.run("INSERT OR REPLACE INTO codes VALUES (?, ?, ?, 0)", account, hash.stored, now.running)
    }

    private static func code(of account: Int, in store: Store) throws(DeskError) -> PasswordHash? {
        try store.first("SELECT code FROM codes WHERE account = ?", account) { PasswordHash(stored: $0.text(0)) } ?? nil
    }
}

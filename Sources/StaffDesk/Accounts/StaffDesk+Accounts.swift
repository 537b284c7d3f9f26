internal import Database

extension StaffDesk {
    /// - Parameter password: `nil` for somebody who will choose one by a code.
    /// - Throws: ``DeskError/nameTaken``, ``DeskError/emailTaken``.
    @discardableResult
    package func add(
        _ name: AccountName,
        email: EmailAddress?,
        role: Account.Role,
        password: String?
    ) throws(DeskError) -> Account {
        let hash = password.map { passwords.make($0, salt: random(16)) }
        return try write { (store, _) throws(DeskError) in
            guard try store.integer("SELECT count(*) FROM accounts WHERE name_key = ?", name.key) == 0 else {
                throw .nameTaken
            }
            try Self.checkFree(email, in: store)
            try store.run(
                "INSERT INTO accounts(name, name_key, email, email_key, role, password) VALUES (?, ?, ?, ?, ?, ?)",
                name.text,
                name.key,
                email?.text,
                email?.key,
                role.rawValue,
                hash?.stored
            )
            return Account(
                id: try store.lastNumber,
                name: name.text,
                email: email?.text,
                role: role,
                hasPassword: hash != nil
            )
        }
    }

    /// All accounts, by name.
    package var accounts: [Account] {
        get throws(DeskError) {
            try read { (store, _) throws(DeskError) in
                try store.rows("SELECT \(Self.accountColumns) FROM accounts ORDER BY name_key") { Self.account($0) }
            }
        }
    }

    /// - Throws: ``DeskError/noSuchAccount``, ``DeskError/lastAdministrator``.
    package func remove(_ name: AccountName) throws(DeskError) {
        try write { (store, _) throws(DeskError) in
            guard let account = try Self.account(named: name.key, in: store) else { throw .noSuchAccount }
            let others = try store.integer(
                "SELECT count(*) FROM accounts WHERE role = ? AND id <> ?",
                Account.Role.administrator.rawValue,
                account.id
            )
            guard account.role != .administrator || others != 0 else { throw .lastAdministrator }
            try store.run("DELETE FROM accounts WHERE id = ?", account.id)
        }
    }

    package enum PasswordCheck: Hashable, Sendable {
        case right
        case wrong
        case wait(seconds: Int)
    }

    /// Asks somebody signed in once more who they are.
    package func checkPassword(of session: Session, _ password: String) throws(DeskError) -> PasswordCheck {
        let wait = try beginTry(.password, session.account.name)
        guard wait == 0 else { return .wait(seconds: wait) }
        let kept = try read { (store, _) throws(DeskError) in
            try Self.password(of: session.account.id, in: store)
        }
        guard passwords.matches(password, kept) else { return .wrong }
        try write { (store, _) throws(DeskError) in try forgetTries(.password, session.account.name, in: store) }
        return .right
    }

    /// - Returns: whether `current` was the password. Every other session of the account ends with the change.
    package func changePassword(
        of session: Session,
        from current: String,
        to new: String
    ) throws(DeskError) -> PasswordChange {
        let wait = try beginTry(.password, session.account.name)
        guard wait == 0 else { return .wait(seconds: wait) }
        let kept = try read { (store, _) throws(DeskError) in
            try Self.password(of: session.account.id, in: store)
        }
        guard passwords.matches(current, kept) else { return .wrong }
        let hash = passwords.make(new, salt: random(16))
        return try write { (store, _) throws(DeskError) in
            // Changed by somebody else while this was hashed?
            guard try Self.password(of: session.account.id, in: store) == kept else { return .wrong }
            try store.run("UPDATE accounts SET password = ? WHERE id = ?", hash.stored, session.account.id)
            try store.run("DELETE FROM sessions WHERE account = ? AND id <> ?", session.account.id, session.id)
            try store.run("DELETE FROM codes WHERE account = ?", session.account.id)
            try forgetTries(.password, session.account.name, in: store)
            return .changed
        }
    }

    package enum PasswordChange: Hashable, Sendable {
        case changed
        /// The present password is another.
        case wrong
        case wait(seconds: Int)
    }

    /// - Throws: ``DeskError/emailTaken``.
    package func changeEmail(of account: Account, to email: EmailAddress?) throws(DeskError) {
        try write { (store, _) throws(DeskError) in
            try Self.checkFree(email, for: account.id, in: store)
            try store.run(
                "UPDATE accounts SET email = ?, email_key = ? WHERE id = ?",
                email?.text,
                email?.key,
                account.id
            )
            // A code that went to the old address is no longer theirs.
            try store.run("DELETE FROM codes WHERE account = ?", account.id)
        }
    }

    private static func checkFree(_ email: EmailAddress?, for id: Int = 0, in store: Store) throws(DeskError) {
        guard let email else { return }
        let others = try store.integer("SELECT count(*) FROM accounts WHERE email_key = ? AND id <> ?", email.key, id)
        guard others == 0 else { throw .emailTaken }
    }

    // MARK: Rows

    static let accountColumns = "accounts.id, accounts.name, accounts.email, accounts.role, accounts.password"

    static func account(_ row: Row) -> Account {
        Account(
            id: row.integer(0),
            name: row.text(1),
            email: row.textIfAny(2),
            role: Account.Role(rawValue: row.integer(3)) ?? .staff,
            hasPassword: row.textIfAny(4) != nil
        )
    }

    static func account(named key: String, in store: Store) throws(DeskError) -> Account? {
        try store.first("SELECT \(accountColumns) FROM accounts WHERE name_key = ?", key) { account($0) }
    }

    static func password(of account: Int, in store: Store) throws(DeskError) -> PasswordHash? {
        try store.first("SELECT password FROM accounts WHERE id = ?", account) { row in
            row.textIfAny(0).flatMap(PasswordHash.init(stored:))
        } ?? nil
    }
}

/// The results of signing in with a name and a password.
package enum SignIn: Hashable, Sendable {
    /// The token is for the browser; nobody else has it.
    case done(Token)
    /// One of the two is wrong. Which, nobody is told.
    case wrong
    case wait(seconds: Int)
}

extension StaffDesk {
    /// Takes the same steps for a name that nobody has. Hashes once, and once more where the hash was made at a cost of
    /// former days.
    package func signIn(name: String, password: String) throws(DeskError) -> SignIn {
        let wait = try beginTry(.password, name)
        guard wait == 0 else { return .wait(seconds: wait) }
        let (account, kept) = try read { (store, _) throws(DeskError) in
            let key = AccountName(name)?.key ?? ""
            let account = try Self.account(named: key, in: store)
            return (account, try Self.password(of: account?.id ?? 0, in: store))
        }
        guard passwords.matches(password, kept), let account, let kept else { return .wrong }
        let upgraded = kept.cost == passwords.cost ? nil : passwords.make(password, salt: random(16))
        let token = newToken()
        return try write { (store, now) throws(DeskError) in
            // Check again after hashing: the account may have been removed, or its password changed, in the meantime.
            guard try Self.password(of: account.id, in: store) == kept else { return .wrong }
            if let upgraded {
                try store.run("UPDATE accounts SET password = ? WHERE id = ?", upgraded.stored, account.id)
            }
            try forgetTries(.password, name, in: store)
            try Self.begin(for: account.id, token: token, in: store, at: now)
            return .done(token)
        }
    }
}

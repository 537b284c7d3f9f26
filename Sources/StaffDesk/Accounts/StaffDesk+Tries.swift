internal import Crypto

/// The things that are tried under a name. Names that nobody has are counted in the same way.
enum TriedThing: String {
    case password
    case code

    /// The name itself is not kept: people type passwords into the wrong field.
    func key(_ typed: String) -> [UInt8] { Array(SHA256.hash(data: Array("\(rawValue) \(typed.lowercased())".utf8))) }
}

extension StaffDesk {
    private static let mostNames = 500

    /// Counts a try before it is looked at, so that tries made side by side are all counted.
    ///
    /// - Returns: seconds to wait; 0 for a try that may be looked at, and was counted.
    func beginTry(_ thing: TriedThing, _ typed: String) throws(DeskError) -> Int {
        try write { (store, now) throws(DeskError) in
            let key = thing.key(typed)
            try store.run("DELETE FROM tries WHERE last_at <= ?", now.running - TryLimit.memory)
            let limit =
                try store.first("SELECT count, last_at FROM tries WHERE key = ?", key) {
                    TryLimit(count: $0.integer(0), last: $0.integer(1))
                } ?? TryLimit(count: 0, last: now.running)
            let wait = limit.wait(at: now.running)
            guard wait == 0 else { return wait }
            let counted = limit.counted(at: now.running)
            try store.run("INSERT OR REPLACE INTO tries VALUES (?, ?, ?)", key, counted.count, counted.last)
            // A name that was tried often is kept longest, so that trying many names makes nobody forget it.
            try store.run(
                "DELETE FROM tries WHERE key IN (SELECT key FROM tries ORDER BY count DESC, last_at DESC LIMIT -1 OFFSET ?)",
                Self.mostNames
            )
            return 0
        }
    }

    func forgetTries(_ thing: TriedThing, _ typed: String, in store: Store) throws(DeskError) {
        try store.run("DELETE FROM tries WHERE key = ?", thing.key(typed))
    }
}

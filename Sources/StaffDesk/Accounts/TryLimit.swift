/// How fast passwords, or codes, may be tried under one name.
///
/// Five at once; then each failure makes the next wait longer, a minute at most, so that staff never wait longer than
/// that whatever others tried before them. A quarter of an hour without a try forgets everything. What is tried while
/// one has to wait is not looked at, and does not lengthen the wait.
struct TryLimit: Hashable {
    static let free = 5
    static let longestWait = 60
    static let memory = 900

    /// Tries since the last that succeeded.
    var count: Int
    /// Running time of the last.
    var last: Int

    /// Seconds until the next try is looked at; 0 for now.
    func wait(at now: Int) -> Int {
        guard count >= Self.free, now - last < Self.memory else { return 0 }
        let wait = min(Self.longestWait, 5 << min(count - Self.free, 10))
        return max(0, last + wait - now)
    }

    /// After a try at `now`.
    func counted(at now: Int) -> TryLimit {
        TryLimit(count: now - last < Self.memory ? count + 1 : 1, last: now)
    }
}

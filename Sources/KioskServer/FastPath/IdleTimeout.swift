/// How long a connection may go on without anything coming about. Decides and performs nothing; ``FastPath`` asks it
/// once a period, and no clock is read in between.
///
/// What counts is a whole answer, or a part of one that the network took. Single bytes do not, however many come.
struct IdleTimeout {
    private var progressCount: UInt = 0
    private var progressCountBefore: UInt = 0
    private var unsentByteCountBefore = 0
    /// A request has been taken, and not answered.
    private var owesAnswer = false
    /// The body or the end of a request is still to come.
    private var isRestDue = false
    /// The answer that goes out has no end of its own.
    private(set) var isAnswerEndless = false

    mutating func progress() { progressCount &+= 1 }

    mutating func lookupBegan() { owesAnswer = true }

    mutating func lookupEnded() { owesAnswer = false }

    mutating func slowRequestBegan() {
        owesAnswer = true
        isRestDue = true
    }

    mutating func slowRequestEnded() { isRestDue = false }

    mutating func slowAnswerIsEndless() { isAnswerEndless = true }

    mutating func slowAnswerEnded() {
        owesAnswer = false
        isAnswerEndless = false
        progress()
    }

    /// Tells whether the client is the one who keeps the connection waiting.
    ///
    /// - Parameter canWrite: whether the network takes more.
    func isClientsTurn(canWrite: Bool) -> Bool { !owesAnswer || isRestDue || !canWrite }

    /// Tells whether the connection can be given up when others wait: nothing is lost that cannot be asked for again.
    func canBeEvicted(canWrite: Bool) -> Bool { isAnswerEndless || isClientsTurn(canWrite: canWrite) }

    /// - Parameter unsentByteCount: what the network has still to take. Of a large answer it takes a part now and then.
    /// - Returns: whether it is the client's turn, and was for the whole period.
    mutating func periodEnded(canWrite: Bool, unsentByteCount: Int) -> Bool {
        defer {
            progressCountBefore = progressCount
            unsentByteCountBefore = unsentByteCount
        }
        guard progressCount == progressCountBefore, unsentByteCount >= unsentByteCountBefore else { return false }
        return isClientsTurn(canWrite: canWrite)
    }
}

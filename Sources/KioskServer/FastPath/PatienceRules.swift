/// How long a connection may go on without anything coming about. Decides and performs nothing; ``FastPath`` asks it once
/// a period, and no clock is read in between.
///
/// What counts is a whole answer, or a part of one that the network took. Single bytes do not, however many come.
struct PatienceRules {
    private var progressCount: UInt = 0
    private var progressCountBefore: UInt = 0
    /// Requests that the slow path has taken and not answered.
    private var answersOwed = 0
    /// The body or the end of a request is still to come.
    private var isRestDue = false
    /// The answer that goes out has no end of its own.
    private(set) var isAnswerEndless = false

    mutating func progress() { progressCount &+= 1 }

    mutating func slowRequestBegan() {
        answersOwed += 1
        isRestDue = true
    }

    mutating func slowRequestEnded() { isRestDue = false }

    mutating func slowAnswerIsEndless() { isAnswerEndless = true }

    mutating func slowAnswerEnded() {
        answersOwed -= 1
        isAnswerEndless = false
        progress()
    }

    /// Whether nothing of a request is known: what comes is the beginning of one.
    var isBetweenRequests: Bool { answersOwed == 0 && !isRestDue }

    /// Whether the client is the one who keeps the connection waiting.
    ///
    /// - Parameter canWrite: whether the network takes more.
    func isClientsTurn(canWrite: Bool) -> Bool { answersOwed == 0 || isRestDue || !canWrite }

    /// Whether the connection can be given up when others wait: nothing is lost that cannot be asked for again.
    func canMakeRoom(canWrite: Bool) -> Bool { isAnswerEndless || isClientsTurn(canWrite: canWrite) }

    /// - Returns: whether it is the client's turn, and was for the whole period.
    mutating func periodEnded(canWrite: Bool) -> Bool {
        defer { progressCountBefore = progressCount }
        return isClientsTurn(canWrite: canWrite) && progressCount == progressCountBefore
    }
}

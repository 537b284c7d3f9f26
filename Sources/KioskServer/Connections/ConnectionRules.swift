/// The order of requests and answers on one connection: which request is the last, when a refusal goes out, when the
/// connection closes. Decides and performs nothing; ``RequestGate`` carries it out.
///
/// One request is answered at a time. What refuses something behind it waits for that answer, is the last thing that is
/// sent, and whatever comes behind it is dropped.
struct ConnectionRules<Refusal> {
    /// An admitted request is not answered yet.
    private(set) var owesAnswer = false
    /// No further request is taken.
    private var isInputOver = false
    /// The body or the end of an admitted request is still to come.
    private var isAwaitingRest = false
    private var refusal: Refusal?

    enum Incoming {
        case forward
        case drop
        /// Send this now, then close.
        case refuse(Refusal)
    }

    enum AfterAnswer {
        case goOn
        case refuse(Refusal)
        case close
    }

    mutating func requestWasAdmitted(isLast: Bool) -> Incoming {
        guard !isInputOver else { return .drop }
        owesAnswer = true
        isAwaitingRest = true
        isInputOver = isLast
        return .forward
    }

    mutating func requestWasRefused(_ refusal: Refusal) -> Incoming {
        guard !isInputOver else { return .drop }
        isInputOver = true
        // A fault in the rest of a request ends in that request's own answer.
        guard !isAwaitingRest else { return .drop }
        guard owesAnswer else { return .refuse(refusal) }
        self.refusal = refusal
        return .drop
    }

    /// A piece of a request's body came, or its end.
    mutating func restOfRequestCame(isEnd: Bool) -> Incoming {
        guard isAwaitingRest else { return .drop }
        isAwaitingRest = !isEnd
        return .forward
    }

    /// The server stops.
    ///
    /// - Returns: whether the connection can be closed at once.
    mutating func stop() -> Bool {
        isInputOver = true
        return !owesAnswer
    }

    /// Tells whether the answer that begins now is the last, and says so.
    var isLastAnswer: Bool { owesAnswer && isInputOver && refusal == nil }

    mutating func answerEnded() -> AfterAnswer {
        owesAnswer = false
        guard isInputOver else { return .goOn }
        guard let refusal else { return .close }
        self.refusal = nil
        return .refuse(refusal)
    }
}

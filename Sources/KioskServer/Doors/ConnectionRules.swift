/// The order of requests and answers on one connection: which request is the last, when a refusal goes out, when the
/// connection closes. Decides and performs nothing; ``FrontDoor`` carries it out.
///
/// Further parts may come before the answer is there. A refusal waits for the answers that are owed, is the last thing
/// that is sent, and whatever comes behind it is dropped.
struct ConnectionRules<Refusal> {
    private var answersOwed = 0
    /// No further request is taken.
    private var isInputOver = false
    /// The body or the end of an admitted request is still to come.
    private var isAwaitingRest = false
    private var refusal: Refusal?

    /// Whether an admitted request is not answered yet.
    var owesAnswer: Bool { answersOwed > 0 }

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
        answersOwed += 1
        isAwaitingRest = true
        isInputOver = isLast
        return .forward
    }

    mutating func requestWasRefused(_ refusal: Refusal) -> Incoming {
        guard !isInputOver else { return .drop }
        isInputOver = true
        guard answersOwed > 0 else { return .refuse(refusal) }
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
        return answersOwed == 0
    }

    /// Whether the answer that begins now is the last, and says so.
    var isLastAnswer: Bool { answersOwed == 1 && isInputOver && refusal == nil }

    mutating func answerEnded() -> AfterAnswer {
        answersOwed -= 1
        guard answersOwed == 0, isInputOver else { return .goOn }
        guard let refusal else { return .close }
        self.refusal = nil
        return .refuse(refusal)
    }
}

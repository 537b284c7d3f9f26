/// Tells whether the HTTP decoder holds the beginning of a head whose rest is still to come. Seen from outside: from
/// what goes in and what comes out.
struct DecoderWatch {
    /// The body or the end of a request is still to come out.
    private var isWithinRequest = false
    private var hasGiven = false
    private(set) var isAwaitingRestOfHead = false

    /// Bytes go in.
    mutating func willTake() { hasGiven = false }

    /// The requests in those bytes have come out. Behind the end of a request there may be the beginning of another:
    /// that shows when more goes in and still nothing comes out.
    mutating func took() { isAwaitingRestOfHead = !isWithinRequest && !hasGiven }

    mutating func gaveHead() {
        isWithinRequest = true
        hasGiven = true
        isAwaitingRestOfHead = false
    }

    mutating func gaveEnd() {
        isWithinRequest = false
        hasGiven = true
    }
}

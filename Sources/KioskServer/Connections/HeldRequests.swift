internal import NIOHTTP1

/// The bytes that came behind a request that is not answered yet. They wait here, so that a client who sends many
/// requests at once and takes no answer makes neither requests nor answers pile up further in: nobody behind the
/// decoder holds them back.
struct HeldRequests {
    enum Item {
        case part(HTTPServerRequestPart)
        /// The bytes that follow cannot be read.
        case fault(any Error)
        /// The client will send nothing more.
        case inputClosed
    }

    /// No browser sends two in a row without waiting.
    private static let maximumCount = 32

    private var items: [Item] = []
    private var requestCount = 0

    var isEmpty: Bool { items.isEmpty }

    /// - Returns: whether there was room for it.
    mutating func hold(_ item: Item) -> Bool {
        if case .part(.head) = item {
            guard requestCount < Self.maximumCount else { return false }
            requestCount += 1
        }
        items.append(item)
        return true
    }

    mutating func drop() { self = HeldRequests() }

    /// Takes out what comes next.
    ///
    /// - Parameter canBegin: whether another request may begin.
    mutating func next(canBegin: Bool) -> Item? {
        guard let item = items.first else { return nil }
        if case .part(.head) = item {
            guard canBegin else { return nil }
            requestCount -= 1
        }
        // A request has a few parts, and at most some dozen are held.
        items.removeFirst()
        return item
    }
}

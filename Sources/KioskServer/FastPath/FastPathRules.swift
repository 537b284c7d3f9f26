internal import NIOCore

/// The bytes that came on one connection: which request is answered from what is ready or is read for it, and what goes
/// to the slow path. Decides and performs nothing; ``FastPath`` carries it out.
///
/// Answers stay in order since at most one request is on the slow path, or waits for what is read: whatever comes
/// behind it is held until its answer has been written. The first doubtful byte ends the fast path for good: all that
/// follows goes to the decoder, untouched.
struct FastPathRules {
    enum Action: Equatable {
        /// Write this, then ask again.
        case answer(ByteBuffer)
        /// Hand this to the decoder, then ask again.
        case forward(ByteBuffer)
        /// Tell the decoder that no more will come, then ask again.
        case endInput
        case wait
    }

    /// The state of the answer to a request.
    enum Finding: Equatable {
        case ready(ByteBuffer)
        /// It is being read: ``lookupEnded()`` tells when to ask again.
        case awaited
        /// There is none, or it is not certain.
        case unknown
    }

    private enum Mode {
        /// No request is on the slow path, nor waits.
        case ready
        /// The answer to the first request that is held is being read.
        case awaitingLookup
        /// A request is, and its answer is still to be written.
        case awaitingAnswer
        /// Everything is the slow path's.
        case handedOver
        /// Nothing is taken any more.
        case over
    }

    private var mode = Mode.ready
    /// The bytes that came and were not dealt with. Never empty.
    private var held: ByteBuffer?
    private var isInputOver = false
    /// The scan of what is held ended before the head did.
    private var isHeadIncomplete = false

    mutating func received(_ bytes: ByteBuffer) {
        guard mode != .over, bytes.readableBytes > 0 else { return }
        isHeadIncomplete = false
        guard held != nil else {
            held = bytes
            return
        }
        held?.writeImmutableBuffer(bytes)
    }

    /// The client will send nothing more.
    mutating func inputEnded() { isInputOver = true }

    /// The member that was being read has come, or will not come.
    mutating func lookupEnded() {
        if mode == .awaitingLookup { mode = .ready }
    }

    /// The slow path has written the whole answer to the request that it was handed.
    mutating func slowAnswerEnded() {
        if mode == .awaitingAnswer { mode = .ready }
    }

    /// The server stops, or the slow path closes the connection: what is held will not be answered. A connection that
    /// was handed over stays so, since the end of a request may be missing there.
    mutating func stop() {
        if mode != .handedOver { mode = .over }
        held = nil
    }

    /// Tells whether reading on makes sense: not while what came has to wait anyway.
    var wantsMore: Bool { held == nil || isHeadIncomplete || mode == .handedOver }

    /// Tells whether the beginning of a request is here, and the rest is not.
    var isAwaitingRestOfHead: Bool { held != nil && isHeadIncomplete }

    /// Tells whether everything that comes is the slow path's.
    var isHandedOver: Bool { mode == .handedOver }

    /// - Parameters:
    ///   - canWrite: whether the network takes more.
    ///   - isAnswerEndless: whether the answer that the slow path writes goes on for as long as somebody listens.
    ///   - find: the answer to a request, as far as it is known.
    mutating func next(
        canWrite: Bool,
        isAnswerEndless: Bool,
        find: (ScannedRequest, Span<UInt8>) -> Finding
    ) -> Action {
        switch mode {
        case .awaitingLookup: return .wait
        case .awaitingAnswer:
            // Such an answer must hear that nobody listens, whatever came before.
            return isInputOver && (held == nil || isAnswerEndless) ? handOver() : .wait
        case .handedOver, .over: return rest()
        case .ready: break
        }
        guard let bytes = held else { return isInputOver ? handOver() : .wait }
        guard !isHeadIncomplete || isInputOver else { return .wait }
        switch RequestScan(bytes.readableBytesUInt8Span) {
        case .incomplete:
            isHeadIncomplete = true
            return isInputOver ? handOver() : .wait
        case .doubtful:
            return handOver()
        case .request(let request):
            guard canWrite else { return .wait }
            switch request.isForSlowPath ? .unknown : find(request, bytes.readableBytesUInt8Span) {
            case .ready(let answer):
                drop(request.byteCount)
                return .answer(answer)
            case .awaited:
                mode = .awaitingLookup
                return .wait
            case .unknown:
                mode = .awaitingAnswer
                return .forward(take(request.byteCount, of: bytes))
            }
        }
    }

    private mutating func handOver() -> Action {
        mode = .handedOver
        return rest()
    }

    private mutating func rest() -> Action {
        if let bytes = held {
            held = nil
            return .forward(bytes)
        }
        guard isInputOver else { return .wait }
        isInputOver = false
        return .endInput
    }

    private mutating func take(_ count: Int, of bytes: ByteBuffer) -> ByteBuffer {
        drop(count)
        return bytes.getSlice(at: bytes.readerIndex, length: count) ?? bytes
    }

    private mutating func drop(_ count: Int) {
        held?.moveReaderIndex(forwardBy: count)
        if held?.readableBytes == 0 { held = nil }
    }
}

internal import NIOCore

/// Stands in front of the HTTP decoder and answers what ``ResponseCache`` has, without waking anybody else, and what
/// ``FastReads`` finds. What else comes it hands on, and it closes connections on which nothing comes about; see
/// ``FastPathRules``, ``IdleTimeout``.
///
/// It reads by itself, in a channel that does not: a read that starts at the pipeline's other end, as the channel's own
/// do, costs more than the scanning of a head. From the first doubtful byte on the channel reads again.
final class FastPath: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    /// How long a client may take.
    struct Timeouts: Hashable, Sendable {
        /// The time in which something has to come about.
        let idle: TimeAmount
        /// The time for the rest of a head that has begun.
        let head: TimeAmount
    }

    /// The state of the lookup that ``FastReads`` makes for the first request that is held.
    private enum Lookup {
        case none
        case begun
        /// The slow path has to look where this is `nil`.
        case ended(Representation?)
    }

    private let answers: CurrentResponses
    private let slots: SlotResponses?
    private let reads: FastReads?
    private let role: ListenerRole
    private let hosts: HostCheck
    private let timeouts: Timeouts
    /// Called when the connection could make room for others.
    private let onPause: @Sendable () -> Void

    private var rules = FastPathRules()
    private var idleTimeout = IdleTimeout()
    /// The `Host` that was found to be ours last; a connection's requests all have the same.
    private var servedHost: [UInt8] = []
    private var context: ChannelHandlerContext?
    private var lookup = Lookup.none
    private var isProceeding = false
    /// Something has come about that may allow for more.
    private var isProceedingDue = false
    /// A read is due, and had to wait.
    private var isReadDue = false
    private var isHandedOver = false
    private var period: Scheduled<Void>?
    private var headDeadline: Scheduled<Void>?
    private var decoder = DecoderWatch()

    init(
        answers: CurrentResponses,
        slots: SlotResponses?,
        reads: FastReads?,
        role: ListenerRole,
        hosts: HostCheck,
        timeouts: Timeouts,
        onPause: @escaping @Sendable () -> Void
    ) {
        self.answers = answers
        self.slots = slots
        self.reads = reads
        self.role = role
        self.hosts = hosts
        self.timeouts = timeouts
        self.onPause = onPause
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        beginPeriod()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        period?.cancel()
        headDeadline?.cancel()
    }

    // MARK: In

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        rules.received(unwrapInboundIn(data))
        proceed(context)
    }

    /// Not passed on: the others have been told, if anything was handed on.
    func channelReadComplete(context: ChannelHandlerContext) {
        isReadDue = !isHandedOver
        readOn(context)
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        context.read()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        idleTimeout.progress()
        context.fireChannelWritabilityChanged()
        proceed(context)
        if !context.channel.isWritable { onPause() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            rules.inputEnded()
            proceed(context)
        case is ChannelShouldQuiesceEvent:
            // The slow path answers the request whose member was being looked for.
            lookupEnded(with: nil)
            rules.stop()
            afterWriting(context) { $0.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
        case let request as EvictionRequest:
            guard idleTimeout.canBeEvicted(canWrite: context.channel.isWritable), request.meet(context.channel) else {
                return
            }
            context.close(promise: nil)
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        rules.stop()
        context.fireChannelInactive()
    }

    func read(context: ChannelHandlerContext) {
        if isHandedOver { context.read() }
    }

    private func readOn(_ context: ChannelHandlerContext) {
        guard isReadDue, rules.wantsMore else { return }
        isReadDue = false
        context.read()
    }

    /// The slow path says from here on how much it takes.
    private func handOver(_ context: ChannelHandlerContext) {
        isHandedOver = true
        isReadDue = false
        // Only a channel that has closed refuses it.
        try? context.channel.syncOptions?.setOption(.autoRead, value: true)
    }

    /// Does all that can be done now.
    private func proceed(_ context: ChannelHandlerContext) {
        isProceedingDue = true
        // The answer to what is handed on may come at once, and a flush may make the channel writable again.
        guard !isProceeding else { return }
        isProceeding = true
        defer { isProceeding = false }
        while isProceedingDue {
            isProceedingDue = false
            proceedOnce(context)
        }
    }

    private func proceedOnce(_ context: ChannelHandlerContext) {
        var hasWritten = false
        var hasForwarded = false
        decoder.willTake()
        loop: while true {
            let action = rules.next(
                canWrite: context.channel.isWritable,
                isAnswerEndless: idleTimeout.isAnswerEndless
            ) { request, bytes in find(request, in: bytes) }
            switch action {
            case .answer(let bytes):
                context.write(wrapOutboundOut(.byteBuffer(bytes)), promise: nil)
                hasWritten = true
            case .forward(let bytes):
                context.fireChannelRead(wrapInboundOut(bytes))
                hasForwarded = true
            case .endInput:
                afterWriting(context) { $0.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
            case .wait:
                break loop
            }
        }
        if hasWritten {
            idleTimeout.progress()
            context.flush()
        }
        if hasForwarded { context.fireChannelReadComplete() }
        if rules.isHandedOver, !isHandedOver { handOver(context) }
        if isHandedOver, hasForwarded { decoder.took() }
        watchHead(isAnother: hasWritten || (hasForwarded && !isHandedOver))
        readOn(context)
    }

    // MARK: Answers

    private func find(_ request: ScannedRequest, in bytes: Span<UInt8>) -> FastPathRules.Finding {
        let answers = answers.snapshot()
        if case .ended(let found) = lookup {
            lookup = .none
            guard let found, let answer = request.answer(in: bytes, with: found) else { return .unknown }
            answers.readingWasSent()
            return .ready(answer)
        }
        guard isServed(bytes.extracting(request.host)) else { return .unknown }
        let ready =
            answers.answer(to: request, in: bytes, at: role)
            ?? slots?.answer(
                to: request,
                in: bytes,
                at: role,
                languages: answers.languages,
                words: answers.words.site
            )
        if let ready { return .ready(ready) }
        return beginLookup(for: request, in: bytes, among: answers) ? .awaited : .unknown
    }

    private func beginLookup(
        for request: ScannedRequest,
        in bytes: Span<UInt8>,
        among answers: ResponseCache
    ) -> Bool {
        guard let reads, let loop = context?.eventLoop else { return false }
        let me = NIOLoopBound(self, eventLoop: loop)
        let hasBegun = reads.begin(request, in: bytes, among: answers, at: role) { found in
            loop.execute { me.value.lookupEnded(with: found) }
        }
        guard hasBegun else { return false }
        lookup = .begun
        idleTimeout.lookupBegan()
        return true
    }

    private func lookupEnded(with found: Representation?) {
        // One that was given up, as the server stops, ends in vain.
        guard case .begun = lookup else { return }
        lookup = .ended(found)
        idleTimeout.lookupEnded()
        rules.lookupEnded()
        guard let context else { return }
        proceed(context)
        onPause()
    }

    private func isServed(_ host: Span<UInt8>) -> Bool {
        if servedHost.span.isSame(as: host) { return true }
        let name = host.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        guard hosts.verdict(on: name) == .served else { return false }
        servedHost = Array(name.utf8)
        return true
    }

    /// Does something when all that was written has been taken by the network: who hears that no more will come may
    /// close the connection.
    private func afterWriting(_ context: ChannelHandlerContext, _ body: @escaping (ChannelHandlerContext) -> Void) {
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(ByteBuffer())), promise: written)
        written.futureResult.assumeIsolated().whenComplete { [weak self] _ in
            if let context = self?.context { body(context) }
        }
    }

    // MARK: What the slow path does

    func decoderGaveHead() {
        let wasAwaitingRest = decoder.isAwaitingRestOfHead
        decoder.gaveHead()
        if wasAwaitingRest { watchHead(isAnother: true) }
    }

    func decoderGaveEnd() { decoder.gaveEnd() }

    var isSlowAnswerEndless: Bool { idleTimeout.isAnswerEndless }

    func slowRequestBegan() { idleTimeout.slowRequestBegan() }

    func slowRequestEnded() { idleTimeout.slowRequestEnded() }

    func slowAnswerGoesOn() { idleTimeout.progress() }

    /// The answer that goes out has no end of its own.
    func slowAnswerIsEndless() {
        idleTimeout.slowAnswerIsEndless()
        if let context { proceed(context) }
        onPause()
    }

    /// - Parameter isLast: whether the connection closes.
    func slowAnswerEnded(isLast: Bool) {
        idleTimeout.slowAnswerEnded()
        if isLast { stop() }
        rules.slowAnswerEnded()
        guard let context else { return }
        proceed(context)
        // Once the answer has been handed to the network.
        context.eventLoop.execute(onPause)
    }

    /// Nothing further is answered.
    func stop() { rules.stop() }

    // MARK: Patience

    private func beginPeriod() {
        guard let context else { return }
        period = context.eventLoop.assumeIsolated().scheduleTask(in: timeouts.idle) { [weak self] in
            guard let self, let context = self.context else { return }
            let unsent = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
            if idleTimeout.periodEnded(canWrite: context.channel.isWritable, unsentByteCount: unsent ?? 0) {
                context.close(promise: nil)
            } else {
                beginPeriod()
            }
        }
    }

    /// - Parameter isAnother: whether the head that was awaited before has come.
    private func watchHead(isAnother: Bool) {
        let isAwaitingRest = rules.isAwaitingRestOfHead || decoder.isAwaitingRestOfHead
        if isAnother || !isAwaitingRest {
            headDeadline?.cancel()
            headDeadline = nil
        }
        guard isAwaitingRest, headDeadline == nil, let context else { return }
        headDeadline = context.eventLoop.assumeIsolated().scheduleTask(in: timeouts.head) { [weak self] in
            self?.context?.close(promise: nil)
        }
    }
}

@available(*, unavailable)
extension FastPath: Sendable {}

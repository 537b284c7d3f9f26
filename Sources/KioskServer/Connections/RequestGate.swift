internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1

/// Stands between the HTTP decoder and Hummingbird's handlers: refuses what no route should see, lets one request
/// through at a time, when the network takes its answer, and closes the connection when ``ConnectionRules`` says so.
/// Tells ``FastPath`` how far the requests that come through here are.
final class RequestGate: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// An answer that the request gate gives itself.
    struct Refusal {
        let status: HTTPResponseStatus
        /// The answer to `HEAD` has no body.
        let isHeadOnly: Bool
    }

    /// How long a client that was told everything may take to close its end. A connection that is closed while bytes
    /// are still coming in would be reset, and the client might lose the answer.
    private static let linger: TimeAmount = .seconds(2)

    private let check: RequestCheck
    private let fastPath: FastPath
    private var rules = ConnectionRules<Refusal>()
    private var held = HeldRequests()
    /// A read is due, and has to wait for what is held.
    private var isReadDue = false
    private var isLettingThrough = false
    private var isClosing = false
    /// Speaks HTTP/1.0, which knows no pieces: an answer without a length ends with the connection (RFC 9112, section
    /// 6.1).
    private var isOldClient = false

    init(check: RequestCheck, behind fastPath: FastPath) {
        self.check = check
        self.fastPath = fastPath
    }

    // MARK: In

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        switch part {
        case .head: fastPath.decoderGaveHead()
        case .body: break
        case .end: fastPath.decoderGaveEnd()
        }
        take(.part(part), context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        take(.fault(error), context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed where fastPath.isSlowAnswerEndless:
            // Nobody listens any more.
            context.close(promise: nil)
        case ChannelEvent.inputClosed:
            take(.inputClosed, context)
        case is ChannelShouldQuiesceEvent:
            held.drop()
            // Not passed on: the next handler would close while the end of an answer still waits for the network.
            if rules.stop() { context.close(promise: nil) }
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        context.fireChannelWritabilityChanged()
        goOn(context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        held.drop()
        context.fireChannelInactive()
    }

    func read(context: ChannelHandlerContext) {
        isReadDue = !held.isEmpty
        if !isReadDue { context.read() }
    }

    private func take(_ item: HeldRequests.Item, _ context: ChannelHandlerContext) {
        if held.hold(item) {
            letThrough(context)
        } else {
            held.drop()
            act(on: rules.requestWasRefused(Refusal(status: .tooManyRequests, isHeadOnly: false)), context)
        }
    }

    /// Lets through what need not wait, in order.
    private func letThrough(_ context: ChannelHandlerContext) {
        // The answer may come at once, and ask for more.
        guard !isLettingThrough, !held.isEmpty else { return }
        isLettingThrough = true
        defer { isLettingThrough = false }
        while let item = held.next(canBegin: !rules.owesAnswer && context.channel.isWritable) { pass(item, context) }
        if held.isEmpty, isReadDue {
            isReadDue = false
            context.read()
        }
    }

    private func pass(_ item: HeldRequests.Item, _ context: ChannelHandlerContext) {
        switch item {
        case .part(.head(let head)):
            switch check.verdict(on: head) {
            case .admitted(let admitted, let isLast):
                isOldClient = head.version.minor == 0
                act(on: rules.requestWasAdmitted(isLast: isLast), context) {
                    fastPath.slowRequestBegan()
                    if admitted.expectsToContinue { sayContinue(context) }
                    return .head(admitted)
                }
            case .refused(let status):
                act(on: rules.requestWasRefused(Refusal(status: status, isHeadOnly: head.method == .HEAD)), context)
            }
        case .part(.body(let bytes)):
            act(on: rules.restOfRequestCame(isEnd: false), context) { .body(bytes) }
        case .part(.end(let trailers)):
            act(on: rules.restOfRequestCame(isEnd: true), context) {
                fastPath.slowRequestEnded()
                return .end(trailers)
            }
        case .fault(let fault):
            guard let fault = fault as? HTTPParserError else {
                context.fireErrorCaught(fault)
                return
            }
            act(on: rules.requestWasRefused(Refusal(status: Self.status(of: fault), isHeadOnly: false)), context)
        case .inputClosed:
            context.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        }
    }

    private static func status(of fault: HTTPParserError) -> HTTPResponseStatus {
        switch fault {
        case .headerOverflow: .requestHeaderFieldsTooLarge
        case .invalidVersion: .httpVersionNotSupported
        default: .badRequest
        }
    }

    /// - Parameter part: to be handed on, if anything is.
    private func act(
        on decision: ConnectionRules<Refusal>.Incoming,
        _ context: ChannelHandlerContext,
        forwarding part: () -> HTTPServerRequestPart? = { nil }
    ) {
        switch decision {
        case .forward:
            guard let part = part() else { return }
            context.fireChannelRead(wrapInboundOut(part))
        case .drop: break
        case .refuse(let refusal): refuse(refusal, context)
        }
    }

    /// A client that waits for this before sending a body would wait in vain (RFC 9110, section 10.1.1).
    private func sayContinue(_ context: ChannelHandlerContext) {
        context.writeAndFlush(
            wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))),
            promise: nil
        )
    }

    // MARK: Out

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head):
            let type = head.headers.first(name: "Content-Type")
            if type == MediaType.eventStream.field { fastPath.slowAnswerIsEndless() }
            fastPath.slowAnswerGoesOn()
            if isOldClient, !head.headers.contains(name: "Content-Length") { head.version = .http1_0 }
            if rules.isLastAnswer { head.headers.replaceOrAdd(name: "Connection", value: "close") }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body:
            fastPath.slowAnswerGoesOn()
            context.write(data, promise: promise)
        case .end:
            switch rules.answerEnded() {
            case .goOn:
                context.write(data, promise: promise)
                fastPath.slowAnswerEnded(isLast: false)
                goOn(context)
            case .refuse(let refusal):
                context.write(data, promise: promise)
                fastPath.slowAnswerEnded(isLast: true)
                refuse(refusal, context)
            case .close:
                let written = promise ?? context.eventLoop.makePromise()
                context.writeAndFlush(data, promise: written)
                fastPath.slowAnswerEnded(isLast: true)
                close(after: written, context)
            }
        }
    }

    /// Once the answer has been handed to the network: then it is known whether the network takes more.
    private func goOn(_ context: ChannelHandlerContext) {
        guard !held.isEmpty else { return }
        context.eventLoop.assumeIsolated().execute {
            // The connection may have ended.
            guard !self.held.isEmpty else { return }
            self.letThrough(context)
            context.fireChannelReadComplete()
        }
    }

    private func refuse(_ refusal: Refusal, _ context: ChannelHandlerContext) {
        fastPath.stop()
        let text = "\(refusal.status.code) \(refusal.status.reasonPhrase)\n"
        var headers = HTTPHeaders()
        headers.add(name: "Content-Type", value: MediaType.plainText.field)
        headers.add(name: "Content-Length", value: String(text.utf8.count))
        headers.add(name: "Cache-Control", value: CachePolicy.never.field)
        for field in SecurityHeaders.fields { headers.add(name: field.name.rawName, value: field.value) }
        headers.add(name: "Connection", value: "close")
        let head = HTTPResponseHead(version: .http1_1, status: refusal.status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !refusal.isHeadOnly {
            let body = context.channel.allocator.buffer(string: text)
            context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        }
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
        close(after: written, context)
    }

    /// Says that no more will come once everything is sent, then waits a little for the client to close.
    private func close(after written: EventLoopPromise<Void>, _ context: ChannelHandlerContext) {
        guard !isClosing else { return }
        isClosing = true
        written.futureResult.assumeIsolated().whenComplete { _ in
            context.close(mode: .output, promise: nil)
            let channel = context.channel
            let deadline = context.eventLoop.scheduleTask(in: Self.linger) { channel.close(promise: nil) }
            channel.closeFuture.whenComplete { _ in deadline.cancel() }
        }
    }
}

extension HTTPRequestHead {
    fileprivate var expectsToContinue: Bool {
        version == .http1_1 && headers.first(name: "Expect")?.lowercased() == "100-continue"
    }
}

@available(*, unavailable)
extension RequestGate: Sendable {}

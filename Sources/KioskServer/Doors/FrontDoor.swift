internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1

/// Stands between the HTTP decoder and Hummingbird's handlers: refuses what no route should see, and closes the
/// connection when ``ConnectionRules`` says so. Tells ``FastPath`` how far the requests that come through here are.
final class FrontDoor: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// An answer that the front door gives itself.
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
    private var isClosing = false

    init(check: RequestCheck, behind fastPath: FastPath) {
        self.check = check
        self.fastPath = fastPath
    }

    // MARK: In

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            switch check.verdict(on: head) {
            case .admitted(let admitted, let isLast):
                act(on: rules.requestWasAdmitted(isLast: isLast), context) {
                    fastPath.slowRequestBegan()
                    return wrapInboundOut(.head(admitted))
                }
            case .refused(let status):
                let refusal = Refusal(status: status, isHeadOnly: head.method == .HEAD)
                act(on: rules.requestWasRefused(refusal), context) { data }
            }
        case .body:
            act(on: rules.restOfRequestCame(isEnd: false), context) { data }
        case .end:
            act(on: rules.restOfRequestCame(isEnd: true), context) {
                fastPath.slowRequestEnded()
                return data
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else {
            context.fireErrorCaught(error)
            return
        }
        let status: HTTPResponseStatus = error == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest
        act(on: rules.requestWasRefused(Refusal(status: status, isHeadOnly: false)), context) { NIOAny(error) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        // Not passed on: the next handler would close while the end of an answer still waits for the network.
        if rules.stop() { context.close(promise: nil) }
    }

    private func act(
        on decision: ConnectionRules<Refusal>.Incoming,
        _ context: ChannelHandlerContext,
        forwarding data: () -> NIOAny
    ) {
        switch decision {
        case .forward: context.fireChannelRead(data())
        case .drop: break
        case .refuse(let refusal): refuse(refusal, context)
        }
    }

    // MARK: Out

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head) where rules.isLastAnswer:
            fastPath.slowAnswerGoesOn()
            head.headers.replaceOrAdd(name: "Connection", value: "close")
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .head, .body:
            fastPath.slowAnswerGoesOn()
            context.write(data, promise: promise)
        case .end:
            switch rules.answerEnded() {
            case .goOn:
                context.write(data, promise: promise)
                fastPath.slowAnswerEnded(isLast: false)
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

@available(*, unavailable)
extension FrontDoor: Sendable {}

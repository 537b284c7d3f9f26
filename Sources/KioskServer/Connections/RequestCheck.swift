internal import Cities
internal import NIOHTTP1

/// The conditions that every request must fulfil before it is dispatched. Decides and performs nothing.
struct RequestCheck: Sendable {
    let hosts: HostCheck
    let limits: RequestLimits

    enum Verdict: Sendable {
        /// - Parameters:
        ///   - head: with the target in origin form and one spelling, and the `Host` that counts.
        ///   - isLast: whether the connection ends with the answer.
        case admitted(HTTPRequestHead, isLast: Bool)
        case refused(HTTPResponseStatus)
    }

    func verdict(on head: HTTPRequestHead) -> Verdict {
        guard let text = bounded(head.uri) else { return .refused(.uriTooLong) }
        guard let target = RequestTarget(text) else { return .refused(.badRequest) }
        if let refusal = refusalOfHost(head, target) ?? refusalOfBody(head) { return .refused(refusal) }

        var admitted = head
        if target.originForm != head.uri { admitted.uri = target.originForm }
        if let authority = target.authority { admitted.headers.replaceOrAdd(name: "Host", value: authority) }
        // The decoder reads nothing more behind a request that asks for another protocol, and HTTP/1.0 has no common
        // rule for keeping a connection.
        let isLast = !head.isKeepAlive || head.version.minor == 0 || head.headers.contains(name: "upgrade")
        return .admitted(admitted, isLast: isLast)
    }

    /// A search is cut at 200 characters anyway, so the rest of a longer search is not looked at. No other
    /// page is asked for with so many words.
    private func bounded(_ target: String) -> String? {
        guard target.utf8.count > limits.targetByteCount else { return target }
        let cut = target.utf8.prefix(limits.targetByteCount)
        guard let query = cut.firstIndex(of: UInt8(ascii: "?")) else { return nil }
        let search = "/\(PageAddress.Page.search.fileName)".utf8
        guard cut[..<query].suffix(search.count).elementsEqual(search) else { return nil }
        // Half of `%D0` is no byte.
        let end = cut.suffix(2).firstIndex(of: UInt8(ascii: "%")) ?? cut.endIndex
        return String(decoding: cut[..<end], as: UTF8.self)
    }

    /// Exactly one `Host`, or none from a client that speaks HTTP/1.0 (RFC 9112, section 3.2).
    private func refusalOfHost(_ head: HTTPRequestHead, _ target: RequestTarget) -> HTTPResponseStatus? {
        let fields = head.headers["host"]
        guard fields.count == 1 || fields.isEmpty && head.version.minor == 0 else { return .badRequest }
        for host in target.authority.map({ fields + [$0] }) ?? fields {
            switch hosts.verdict(on: host) {
            case .served: continue
            case .elsewhere: return .misdirectedRequest
            case .malformed: return .badRequest
            }
        }
        return nil
    }

    /// A body has its length said beforehand, so that it is refused before it is read.
    private func refusalOfBody(_ head: HTTPRequestHead) -> HTTPResponseStatus? {
        guard !head.headers.contains(name: "transfer-encoding") else { return .lengthRequired }
        guard let field = head.headers.first(name: "content-length") else { return nil }
        let limit = head.method == .GET || head.method == .HEAD ? 0 : limits.bodyByteCount
        guard let byteCount = Int(field) else { return .badRequest }
        return byteCount <= limit ? nil : .payloadTooLarge
    }
}

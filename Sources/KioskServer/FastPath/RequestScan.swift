/// The start of a connection's bytes, looked at just closely enough to answer a browser's request for a
/// member.
///
/// The bytes are a request that the fast path understands if and only if
/// - its first line is `GET /… HTTP/1.1` or `HEAD /… HTTP/1.1`, with a target of visible ASCII;
/// - its fields are `token: value` with a value of printable ASCII and spaces, 64 at most, and end with an empty line;
/// - it has exactly one `Host`, and `Connection` is absent or `keep-alive`;
/// - it has no field that gives it a body, another protocol or a second meaning: see ``DoubtfulField``;
/// - all of it is within ``maximumByteCount``.
///
/// Whatever else it is, NIO's decoder has to say; that such a request ends at its empty line is certain.
enum RequestScan: Equatable {
    /// Nothing wrong so far, and the empty line is still to come.
    case incomplete
    case request(ScannedRequest)
    /// Anything unusual: where it ends is for others to find out.
    case doubtful

    /// Bytes of a head. Browsers send 1 to 2 KB; the slow path's own limits are wider.
    static let maximumByteCount = 8192
    private static let maximumFieldCount = 64

    init(_ bytes: Span<UInt8>) {
        do throws(ByteScanner.Stop) {
            self = .request(try Self.request(bytes))
        } catch {
            self = error == .end && bytes.count < Self.maximumByteCount ? .incomplete : .doubtful
        }
        if case .request(let request) = self, request.byteCount > Self.maximumByteCount { self = .doubtful }
    }

    private static func request(_ bytes: Span<UInt8>) throws(ByteScanner.Stop) -> ScannedRequest {
        var scanner = ByteScanner()
        var request = ScannedRequest()
        request.isHead = try scanner.byte(of: bytes) == UInt8(ascii: "H")
        scanner.position = 0
        try scanner.expect(request.isHead ? "HEAD /" : "GET /", in: bytes)
        let start = scanner.position
        request.name = start..<(try scanner.endOfTarget(in: bytes))
        try scanner.expect(" HTTP/1.1\r\n", in: bytes)

        var fieldCount = 0
        var isConnectionNamed = false
        while try !scanner.isAtEmptyLine(of: bytes) {
            fieldCount += 1
            guard fieldCount <= maximumFieldCount else { throw .doubt }
            let name = bytes.extracting(try scanner.fieldName(in: bytes))
            let value = try scanner.fieldValue(in: bytes)
            switch name.count {
            case 4 where name.isSame(asLowerCase: "host"):
                guard request.host.isEmpty, !value.isEmpty else { throw .doubt }
                request.host = value
            case 5 where name.isSame(asLowerCase: "range"):
                request.isForSlowPath = true
            case 6 where name.isSame(asLowerCase: "cookie"):
                if request.cookie != nil { request.isForSlowPath = true }
                request.cookie = value
            case 7 where name.isSame(asLowerCase: "referer"):
                if request.referer != nil { request.isForSlowPath = true }
                request.referer = value
            case 8 where name.isSame(asLowerCase: "if-match"):
                request.isForSlowPath = true
            case 10 where name.isSame(asLowerCase: "connection"):
                guard !isConnectionNamed, bytes.extracting(value).isSame(asLowerCase: "keep-alive") else {
                    throw .doubt
                }
                isConnectionNamed = true
            case 13 where name.isSame(asLowerCase: "if-none-match"):
                if request.ifNoneMatch != nil { request.isForSlowPath = true }
                request.ifNoneMatch = value
            case 15 where name.isSame(asLowerCase: "accept-encoding"):
                if request.acceptEncoding != nil { request.isForSlowPath = true }
                request.acceptEncoding = value
            default:
                if DoubtfulField.contains(name) { throw .doubt }
            }
        }
        guard !request.host.isEmpty else { throw .doubt }
        request.byteCount = scanner.position
        return request
    }
}

/// Fields that say how the message or the connection goes on, so that nobody but the decoder may judge them.
private enum DoubtfulField {
    static func contains(_ name: Span<UInt8>) -> Bool {
        switch name.count {
        case 2: name.isSame(asLowerCase: "te")
        case 6: name.isSame(asLowerCase: "expect")
        case 7: name.isSame(asLowerCase: "upgrade") || name.isSame(asLowerCase: "trailer")
        case 14: name.isSame(asLowerCase: "content-length") || name.isSame(asLowerCase: "http2-settings")
        case 16: name.isSame(asLowerCase: "proxy-connection")
        case 17: name.isSame(asLowerCase: "transfer-encoding")
        default: false
        }
    }
}

internal import Cities
internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore

/// An answer that the server makes up itself, for either path. Nobody keeps it: it may be another one the next time.
struct MadeAnswer: Sendable {
    let status: HTTPResponse.Status
    var fields: HTTPFields
    let body: [UInt8]

    /// An answer without a body.
    init(_ status: HTTPResponse.Status) {
        self.status = status
        fields = .ofAnswer(.never)
        body = []
    }

    init(_ status: HTTPResponse.Status, _ type: MediaType, in language: LanguageTag? = nil, body: [UInt8]) {
        self.status = status
        var fields = HTTPFields()
        fields[.contentType] = type.field
        fields[.contentLength] = String(body.count)
        fields[.contentLanguage] = language?.rawValue
        self.fields = fields + HTTPFields.ofAnswer(.never)
        self.body = body
    }

    /// An answer that leads to another page.
    ///
    /// - Parameter location: an address.
    init(_ status: HTTPResponse.Status, to location: String) {
        self.init(status)
        fields[.location] = location
    }

    /// The answer as Hummingbird's request loop takes it.
    var response: Response {
        Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    /// The answer as the fast path sends it.
    var answer: SerializedResponse { SerializedResponse(status, fields, body: body) }
}

extension HTTPFields {
    /// The fields that every answer bears: how long it may be kept, and what the browser shall forbid.
    static func ofAnswer(_ policy: CachePolicy, with type: MediaType = .html) -> HTTPFields {
        var fields = HTTPFields()
        fields[.cacheControl] = policy.field
        fields.append(contentsOf: SecurityHeaders.fields(for: type))
        return fields
    }
}

internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// An answer that the server makes up itself, for either path.
struct MadeAnswer: Sendable {
    let status: HTTPResponse.Status
    let fields: HTTPFields
    let body: [UInt8]

    /// For the router.
    var response: Response {
        Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    /// For the fast path.
    var answer: AnswerBytes { AnswerBytes(status, fields, body: body) }
}

internal import HTTPTypes
internal import NIOCore

/// A whole answer as it goes over the network, byte for byte what NIO's encoder makes of the same fields.
struct AnswerBytes: Hashable, Sendable {
    /// Head and body.
    let whole: ByteBuffer
    private let headByteCount: Int

    init(_ status: HTTPResponse.Status, _ fields: HTTPFields, body: [UInt8] = []) {
        let lines = fields.map { "\($0.name.rawName): \($0.value)\r\n" }.joined()
        let head = "HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n\(lines)\r\n"
        headByteCount = head.utf8.count
        // Exactly as large as it is, since it is kept.
        var bytes = ByteBufferAllocator().buffer(capacity: headByteCount + body.count)
        bytes.writeString(head)
        bytes.writeBytes(body)
        whole = bytes
    }

    /// As the answer to `HEAD`. No byte is copied, here nor for ``body``.
    var head: ByteBuffer { slice(0, headByteCount) }

    var body: ByteBuffer { slice(headByteCount, whole.readableBytes - headByteCount) }

    /// What it occupies, in bytes: the allocator takes powers of two.
    var keptByteCount: Int { whole.capacity }

    private func slice(_ offset: Int, _ count: Int) -> ByteBuffer {
        guard let slice = whole.getSlice(at: whole.readerIndex + offset, length: count) else {
            preconditionFailure("both parts are within the whole")
        }
        return slice
    }
}

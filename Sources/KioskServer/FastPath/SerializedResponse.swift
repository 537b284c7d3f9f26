internal import HTTPTypes
internal import NIOCore

/// A whole answer as it goes over the network, byte for byte what NIO's encoder makes of the same fields.
struct SerializedResponse: Hashable, Sendable {
    /// Head and body.
    let whole: ByteBuffer
    private let headByteCount: Int

    init(_ status: HTTPResponse.Status, _ fields: HTTPFields, body: [UInt8] = []) {
        let firstLine = "HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n"
        headByteCount = fields.reduce(firstLine.utf8.count + 2) { count, field in
            count + field.name.rawName.utf8.count + field.value.utf8.count + 4
        }
        // Exactly as large as it is, since it is kept.
        var bytes = ByteBufferAllocator().buffer(capacity: headByteCount + body.count)
        bytes.writeString(firstLine)
        for field in fields {
            bytes.writeString(field.name.rawName)
            bytes.writeStaticString(": ")
            bytes.writeString(field.value)
            bytes.writeStaticString("\r\n")
        }
        bytes.writeStaticString("\r\n")
        bytes.writeBytes(body)
        whole = bytes
    }

    /// The head alone, as the answer to `HEAD`. No byte is copied, here nor for ``body``.
    var head: ByteBuffer { slice(0, headByteCount) }

    var body: ByteBuffer { slice(headByteCount, whole.readableBytes - headByteCount) }

    /// The memory that it occupies, in bytes: the allocator takes powers of two.
    var keptByteCount: Int { whole.capacity }

    private func slice(_ offset: Int, _ count: Int) -> ByteBuffer {
        guard let slice = whole.getSlice(at: whole.readerIndex + offset, length: count) else {
            preconditionFailure("both parts are within the whole")
        }
        return slice
    }
}

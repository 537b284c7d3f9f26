internal import CZlib

/// The one edge to zlib.
enum Zlib {
    /// Deflate expands by at most this factor (zlib's technical notes), so a size beyond it is a lie.
    private static let maximumExpansion = 1032

    static func crc32(of bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
    }

    /// A zlib stream at level 9. The same bytes for the same zlib: the program carries its own.
    static func deflated(_ content: [UInt8]) -> [UInt8] {
        var count = compressBound(uLong(content.count))
        var deflated = [UInt8](repeating: 0, count: Int(count))
        let code = content.withUnsafeBufferPointer { input in
            deflated.withUnsafeMutableBufferPointer { output in
                compress2(output.baseAddress, &count, input.baseAddress, uLong(input.count), 9)
            }
        }
        precondition(code == Z_OK, "compress2 fails only without memory, or in a buffer under compressBound")
        deflated.removeLast(deflated.count - Int(count))
        return deflated
    }

    /// - Parameter count: how many bytes the stream must give. No more memory than that is ever taken, and none where
    ///   the stream is too short to give them.
    static func inflated(_ stored: [UInt8], to count: Int) throws(StreamFault) -> [UInt8] {
        guard stored.count < count else { throw .largerThanContent }
        guard stored.count >= 2 else { throw .truncated }
        let flags = stored[1]
        guard stored[0] & 0x0f == 8, stored[0] >> 4 <= 7, (Int(stored[0]) << 8 | Int(flags)) % 31 == 0 else {
            throw .header
        }
        guard flags & 0x20 == 0 else { throw .presetDictionary }
        guard count <= stored.count * maximumExpansion else {
            throw .inflatedByteCount(expected: count, found: nil)
        }
        return try inflated(stored[...], to: count, form: .zlib)
    }

    /// What stands around a deflate stream, as the second argument of `inflateInit2` has it.
    private enum Form: Int32 {
        case zlib = 15
        /// Nothing.
        case raw = -15
    }

    /// - Parameters:
    ///   - deflated: a deflate stream with nothing around it.
    ///   - count: how many bytes the stream must give.
    static func inflated(raw deflated: ArraySlice<UInt8>, to count: Int) throws(StreamFault) -> [UInt8] {
        guard count <= deflated.count * maximumExpansion else {
            throw .inflatedByteCount(expected: count, found: nil)
        }
        return try inflated(deflated, to: count, form: .raw)
    }

    private static func inflated(
        _ stored: ArraySlice<UInt8>,
        to count: Int,
        form: Form
    ) throws(StreamFault) -> [UInt8] {
        var fault: StreamFault?
        let content = [UInt8](unsafeUninitializedCapacity: count) { output, initializedCount in
            initializedCount = 0
            stored.withUnsafeBufferPointer { input in
                fault = inflate(input, form, into: output)
            }
            if fault == nil { initializedCount = count }
        }
        if let fault { throw fault }
        return content
    }

    /// Fills `output` to its end, or tells why not. One spare byte of room shows whether the stream would go on.
    private static func inflate(
        _ input: UnsafeBufferPointer<UInt8>,
        _ form: Form,
        into output: UnsafeMutableBufferPointer<UInt8>
    ) -> StreamFault? {
        var stream = z_stream()
        guard pobratim_inflate_init(&stream, form.rawValue) == Z_OK else { return .broken }
        defer { inflateEnd(&stream) }
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(output.count)
        var code = CZlib.inflate(&stream, Z_NO_FLUSH)
        var spare: UInt8 = 0
        if code == Z_OK || code == Z_BUF_ERROR, stream.avail_out == 0 {
            code = withUnsafeMutablePointer(to: &spare) { room in
                stream.next_out = room
                stream.avail_out = 1
                return CZlib.inflate(&stream, Z_NO_FLUSH)
            }
            if stream.avail_out == 0 { return .inflatedByteCount(expected: output.count, found: nil) }
        }
        switch code {
        case Z_STREAM_END where stream.total_out != output.count:
            return .inflatedByteCount(expected: output.count, found: Int(stream.total_out))
        case Z_STREAM_END where stream.avail_in > 0: return .bytesAfterEnd(count: Int(stream.avail_in))
        case Z_STREAM_END: return nil
        case Z_OK, Z_BUF_ERROR: return .truncated
        default: return .broken
        }
    }
}

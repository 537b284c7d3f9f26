internal import CityBundle
internal import Hummingbird
internal import NIOCore

/// A large member, sent piece by piece as the client takes it, so that it is never held whole.
struct StreamedMember: Sendable {
    private let pieces: any MemberPieces
    private let fields: MemberFields

    /// Bytes at a time: what the network's buffer takes at once.
    private static let pieceByteCount = 64 * 1024

    private enum Fault: Error { case stopped }

    init(_ pieces: any MemberPieces, name: MemberName) {
        self.pieces = pieces
        let tag = EntityTag(pieces.digest, as: .identity)
        fields = MemberFields(name: name, coding: .identity, tag: tag, hasOtherForm: false)
    }

    func response(to conditions: Conditions, readBy readers: ReaderThreads) -> Response {
        fields.response(to: conditions, byteCount: pieces.byteCount) { range in
            ResponseBody(contentLength: range.count) { writer in
                do {
                    var rest = range
                    while !rest.isEmpty {
                        let piece = rest.prefix(Self.pieceByteCount)
                        let result = await readers.run {
                            Result { () throws(BundleError) in try pieces.bytes(in: piece) }
                        }
                        guard let result else { throw Fault.stopped }
                        try await writer.write(ByteBuffer(bytes: try result.get()))
                        rest = rest.dropFirst(piece.count)
                    }
                } catch {
                    // What was promised does not come, so the connection ends.
                    await close(readBy: readers)
                    throw error
                }
                await close(readBy: readers)
                try await writer.finish(nil)
            }
        }
    }

    private func close(readBy readers: ReaderThreads) async {
        await readers.run { pieces.close() }
    }
}

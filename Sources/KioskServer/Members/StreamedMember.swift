internal import CityBundle
internal import Hummingbird
internal import NIOCore

/// A large member, sent piece by piece as the client takes it, so that it is never held whole.
struct StreamedMember: Sendable {
    private let pieces: any MemberPieces
    private let fields: MemberFields

    private enum Fault: Error { case stopped }

    init(_ pieces: any MemberPieces, name: MemberName) {
        self.pieces = pieces
        let tag = EntityTag(pieces.digest, as: .identity)
        fields = MemberFields(name: name, coding: .identity, tag: tag, hasOtherForm: false)
    }

    /// - Parameter sizes: shared by all that go out in pieces.
    func response(to conditions: Conditions, readBy readers: ReaderThreads, in sizes: PieceSizes) -> Response {
        fields.response(to: conditions, byteCount: pieces.byteCount) { range in
            ResponseBody(contentLength: range.count) { writer in
                sizes.began()
                defer { sizes.ended() }
                do {
                    var rest = range
                    while !rest.isEmpty {
                        let piece = rest.prefix(sizes.current)
                        let result = await readers.run {
                            MemoryReturn.hasRead(piece.count)
                            return Result { () throws(BundleError) in try pieces.bytes(in: piece) }
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

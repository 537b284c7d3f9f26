internal import CityBundle
internal import HummingbirdCore
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

    /// - Parameters:
    ///   - sizes: shared by all that go out in pieces.
    ///   - loop: the connection's.
    func response(
        to conditions: Conditions,
        readBy readers: ReaderThreads,
        in sizes: PieceSizes,
        pacedBy loop: (any EventLoop)?
    ) -> Response {
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
                        // The writer only notes what the loop will write, and would take all the pieces before the loop
                        // finds that the client takes none. Behind this turn of the loop it knows.
                        try await loop?.submit {}.get()
                        rest = rest.dropFirst(piece.count)
                    }
                } catch {
                    // The bytes that were promised do not come, so the connection ends.
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

internal import NIOCore

/// The answer to a scanned request. `bytes` are those that it was scanned in; `nil` is for the slow path to weigh.
extension ScannedRequest {
    /// The content coding that the client takes.
    func coding(in bytes: Span<UInt8>) -> ContentCoding? {
        guard let acceptEncoding else { return .identity }
        return ContentCoding(plainList: bytes.extracting(acceptEncoding))
    }

    /// Tells whether ``answer(in:with:)`` answers it, whatever it is asked with.
    func hasPlainCondition(in bytes: Span<UInt8>) -> Bool {
        ifNoneMatch.map { EntityTag.plain(in: bytes.extracting($0)) != nil } ?? true
    }

    func answer(in bytes: Span<UInt8>, with representation: Representation) -> ByteBuffer? {
        guard let ifNoneMatch else { return whole(of: representation.answer) }
        guard let isNamed = representation.tag.isNamed(byPlain: bytes.extracting(ifNoneMatch)) else { return nil }
        return whole(of: isNamed ? representation.notModified : representation.answer)
    }

    /// The answer as this method has it.
    func whole(of answer: SerializedResponse) -> ByteBuffer { isHead ? answer.head : answer.whole }
}

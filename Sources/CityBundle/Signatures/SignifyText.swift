internal import FoundationEssentials

/// The two lines that every file of signify starts with: a comment, and bytes in base64.
struct SignifyText {
    static let algorithm = Array("Ed".utf8)
    /// signify's own bound: `untrusted comment: ` and less than 1024 bytes.
    static let maximumCommentLineByteCount = commentHead.count + 1023
    private static let commentHead = Array("untrusted comment: ".utf8)
    /// Longer than the base64 of any payload here: a secret key has 104 bytes.
    private static let maximumPayloadLineByteCount = 140

    let payload: [UInt8]
    /// Bytes of both lines.
    let byteCount: Int
    /// Both lines.
    let encoded: [UInt8]

    /// - Parameter comment: without line feeds, at most 1023 bytes.
    init(comment: String, payload: [UInt8]) {
        let comment = comment.utf8.prefix(1023).filter { $0 >= 0x20 }
        self.payload = payload
        encoded =
            Self.commentHead + comment + [UInt8(ascii: "\n")] + Array(Data(payload).base64EncodedString().utf8)
            + [UInt8(ascii: "\n")]
        byteCount = encoded.count
    }

    /// - Parameter bytes: the file; what follows the two lines is the caller's.
    /// - Returns: `nil` where they are not two such lines.
    init?(decoding bytes: [UInt8]) {
        guard bytes.starts(with: Self.commentHead),
            let first = bytes.prefix(Self.maximumCommentLineByteCount + 1).firstIndex(of: UInt8(ascii: "\n")),
            let second = bytes[(first + 1)...].prefix(Self.maximumPayloadLineByteCount + 1)
                .firstIndex(of: UInt8(ascii: "\n"))
        else { return nil }
        let base64 = Data(bytes[(first + 1)..<second])
        guard let payload = Data(base64Encoded: base64), payload.base64EncodedData() == base64 else { return nil }
        self.payload = Array(payload)
        byteCount = second + 1
        encoded = Array(bytes[..<byteCount])
    }
}

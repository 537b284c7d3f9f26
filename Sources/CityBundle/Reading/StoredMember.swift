/// A member as it lies in the bundle: compressed, or as it is.
///
/// A zlib body is valid if and only if
/// - its two header bytes say deflate, a window of at most 32 KiB, no preset dictionary, and are a multiple of 31;
/// - the deflate stream inflates to exactly `inflatedByteCount` bytes;
/// - the four bytes of its Adler-32 follow, are right, and are the last.
package struct StoredMember: Hashable, Sendable {
    package let name: MemberName
    /// SHA-256 of the inflated bytes.
    package let digest: Digest
    package let inflatedByteCount: Int
    /// CRC-32 of the inflated bytes, as a gzip trailer has it.
    package let crc32: UInt32
    package let body: Body

    /// The stored bytes.
    package enum Body: Hashable, Sendable {
        /// A zlib stream (RFC 1950), smaller than what it inflates to.
        case zlib([UInt8])
        /// The bytes themselves.
        case plain([UInt8])
    }

    /// Compresses `content` where that makes it smaller, and where its format does not do so already.
    package init(name: MemberName, content: [UInt8]) {
        var body = Body.plain(content)
        if !CompressedFormats.contain(name) {
            let deflated = Zlib.deflated(content)
            if deflated.count < content.count { body = .zlib(deflated) }
        }
        self.init(name: name, content: content, body: body)
    }

    /// Checks stored bytes in full.
    ///
    /// - Parameter inflatedByteCount: the bundle's `sz`, which the caller has compared with its cap.
    /// - Throws: ``BundleError/memberMalformed(_:_:)``.
    package init(name: MemberName, stored: [UInt8], inflatedByteCount: Int) throws(BundleError) {
        self = try Self.opened(name: name, stored: stored, inflatedByteCount: inflatedByteCount).member
    }

    /// The same, with the content, which was inflated on the way.
    static func opened(
        name: MemberName,
        stored: [UInt8],
        inflatedByteCount: Int
    ) throws(BundleError) -> (member: StoredMember, content: [UInt8]) {
        if stored.count == inflatedByteCount {
            return (StoredMember(name: name, content: stored, body: .plain(stored)), stored)
        }
        do {
            let content = try Zlib.inflated(stored, to: inflatedByteCount)
            return (StoredMember(name: name, content: content, body: .zlib(stored)), content)
        } catch {
            throw .memberMalformed(name, error)
        }
    }

    /// Stored bytes that were checked in full before.
    init(verified name: MemberName, stored: [UInt8], digest: Digest, inflatedByteCount: Int, crc32: UInt32) {
        self.name = name
        self.digest = digest
        self.inflatedByteCount = inflatedByteCount
        self.crc32 = crc32
        body = stored.count == inflatedByteCount ? .plain(stored) : .zlib(stored)
    }

    private init(name: MemberName, content: [UInt8], body: Body) {
        self.name = name
        digest = Digest(of: content)
        inflatedByteCount = content.count
        crc32 = Zlib.crc32(of: content)
        self.body = body
    }

    /// The stored bytes, whichever form they have.
    package var stored: [UInt8] {
        switch body {
        case .zlib(let bytes), .plain(let bytes): bytes
        }
    }

    /// The member's content.
    package func inflated() -> [UInt8] {
        switch body {
        case .plain(let bytes):
            return bytes
        case .zlib(let bytes):
            guard let content = try? Zlib.inflated(bytes, to: inflatedByteCount) else {
                preconditionFailure("the initializers admit only streams that inflate")
            }
            return content
        }
    }

    /// The member as a gzip file (RFC 1952): the deflate stream untouched between gzip's header and trailer.
    ///
    /// - Returns: `nil` for a plain body.
    package func gzipped() -> [UInt8]? {
        guard case .zlib(let bytes) = body else { return nil }
        return GzipFrame.bytes(around: bytes, crc32: crc32, inflatedByteCount: inflatedByteCount)
    }
}

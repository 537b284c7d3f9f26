internal import Files

// The bytes of a manifest: text, one line for each member, as BSD's sha256 writes and `signify -C` reads.
//
//     offset   size  field
//     0        8     "SHA256 ("
//     8        n     name
//     8 + n    4     ") = "
//     12 + n   64    SHA-256 of the member's inflated bytes, lower-case hexadecimal
//     76 + n   1     line feed
//
// A manifest is valid if and only if every line is so, every name is a member name, each is greater than the one before
// (by bytes), no name is also the folder of another (`ru` and `ru/index.html`), and nothing follows the last line feed.

extension Manifest {
    static let head = Array("SHA256 (".utf8)
    static let middle = Array(") = ".utf8)
    /// Bytes of a line that are not its name.
    static let byteCountBesideName = head.count + middle.count + 2 * Digest.byteCount + 1

    /// - Throws: ``BundleError/manifestMalformed(line:offset:)``, ``BundleError/manifestTooLarge(byteCount:limit:)``,
    ///   ``BundleError/tooManyMembers(limit:)``, ``BundleError/memberIsFolder(_:)``.
    package init(decoding bytes: [UInt8], limits: BundleLimits = .standard) throws(BundleError) {
        guard bytes.count <= limits.manifestByteCount else {
            throw .manifestTooLarge(byteCount: bytes.count, limit: limits.manifestByteCount)
        }
        let span = bytes.span
        var count = 0
        var start = 0
        var previous = 0..<0
        while start < span.count {
            guard let name = Self.name(inLineAt: start, of: span),
                previous.isEmpty || ByteOrder(span.extracting(previous), span.extracting(name)) == .before
            else { throw .manifestMalformed(line: count + 1, offset: start) }
            count += 1
            guard count <= limits.memberCount else { throw .tooManyMembers(limit: limits.memberCount) }
            previous = name
            start = name.upperBound + Self.middle.count + 2 * Digest.byteCount + 1
        }
        self.init(checked: bytes, count: count)
        if let member = memberThatIsFolder { throw .memberIsFolder(member) }
    }

    /// - Parameter digests: what the manifest will list, in any order.
    package init(listing digests: [MemberName: Digest]) {
        var bytes: [UInt8] = []
        for (name, digest) in digests.sorted(by: { $0.key < $1.key }) {
            bytes += Self.head
            bytes += name.rawValue.utf8
            bytes += Self.middle
            bytes += digest.hex.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        self.init(checked: bytes, count: digests.count)
    }

    /// Where the name stands in the line that starts at an offset; `nil` where the line is not valid.
    private static func name(inLineAt start: Int, of bytes: Span<UInt8>) -> Range<Int>? {
        let nameStart = start + head.count
        guard matches(head, in: bytes, at: start) else { return nil }
        var nameEnd = nameStart
        while nameEnd < bytes.count, nameEnd - nameStart <= MemberName.maximumByteCount,
            bytes[nameEnd] != middle[0]
        { nameEnd += 1 }
        let hexStart = nameEnd + middle.count
        let hexEnd = hexStart + 2 * Digest.byteCount
        guard hexEnd < bytes.count, MemberName.isValid(bytes.extracting(nameStart..<nameEnd)),
            matches(middle, in: bytes, at: nameEnd), bytes[hexEnd] == UInt8(ascii: "\n")
        else { return nil }
        for index in hexStart..<hexEnd where Hex.value(of: bytes[index]) == nil { return nil }
        return nameStart..<nameEnd
    }

    private static func matches(_ pattern: [UInt8], in bytes: Span<UInt8>, at start: Int) -> Bool {
        guard start + pattern.count <= bytes.count else { return false }
        return pattern.indices.allSatisfy { bytes[start + $0] == pattern[$0] }
    }
}

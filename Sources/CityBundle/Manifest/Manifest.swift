/// What a bundle promises: the digest of every member but the manifest itself. A name is looked up by binary search in
/// the manifest's own bytes, so a large one costs no second copy.
package struct Manifest: Hashable, Sendable {
    /// The lines: see `Manifest+Encoding.swift`.
    package let bytes: [UInt8]
    /// How many lines.
    package let count: Int
    /// SHA-256 of the lines.
    package let digest: Digest

    /// What is in the manifest at one place.
    package struct Line {
        var start: Int
        /// Where the name stands in the manifest's bytes.
        var name: Range<Int>
        /// The start of the next line.
        package var end: Int
    }

    init(checked bytes: [UInt8], count: Int) {
        self.bytes = bytes
        self.count = count
        digest = Digest(of: bytes)
    }

    /// - Returns: `nil` for a name that is not listed.
    package func digest(of name: MemberName) -> Digest? {
        var name = name.rawValue
        return name.withUTF8 { digest(of: $0.span) }
    }

    package func contains(_ name: MemberName) -> Bool { digest(of: name) != nil }

    /// Every name, in order.
    package var names: [MemberName] {
        var names: [MemberName] = []
        names.reserveCapacity(count)
        var start = 0
        while let line = line(at: start) {
            names.append(name(of: line))
            start = line.end
        }
        return names
    }

    /// The line that starts at an offset; `nil` at the end.
    package func line(at start: Int) -> Line? {
        guard start < bytes.count, let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let name = (start + Self.head.count)..<(feed - Self.middle.count - 2 * Digest.byteCount)
        return Line(start: start, name: name, end: feed + 1)
    }

    package func name(of line: Line) -> MemberName {
        guard let name = try? MemberName(utf8: bytes.span.extracting(line.name)) else {
            preconditionFailure("decoding has checked every name")
        }
        return name
    }

    func digest(of line: Line) -> Digest {
        let hex = (line.end - 1 - 2 * Digest.byteCount)..<(line.end - 1)
        guard let digest = Digest(hex: bytes.span.extracting(hex)) else {
            preconditionFailure("decoding has checked every digest")
        }
        return digest
    }

    func digest(of name: Span<UInt8>) -> Digest? {
        // Both ends are starts of lines, or the end of the bytes.
        var low = 0
        var high = bytes.count
        while low < high {
            var start = low + (high - low) / 2
            while start > low, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
            guard let line = line(at: start) else { return nil }
            switch ByteOrder(bytes.span.extracting(line.name), name) {
            case .same: return digest(of: line)
            case .before: low = line.end
            case .after: high = line.start
            }
        }
        return nil
    }
}

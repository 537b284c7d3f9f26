extension EntityTag {
    /// Answers as ``isNamed(by:)`` for a field with a single tag in it.
    ///
    /// - Returns: `nil` for anything else.
    func isNamed(byPlain bytes: Span<UInt8>) -> Bool? {
        Self.plain(in: bytes).map { field.utf8.span.isSame(as: bytes.extracting($0)) }
    }

    /// The place of the tag in a field with a single one, as browsers send it: `"…"` or `W/"…"`.
    static func plain(in bytes: Span<UInt8>) -> Range<Int>? {
        var start = 0
        if bytes.count > 2, bytes[0] == UInt8(ascii: "W"), bytes[1] == UInt8(ascii: "/") { start = 2 }
        let mark = UInt8(ascii: "\"")
        guard bytes.count - start >= 2, bytes[start] == mark, bytes[bytes.count - 1] == mark else { return nil }
        for index in (start + 1)..<(bytes.count - 1) where bytes[index] == mark { return nil }
        return start..<bytes.count
    }
}

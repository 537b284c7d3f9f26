extension EntityTag {
    /// What ``isNamed(by:)`` says of a field with a single tag in it, as browsers send it: `"…"` or `W/"…"`.
    ///
    /// - Returns: `nil` for anything else.
    func isNamed(byPlain bytes: Span<UInt8>) -> Bool? {
        var start = 0
        if bytes.count > 2, bytes[0] == UInt8(ascii: "W"), bytes[1] == UInt8(ascii: "/") { start = 2 }
        let mark = UInt8(ascii: "\"")
        guard bytes.count - start >= 2, bytes[start] == mark, bytes[bytes.count - 1] == mark else { return nil }
        for index in (start + 1)..<(bytes.count - 1) where bytes[index] == mark { return nil }
        return field.utf8.span.isSame(as: bytes.extracting(start..<bytes.count))
    }
}

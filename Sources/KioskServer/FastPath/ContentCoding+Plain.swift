extension ContentCoding {
    /// Reads as `init(accepted:)` does a field that is a plain list of names, as browsers send it: `gzip, deflate, br`.
    ///
    /// - Returns: `nil` for anything else, be it weights, `identity`, `*` or capital letters.
    init?(plainList bytes: Span<UInt8>) {
        var takesGzip = false
        var start = 0
        while true {
            while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
            var end = start
            while end < bytes.count, Self.isNameByte(bytes[end]) { end += 1 }
            guard end > start else { return nil }
            let name = bytes.extracting(start..<end)
            if name.isSame(as: "identity") { return nil }
            takesGzip = takesGzip || name.isSame(as: "gzip") || name.isSame(as: "x-gzip")
            guard end < bytes.count else { break }
            guard bytes[end] == UInt8(ascii: ",") else { return nil }
            start = end + 1
        }
        self = takesGzip ? .gzip : .identity
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
    }
}

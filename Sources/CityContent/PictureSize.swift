import Cities

/// The size of a picture from the first bytes of its file.
extension PictureSize {
    /// - Parameter bytes: a PNG, JPEG, WebP or SVG file.
    /// - Returns: `nil` where the file does not tell.
    package init?(of bytes: [UInt8]) {
        let size = Self.png(bytes) ?? Self.jpeg(bytes) ?? Self.webp(bytes) ?? Self.svg(bytes)
        guard let size, size.width > 0, size.height > 0 else { return nil }
        self.init(width: size.width, height: size.height)
    }

    /// Signature, then the IHDR chunk: width and height, 4 bytes each, big-endian, at 16 and 20 (PNG, third edition, 11.2.1).
    private static func png(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
        func word(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (word(16), word(20))
    }

    /// The first start-of-frame segment: precision, height, width (ITU T.81, B.2.2).
    private static func jpeg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var at = 2
        while at + 9 <= bytes.count, bytes[at] == 0xFF {
            let marker = bytes[at + 1]
            let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
            if (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker) {
                return (Int(bytes[at + 7]) << 8 | Int(bytes[at + 8]), Int(bytes[at + 5]) << 8 | Int(bytes[at + 6]))
            }
            at += 2 + max(2, length)
        }
        return nil
    }

    /// RIFF with a `VP8 `, `VP8L` or `VP8X` chunk first (RFC 9649, 2.5 to 2.7).
    private static func webp(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        guard bytes.count >= 30, bytes.starts(with: Array("RIFF".utf8)), bytes[8..<12].elementsEqual("WEBP".utf8)
        else { return nil }
        func little(_ at: Int, _ count: Int) -> Int {
            bytes[at..<at + count].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8 ": return (little(26, 2) & 0x3FFF, little(28, 2) & 0x3FFF)
        case "VP8L": return ((little(21, 4) & 0x3FFF) + 1, (little(21, 4) >> 14 & 0x3FFF) + 1)
        case "VP8X": return (little(24, 3) + 1, little(27, 3) + 1)
        default: return nil
        }
    }

    /// The last two numbers of the root's `viewBox`.
    private static func svg(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        let head = String(decoding: bytes.prefix(2000), as: UTF8.self)
        guard head.contains("<svg"), let start = head.firstRange(of: "viewBox=\"") else { return nil }
        let numbers = head[start.upperBound...].prefix { $0 != "\"" }
            .split { $0 == " " || $0 == "," }.compactMap { Double($0) }
        guard numbers.count == 4, numbers[2...].allSatisfy({ (1...100_000).contains($0) }) else { return nil }
        return (Int(numbers[2]), Int(numbers[3]))
    }
}

import Cities

/// A short mark of a text, to know it again: FNV-1a, 64 bits. It tells an edit from none; it proves nothing.
struct Fingerprint: Hashable, Codable {
    let hex: String

    init(_ text: String) { self.init(bytes: text.utf8) }

    init(bytes: some Sequence<UInt8>) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        hex = String(repeating: "0", count: 16 - digits.count) + digits
    }

    init(hex: String) { self.hex = hex }

    init(from decoder: any Decoder) throws { hex = try decoder.singleValueContainer().decode(String.self) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}

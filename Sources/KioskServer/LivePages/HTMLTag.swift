/// A start tag in a page of our own rendering, and where its attributes' values lie.
struct HTMLTag {
    struct Attribute {
        let name: String
        /// The value lies here, its quotation marks left out.
        let value: Range<Int>
    }

    /// The tag reaches from `<` to behind `>`.
    let range: Range<Int>
    /// Those in double quotes, in their order.
    let attributes: [Attribute]

    /// - Parameter start: where a `<` stands.
    /// - Returns: `nil` when no start tag begins there, or it does not end.
    init?(in page: [UInt8], at start: Int) {
        var place = start + 1
        guard place < page.count, Self.isLetter(page[place]) else { return nil }
        var attributes: [Attribute] = []
        var nameStart = place
        while place < page.count {
            switch page[place] {
            case UInt8(ascii: ">"):
                range = start..<place + 1
                self.attributes = attributes
                return
            case UInt8(ascii: "\""):
                guard let end = page[(place + 1)...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
                let name = page[nameStart..<place].prefix { $0 != UInt8(ascii: "=") }
                attributes.append(
                    Attribute(name: String(decoding: name, as: UTF8.self).lowercased(), value: place + 1..<end)
                )
                place = end + 1
                nameStart = place
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"):
                place += 1
                nameStart = place
            default:
                place += 1
            }
        }
        return nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}

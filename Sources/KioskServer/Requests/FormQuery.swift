/// The names and values behind the question mark (`application/x-www-form-urlencoded`).
enum FormQuery {
    /// - Returns: decoded pairs in their order. What is no UTF-8 becomes U+FFFD, a percent sign without its two digits
    ///   stands for itself.
    static func pairs(in query: String) -> [(name: String, value: String)] {
        query.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(parts[0]), decoded(parts.count == 2 ? parts[1] : ""))
        }
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"):
                bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let value = PercentEncoding.byte(from: rest.prefix(2)) else {
                    bytes.append(byte)
                    continue
                }
                bytes.append(value)
                rest = rest.dropFirst(2)
            default:
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

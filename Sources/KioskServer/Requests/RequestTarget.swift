/// The target of a request: path and query, out of the first line of its head.
///
/// A target is taken if and only if
/// - it is in origin form (`/ru/qingdao.html?size=3`) or absolute form with the scheme http;
/// - it consists of visible ASCII, has no fragment, and every percent sign of its path is followed by two hexadecimal
///   digits. What stands in a query is text that somebody typed: ``FormQuery`` takes it as it is.
struct RequestTarget: Hashable, Sendable {
    /// `http://authority/…`: what stands for the `Host` field. `nil` for origin form.
    let authority: String?
    /// The path from its slash on. Letters, digits, `-`, `.`, `_` and `~` are never percent-encoded here (RFC 3986,
    /// section 6.2.2.2), so that one name has one spelling; anything else stays as it was sent.
    let path: String
    /// The text behind the question mark, as sent.
    let query: String?

    init?(_ text: String) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }) else { return nil }
        var rest = text[...]
        let scheme = "http://"
        if rest.hasPrefix("/") {
            authority = nil
        } else if rest.prefix(scheme.utf8.count).lowercased() == scheme {
            rest = rest.dropFirst(scheme.utf8.count)
            let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
            authority = String(rest[..<end])
            rest = rest[end...]
        } else {
            return nil
        }
        let mark = rest.firstIndex(of: "?") ?? rest.endIndex
        guard let path = Self.normalized(rest[..<mark]) else { return nil }
        self.path = path.isEmpty ? "/" : path
        query = mark == rest.endIndex ? nil : String(rest[mark...].dropFirst())
    }

    /// The target as a server expects it in the first line.
    var originForm: String { query.map { "\(path)?\($0)" } ?? path }

    /// - Returns: `nil` when a percent sign is followed by anything but two hexadecimal digits.
    private static func normalized(_ text: Substring) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let value = PercentEncoding.byte(from: rest.prefix(2)) else { return nil }
            if PercentEncoding.isUnreserved(value) {
                bytes.append(value)
            } else {
                bytes.append(byte)
                bytes.append(contentsOf: rest.prefix(2))
            }
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

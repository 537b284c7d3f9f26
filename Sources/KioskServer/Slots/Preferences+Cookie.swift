internal import CityPages

extension Preferences {
    /// Reads the visitor's cookie; the normal version without one, or with one that nobody here wrote.
    ///
    /// - Parameter cookies: the value of a `Cookie` field.
    init(cookies: Span<UInt8>) {
        var rest = 0
        while rest < cookies.count {
            var start = rest
            while start < cookies.count, cookies[start] == UInt8(ascii: " ") { start += 1 }
            var end = start
            while end < cookies.count, cookies[end] != UInt8(ascii: ";") { end += 1 }
            rest = end + 1
            let value = start + Self.cookieName.utf8.count + 1
            guard value <= end, cookies[value - 1] == UInt8(ascii: "="),
                Self.cookieName.utf8.span.isSame(as: cookies.extracting(start..<(value - 1)))
            else { continue }
            self = Preferences(cookieValue: cookies.extracting(value..<end)) ?? .normal
            return
        }
        self = .normal
    }

    init(cookies: String) { self = Preferences(cookies: cookies.utf8.span) }

    /// - Returns: `nil` for anything but what ``cookieValue`` writes.
    private init?(cookieValue: Span<UInt8>) {
        guard cookieValue.count == 2 else { return nil }
        self.init(cookieValue: String(decoding: [cookieValue[0], cookieValue[1]], as: UTF8.self))
    }

    /// Lasts until the browser is closed or the kiosk resets it. The normal version needs no cookie.
    var setCookie: String {
        self == .normal
            ? "\(Self.cookieName)=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly"
            : "\(Self.cookieName)=\(cookieValue); Path=/; SameSite=Lax; HttpOnly"
    }
}

internal import NIOCore

/// The IP address and the port at which a listener listens.
package struct ListenAddress: Hashable, Sendable {
    /// IPv4 or IPv6, as `inet_ntop` writes it, without brackets.
    package let host: String
    /// 0 lets the system choose.
    package let port: Int

    /// - Returns: `nil` for a host that is no IP address, or a port out of range.
    package init?(host: String, port: Int) {
        guard (0...65_535).contains(port), let canonical = Self.canonical(host) else { return nil }
        self.host = canonical
        self.port = port
    }

    /// - Parameter text: `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080`.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Self.port(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        self.init(host: host == "localhost" ? "127.0.0.1" : String(host), port: port)
    }

    private init(canonicalHost: String, port: Int) {
        host = canonicalHost
        self.port = port
    }

    static func loopback(port: Int) -> ListenAddress {
        ListenAddress(canonicalHost: "127.0.0.1", port: port)
    }

    /// The one way to write an IP address, IPv4 within IPv6 (`::ffff:127.0.0.1`) as IPv4.
    ///
    /// - Returns: `nil` for anything else.
    static func canonical(_ literal: String) -> String? {
        guard let address = try? SocketAddress(ipAddress: literal, port: 0), let text = address.ipAddress else {
            return nil
        }
        let mapped = "::ffff:"
        return text.hasPrefix(mapped) && text.contains(".") ? String(text.dropFirst(mapped.count)) : text
    }

    /// Decimal digits only: `Int` would take a sign.
    private static func port(_ text: Substring) -> Int? {
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}

extension ListenAddress: CustomStringConvertible {
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

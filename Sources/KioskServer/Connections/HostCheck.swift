internal import NIOCore

/// The values of `Host` that a connection answers to: the address it arrived at, `localhost` if it came from this
/// machine, and the names that the configuration adds.
///
/// Without this check a page from anywhere could have its own name point here (DNS rebinding) and read the service
/// pages.
struct HostCheck: Hashable, Sendable {
    enum Verdict: Hashable, Sendable {
        case served
        /// A name and a port, but not ours.
        case elsewhere
        case malformed
    }

    private let names: Set<String>
    private let port: Int

    /// - Parameters:
    ///   - local: the address that the client connected to, as the connection knows it. So one that listens on all
    ///     addresses answers to each of them, also to one that came up later.
    ///   - extraNames: lower case, without port.
    init(local: ListenAddress, extraNames: Set<String>) {
        var names = extraNames
        names.insert(local.host)
        if local.host == "::1" || local.host.hasPrefix("127.") { names.formUnion(["localhost", "127.0.0.1", "::1"]) }
        self.names = names
        port = local.port
    }

    /// - Parameter field: the value of `Host`: `name`, `name:port`, `[::1]:port`. Without a port it is 80, as it is for a
    ///   browser; a listener that is reached through a forwarded port 80 answers to that.
    func verdict(on field: String) -> Verdict {
        guard let (name, port) = Self.parts(of: field) else { return .malformed }
        return names.contains(name) && (port == self.port || port == 80) ? .served : .elsewhere
    }

    /// A DNS name in lower case, without a port.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { isNameByte($0) && !(0x41...0x5A).contains($0) }
    }

    private static func parts(of field: String) -> (name: String, port: Int)? {
        var name = field[...]
        var port: Substring?
        if field.hasPrefix("[") {
            guard let end = field.firstIndex(of: "]") else { return nil }
            let rest = field[field.index(after: end)...]
            guard let address = ListenAddress.canonical(String(field[..<end].dropFirst())) else { return nil }
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            port = rest.isEmpty ? nil : rest.dropFirst()
            name = address[...]
        } else {
            if let colon = field.firstIndex(of: ":") {
                name = field[..<colon]
                port = field[field.index(after: colon)...]
            }
            guard !name.isEmpty, name.utf8.allSatisfy(isNameByte) else { return nil }
        }
        guard let port, !port.isEmpty else { return (name.lowercased(), 80) }
        guard port.utf8.count <= 5, port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(port) else {
            return nil
        }
        return (name.lowercased(), number)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

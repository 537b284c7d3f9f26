/// The address of a city's own site: `http` or `https`, with a host.
package struct WebAddress: Hashable, Sendable {
    package var address: String

    /// - Returns: `nil` for anything but a plain `http` or `https` address without user name and control characters.
    package init?(_ address: String) {
        let lowered = address.lowercased()
        guard let scheme = ["http://", "https://"].first(where: lowered.hasPrefix) else { return nil }
        let rest = address.dropFirst(scheme.count)
        let host = rest.prefix { !"/?#".contains($0) }
        guard !host.isEmpty, !host.contains("@"), host.contains("."), address.utf8.count <= 500,
            address.unicodeScalars.allSatisfy({
                $0.value > 0x20 && $0.value != 0x7F && !"\"<>\\^`{|}".unicodeScalars.contains($0)
            })
        else { return nil }
        self.address = address
    }

    /// The address as people say it: without scheme and trailing slash.
    package var short: String {
        let rest = address.drop { $0 != "/" }.dropFirst(2)
        return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
    }
}

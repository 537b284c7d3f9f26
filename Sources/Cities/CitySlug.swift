/// The name of a city in addresses and folders: `qingdao`, `nizhny-tagil`.
package struct CitySlug: Hashable, Comparable, Sendable, RawRepresentable, CustomStringConvertible {
    package let rawValue: String

    /// Names of pages that are not cities.
    package static let reserved: Set<String> = [
        "index", "search", "accessibility", "preferences", "map", "text", "desk",
    ]

    /// - Returns: `nil` unless the text is 1 to 80 letters `a` to `z`, digits and hyphens, with a letter or digit at both
    ///   ends, and is none of ``reserved``.
    package init?(rawValue: String) {
        let bytes = rawValue.utf8
        guard let first = bytes.first, let last = bytes.last, bytes.count <= 80,
            first != UInt8(ascii: "-"), last != UInt8(ascii: "-"),
            bytes.allSatisfy({ $0.isLowercaseLetter || $0.isDigit || $0 == UInt8(ascii: "-") }),
            !Self.reserved.contains(rawValue)
        else { return nil }
        self.rawValue = rawValue
    }

    package var description: String { rawValue }

    package static func < (left: CitySlug, right: CitySlug) -> Bool { left.rawValue < right.rawValue }
}

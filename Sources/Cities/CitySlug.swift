/// The name of a city in addresses and folders: `qingdao`, `nizhny-tagil`.
package struct CitySlug: Hashable, Comparable, Sendable, RawRepresentable, CustomStringConvertible {
    package let rawValue: String

    /// What stands beside the cities: pages, and the folders of other pages.
    package static let reserved = Set(
        PageAddress.Page.fixed.map(\.name) + ["\(SiteFolder.textName)", "\(PageAddress.deskName)"]
    )

    /// - Returns: `nil` unless the text is 1 to 80 letters `a` to `z`, digits and hyphens, with a letter or digit at both
    ///   ends, and is none of ``reserved``.
    package init?(rawValue: String) { self.init(utf8: rawValue.utf8.span) }

    /// The same of bytes.
    package init?(utf8 bytes: Span<UInt8>) {
        let hyphen = UInt8(ascii: "-")
        guard (1...80).contains(bytes.count), bytes[0] != hyphen, bytes[bytes.count - 1] != hyphen else { return nil }
        for index in bytes.indices where bytes[index] != hyphen {
            guard bytes[index].isLowercaseLetter || bytes[index].isDigit else { return nil }
        }
        let text = bytes.text
        guard !Self.reserved.contains(text) else { return nil }
        rawValue = text
    }

    package var description: String { rawValue }

    package static func < (left: CitySlug, right: CitySlug) -> Bool { left.rawValue < right.rawValue }
}

/// A list of the kind `gzip;q=0.5, br, *;q=0` (RFC 9110, section 12.4.2): what a client takes, and how gladly.
struct WeightedList: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        /// Lower case.
        let item: String
        /// Thousandths: 0 means never, 1000 is the default.
        let weight: Int
    }

    /// The entries in the order of the field. Malformed ones are left out.
    let entries: [Entry]

    init(_ field: String) {
        entries = field.split(separator: ",").compactMap(Self.entry)
    }

    /// The weight of the first entry for `item`.
    subscript(item: String) -> Int? {
        entries.first { $0.item == item }?.weight
    }

    private static func entry(_ text: Substring) -> Entry? {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map(trimmed)
        guard let item = parts.first, !item.isEmpty else { return nil }
        var weight = 1000
        for parameter in parts.dropFirst() where parameter.hasPrefix("q=") || parameter.hasPrefix("Q=") {
            guard let given = thousandths(parameter.dropFirst(2)) else { return nil }
            weight = given
        }
        return Entry(item: item.lowercased(), weight: weight)
    }

    /// `0`, `0.5`, `0.123`, `1`, `1.000`: a digit and at most three more.
    private static func thousandths(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, whole == "0" || whole == "1" else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.utf8.count <= 3, fraction.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let digits = fraction + String(repeating: "0", count: 3 - fraction.utf8.count)
        guard let value = Int(whole + digits), value <= 1000 else { return nil }
        return value
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return text[first...last]
    }
}

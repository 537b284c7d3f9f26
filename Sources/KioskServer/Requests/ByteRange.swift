/// The part of a member that a client wants: a `Range` field with a single range (RFC 9110, section 14.2), as players and
/// interrupted downloads send it. Several ranges, other units and what is malformed are no wish at all.
enum ByteRange: Hashable, Sendable {
    /// `bytes=500-999`
    case between(Int, Int)
    /// `bytes=500-`
    case from(Int)
    /// `bytes=-500`: the last so many.
    case last(Int)

    init?(_ field: String) {
        let unit = "bytes="
        guard field.prefix(unit.utf8.count).lowercased() == unit else { return nil }
        let ends = field.dropFirst(unit.utf8.count).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        switch (Self.number(ends[0]), Self.number(ends[1])) {
        case (let first?, let last?) where first <= last: self = .between(first, last)
        case (let first?, nil) where ends[1].isEmpty: self = .from(first)
        case (nil, let count?) where ends[0].isEmpty: self = .last(count)
        default: return nil
        }
    }

    /// - Returns: `nil` when nothing of it is within the member.
    func range(within byteCount: Int) -> Range<Int>? {
        switch self {
        case .between(let first, let last) where first < byteCount: first..<(min(last, byteCount - 1) + 1)
        case .from(let first) where first < byteCount: first..<byteCount
        case .last(let count) where count > 0 && byteCount > 0: max(0, byteCount - count)..<byteCount
        case .between, .from, .last: nil
        }
    }

    /// Decimal digits only: `Int` would take a sign.
    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}

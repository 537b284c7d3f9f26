/// The row of a passage: what is found first has the lower number, so that SQLite can stop at the limit.
///
/// From the highest bit: language (12), kind (4), city (24), number among its kind (16).
struct PassageID: Hashable, Comparable {
    /// The kinds of passage, the best answer first.
    enum Kind: Int64, CaseIterable {
        case name, country, fact, event, prose
    }

    let rawValue: Int64

    init(rawValue: Int64) { self.rawValue = rawValue }

    init(language: Int, kind: Kind, city: Int, number: Int = 0) {
        rawValue = Int64(language) << 44 | kind.rawValue << 40 | Int64(city) << 16 | Int64(number)
    }

    static let cityLimit = 1 << 24
    static let numberLimit = 1 << 16
    static let languageLimit = 1 << 12

    var kind: Kind { Kind(rawValue: rawValue >> 40 & 0xF) ?? .prose }
    var city: Int { Int(rawValue >> 16 & 0xFF_FFFF) }
    var number: Int { Int(rawValue & 0xFFFF) }

    /// The rows of one language, or of one kind in it, or of one city among these.
    static func range(language: Int) -> ClosedRange<Int64> {
        Int64(language) << 44...(Int64(language + 1) << 44) - 1
    }
    static func range(language: Int, kind: Kind) -> ClosedRange<Int64> {
        let first = PassageID(language: language, kind: kind, city: 0).rawValue
        return first...first + (1 << 40) - 1
    }
    static func range(language: Int, kind: Kind, city: Int) -> ClosedRange<Int64> {
        let first = PassageID(language: language, kind: kind, city: city).rawValue
        return first...first + (1 << 16) - 1
    }

    static func < (left: PassageID, right: PassageID) -> Bool { left.rawValue < right.rawValue }
}

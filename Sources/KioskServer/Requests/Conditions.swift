internal import HTTPTypes

/// The conditions under which a client wants a member, and the part of it that it wants.
struct Conditions: Sendable {
    private let ifMatch: String?
    private let ifNoneMatch: String?
    private let range: ByteRange?
    private let ifRange: String?

    init(_ request: HTTPRequest) {
        ifMatch = request.headerFields[.ifMatch]
        ifNoneMatch = request.headerFields[.ifNoneMatch]
        // If there are several fields, none counts; and a range is for GET only (RFC 9110, section 14.2).
        let ranges = request.headerFields[values: .range]
        range = request.method == .get && ranges.count == 1 ? ByteRange(ranges[0]) : nil
        ifRange = request.headerFields[.ifRange]
    }

    enum Wish: Hashable, Sendable {
        case whole
        case part(Range<Int>)
        /// The client has it.
        case notModified
        /// The client wants it only as it was.
        case otherVersion
        /// None of the bytes that it asks for exist.
        case nothing
    }

    /// Evaluates the conditions in the order of RFC 9110, section 13.2.2.
    func wish(for fields: MemberFields, byteCount: Int) -> Wish {
        if let ifMatch, !fields.tag.isWanted(by: ifMatch) { return .otherVersion }
        if let ifNoneMatch, fields.tag.isNamed(by: ifNoneMatch) { return .notModified }
        guard fields.takesRanges, let range, ifRange == nil || ifRange == fields.tag.field else { return .whole }
        return range.range(within: byteCount).map { .part($0) } ?? .nothing
    }
}

internal import CityBundle
internal import HTTPTypes

/// The header fields of a member in one of its forms.
struct MemberFields: Sendable {
    let name: MemberName
    let coding: ContentCoding
    let tag: EntityTag
    /// A client that takes the other form gets other bytes.
    let hasOtherForm: Bool

    /// Of the whole member.
    ///
    /// - Parameter common: ``common``, where somebody has it.
    func whole(byteCount: Int, _ common: HTTPFields? = nil) -> HTTPFields {
        var fields = own(byteCount: byteCount)
        if takesRanges { fields[.acceptRanges] = "bytes" }
        return fields + (common ?? self.common)
    }

    /// Of a part of it.
    func part(_ range: Range<Int>, of byteCount: Int) -> HTTPFields {
        var fields = own(byteCount: range.count)
        fields[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(byteCount)"
        return fields + common
    }

    /// Where no byte that is asked for exists.
    func nothing(of byteCount: Int) -> HTTPFields {
        var fields = HTTPFields()
        fields[.contentRange] = "bytes */\(byteCount)"
        return fields + otherVersion
    }

    /// Where it is not the version that is asked for.
    var otherVersion: HTTPFields {
        .ofAnswer(.never)
    }

    /// What goes with the body and with a 304 (RFC 9110, section 15.4.5).
    var common: HTTPFields {
        var fields = HTTPFields()
        fields[.eTag] = tag.field
        if hasOtherForm { fields[.vary] = "Accept-Encoding" }
        return fields + HTTPFields.ofAnswer(CachePolicy(name), with: MediaType(name))
    }

    /// Pictures and sound, which are stored as they are. Of a member with two forms a part would be worth little.
    var takesRanges: Bool { !hasOtherForm && MediaType(name).isPictureOrSound }

    private func own(byteCount: Int) -> HTTPFields {
        var fields = HTTPFields()
        fields[.contentType] = MediaType(name).field
        if coding == .gzip { fields[.contentEncoding] = "gzip" }
        fields[.contentLength] = String(byteCount)
        return fields
    }
}

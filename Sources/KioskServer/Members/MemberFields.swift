internal import CityBundle
internal import HTTPTypes
internal import HummingbirdCore

/// The header fields of a member in one of its forms.
struct MemberFields: Sendable {
    let name: MemberName
    let coding: ContentCoding
    let tag: EntityTag
    /// A client that takes the other form gets other bytes.
    let hasOtherForm: Bool

    /// The fields of an answer with the whole member.
    ///
    /// - Parameter common: ``common``, where somebody has it.
    func whole(byteCount: Int, _ common: HTTPFields? = nil) -> HTTPFields {
        var fields = own(byteCount: byteCount)
        if takesRanges { fields[.acceptRanges] = "bytes" }
        return fields + (common ?? self.common)
    }

    /// The fields of an answer with a part of it.
    func part(_ range: Range<Int>, of byteCount: Int) -> HTTPFields {
        var fields = own(byteCount: range.count)
        fields[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(byteCount)"
        return fields + common
    }

    /// The fields of the answer when no byte that is asked for exists.
    func nothing(of byteCount: Int) -> HTTPFields {
        var fields = HTTPFields()
        fields[.contentRange] = "bytes */\(byteCount)"
        return fields + otherVersion
    }

    /// The fields of the answer when another version is asked for.
    var otherVersion: HTTPFields {
        .ofAnswer(.never)
    }

    /// The fields that go with the body and with a 304 (RFC 9110, section 15.4.5).
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

extension MemberFields {
    /// - Parameter body: makes the body that holds so much of the member.
    func response(
        to conditions: Conditions,
        byteCount: Int,
        body: (Range<Int>) -> ResponseBody
    ) -> Response {
        switch conditions.wish(for: self, byteCount: byteCount) {
        case .notModified:
            Response(status: .notModified, headers: common)
        case .otherVersion:
            Response(status: .preconditionFailed, headers: otherVersion)
        case .whole:
            Response(status: .ok, headers: whole(byteCount: byteCount), body: body(0..<byteCount))
        case .part(let range):
            Response(status: .partialContent, headers: part(range, of: byteCount), body: body(range))
        case .nothing:
            Response(status: .rangeNotSatisfiable, headers: nothing(of: byteCount))
        }
    }
}

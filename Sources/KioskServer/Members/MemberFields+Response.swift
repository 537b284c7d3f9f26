internal import HTTPTypes
internal import HummingbirdCore

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

internal import CityBundle
internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore

/// A member in one of its forms, ready to be sent: what does not differ between requests.
struct Representation: Sendable {
    /// The answer to `GET`.
    let answer: SerializedResponse
    /// The answer to a client that has it already.
    let notModified: SerializedResponse
    private let fields: MemberFields

    /// - Parameter coding: what the client takes; a member that is stored as it is has one form only.
    init(_ member: StoredMember, as coding: ContentCoding) {
        let gzip = member.gzipped()
        let coding = gzip == nil ? .identity : coding
        fields = MemberFields(
            name: member.name,
            coding: coding,
            tag: EntityTag(member.digest, as: coding),
            hasOtherForm: gzip != nil
        )
        let body = coding == .gzip ? gzip ?? [] : member.inflated()
        let common = fields.common
        answer = SerializedResponse(.ok, fields.whole(byteCount: body.count, common), body: body)
        notModified = SerializedResponse(.notModified, common)
    }

    /// A client that takes the other form gets other bytes.
    var hasOtherForm: Bool { fields.hasOtherForm }

    var tag: EntityTag { fields.tag }

    /// The cost of keeping it, in bytes: the answers, and an estimate of what leads to them.
    var keptByteCount: Int { answer.keptByteCount + notModified.keptByteCount + 512 }

    func response(to conditions: Conditions) -> Response {
        let body = answer.body
        return fields.response(to: conditions, byteCount: body.readableBytes) { range in
            let slice = body.getSlice(at: body.readerIndex + range.lowerBound, length: range.count)
            return ResponseBody(byteBuffer: slice ?? body)
        }
    }
}

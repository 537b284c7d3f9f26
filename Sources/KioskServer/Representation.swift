internal import CityBundle
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// A member in one of its forms, ready to be sent: what does not differ between requests.
struct Representation: Sendable {
    /// A client that takes the other form gets other bytes.
    let hasOtherForm: Bool
    let tag: EntityTag
    let body: ByteBuffer
    private let fields: HTTPFields
    private let notModifiedFields: HTTPFields

    /// - Parameter coding: what the client takes; a member that is stored as it is has one form only.
    init(_ member: StoredMember, as coding: ContentCoding) {
        let type = MediaType(member.name)
        let gzip = member.gzipped()
        hasOtherForm = gzip != nil
        tag = EntityTag(member.digest, as: hasOtherForm ? coding : .identity)

        var common = HTTPFields()
        common[.eTag] = tag.field
        common[.cacheControl] = CachePolicy(member.name).field
        if hasOtherForm { common[.vary] = "Accept-Encoding" }
        common.append(contentsOf: SecurityHeaders.fields(for: type))
        notModifiedFields = common

        var own = HTTPFields()
        own[.contentType] = type.field
        if let gzip, coding == .gzip {
            body = ByteBuffer(bytes: gzip)
            own[.contentEncoding] = "gzip"
        } else {
            body = ByteBuffer(bytes: member.inflated())
        }
        own[.contentLength] = String(body.readableBytes)
        fields = own + common
    }

    /// What it costs to keep, in bytes: the body and an estimate of the rest.
    var keptByteCount: Int { body.readableBytes + 2048 }

    func response(ifNoneMatch: String?) -> Response {
        if let ifNoneMatch, tag.isNamed(by: ifNoneMatch) {
            return Response(status: .notModified, headers: notModifiedFields)
        }
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: body))
    }
}

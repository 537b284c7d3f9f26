internal import CityBundle

/// A strong validator of one form of one member: the same tag means the same bytes.
struct EntityTag: Hashable, Sendable {
    /// The tag as it stands in the header field, with its quotation marks.
    let field: String

    /// - Parameter digest: of the member's content. Half of it, 128 bits, is plenty to tell versions apart.
    init(_ digest: Digest, as coding: ContentCoding) {
        let digits = digest.hex.prefix(32)
        field = coding == .gzip ? "\"\(digits)-gzip\"" : "\"\(digits)\""
    }

    /// Tells whether the client's `If-None-Match` names this tag, so that it need not be sent the bytes again (RFC
    /// 9110, section 13.1.2: weak comparison).
    func isNamed(by ifNoneMatch: String) -> Bool { isListed(in: ifNoneMatch, comparesWeakly: true) }

    /// Tells whether the client's `If-Match` names this tag, so that this is the version it wants (RFC 9110, section
    /// 13.1.1: strong comparison, in which a weak tag names nothing).
    func isWanted(by ifMatch: String) -> Bool { isListed(in: ifMatch, comparesWeakly: false) }

    private func isListed(in field: String, comparesWeakly: Bool) -> Bool {
        var rest = field[...].utf8
        let own = self.field.utf8
        while let byte = rest.first {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ","):
                rest = rest.dropFirst()
            case UInt8(ascii: "*"):
                return true
            default:
                let isWeak = rest.starts(with: "W/".utf8)
                if isWeak { rest = rest.dropFirst(2) }
                guard rest.first == UInt8(ascii: "\"") else { return false }
                guard let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else { return false }
                if comparesWeakly || !isWeak, rest[...end].elementsEqual(own) { return true }
                rest = rest[rest.index(after: end)...]
            }
        }
        return false
    }
}

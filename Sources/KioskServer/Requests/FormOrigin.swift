internal import HTTPTypes

/// Tells whether what is posted, a form or a word of the screen's script, comes from a page of this very listener.
///
/// `Sec-Fetch-Site`, where the browser sends it, has to say so, and `Origin` as well; a request with neither is refused.
enum FormOrigin {
    static func isOwn(_ headers: HTTPFields, authority: String?) -> Bool {
        let site = headers[.secFetchSite]
        let origin = headers[.origin]
        guard site != nil || origin != nil else { return false }
        return (site == nil || site == "same-origin") && (origin == nil || origin == authority.map { "http://\($0)" })
    }
}

extension HTTPField.Name {
    static let secFetchSite: HTTPField.Name = {
        guard let name = HTTPField.Name("Sec-Fetch-Site") else { preconditionFailure("a token") }
        return name
    }()
}

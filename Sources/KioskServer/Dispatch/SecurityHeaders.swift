internal import HTTPTypes

/// The header fields by which every answer tells the browser what to forbid.
enum SecurityHeaders {
    /// Fields for everything but SVG.
    static let fields = fields(contentSecurityPolicy: pagePolicy)

    /// A picture needs nothing from elsewhere. Opened by its own address it is a document, which may run no script
    /// and has no origin.
    static let svgFields = fields(
        contentSecurityPolicy: "default-src 'none'; script-src 'none'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'; sandbox"
    )

    static func fields(for type: MediaType) -> HTTPFields {
        type == .svg ? svgFields : fields
    }

    /// Pages get style, script, pictures and sound from here, and send forms here; nothing inline, nothing foreign.
    private static let pagePolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    /// Only names that every browser knows: an unknown one is an error on its console.
    private static let forbiddenFeatures = [
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer", "microphone",
        "midi", "payment", "serial", "usb",
    ]

    private static func fields(contentSecurityPolicy: String) -> HTTPFields {
        var fields = HTTPFields()
        fields[.contentSecurityPolicy] = contentSecurityPolicy
        fields[.xContentTypeOptions] = "nosniff"
        fields[.referrerPolicy] = "same-origin"
        fields[.crossOriginOpenerPolicy] = "same-origin"
        fields[.crossOriginResourcePolicy] = "same-origin"
        fields[.permissionsPolicy] = forbiddenFeatures.map { "\($0)=()" }.joined(separator: ", ")
        // Browsers from before frame-ancestors know this one.
        fields[.xFrameOptions] = "DENY"
        return fields
    }
}

extension HTTPField.Name {
    private static func known(_ name: String) -> HTTPField.Name {
        guard let known = HTTPField.Name(name) else { preconditionFailure("\(name) is a token") }
        return known
    }

    static let referrerPolicy = known("Referrer-Policy")
    static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")
    static let permissionsPolicy = known("Permissions-Policy")
    static let xFrameOptions = known("X-Frame-Options")
}

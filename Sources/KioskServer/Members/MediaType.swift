internal import CityBundle

/// The media type of a member, by the end of its name.
enum MediaType: String, Hashable, Sendable, CaseIterable {
    case html = "text/html; charset=utf-8"
    case css = "text/css; charset=utf-8"
    case javascript = "text/javascript; charset=utf-8"
    case plainText = "text/plain; charset=utf-8"
    case json = "application/json"
    case xml = "application/xml"
    case manifest = "application/manifest+json"
    case svg = "image/svg+xml"
    case png = "image/png"
    case jpeg = "image/jpeg"
    case webp = "image/webp"
    case avif = "image/avif"
    case icon = "image/x-icon"
    case woff2 = "font/woff2"
    case mp3 = "audio/mpeg"
    case ogg = "audio/ogg"
    /// The server's own kind: an answer without an end.
    case eventStream = "text/event-stream"
    case other = "application/octet-stream"

    init(_ name: MemberName) {
        let text = name.rawValue
        let start = text.utf8.lastIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
        guard let start, text.utf8[start] == UInt8(ascii: ".") else {
            self = .other
            return
        }
        self =
            switch text[text.utf8.index(after: start)...] {
            case "html": .html
            case "css": .css
            case "js": .javascript
            case "txt", "pub": .plainText
            case "json": .json
            case "xml": .xml
            case "webmanifest": .manifest
            case "svg": .svg
            case "png": .png
            case "jpg", "jpeg": .jpeg
            case "webp": .webp
            case "avif": .avif
            case "ico": .icon
            case "woff2": .woff2
            case "mp3": .mp3
            case "ogg", "opus": .ogg
            default: .other
            }
    }

    /// The types that players and browsers may ask for in parts.
    var isPictureOrSound: Bool { rawValue.hasPrefix("image/") || rawValue.hasPrefix("audio/") }

    /// The value of `Content-Type`.
    var field: String { rawValue }
}

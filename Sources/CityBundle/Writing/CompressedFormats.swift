/// Formats that compress by themselves. What deflate still finds in them, a few bytes in most and a third in some, is left
/// where it is: a picture that lies as it is can be sent in pieces and by range, and is never in memory whole.
enum CompressedFormats {
    private static let extensions = [
        ".jpg", ".jpeg", ".png", ".webp", ".avif", ".mp3", ".ogg", ".opus", ".woff2", ".zip", ".gz",
    ]

    static func contain(_ name: MemberName) -> Bool { extensions.contains { name.rawValue.hasSuffix($0) } }
}

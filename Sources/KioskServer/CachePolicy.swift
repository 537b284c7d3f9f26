internal import CityBundle

/// How long a browser may keep a member without asking.
enum CachePolicy: String, Hashable, Sendable {
    /// Named by its content: another content would have another name.
    case forEver = "public, max-age=31536000, immutable"
    /// Kept, but asked about every time: an update shows at once.
    case askEveryTime = "no-cache"
    /// Differs between visitors.
    case never = "no-store"

    init(_ name: MemberName) {
        self =
            if Slot(name) == .preferences {
                .never
            } else if Self.isNamedByContent(name) {
                .forEver
            } else {
                .askEveryTime
            }
    }

    /// The value of `Cache-Control`.
    var field: String { rawValue }

    /// `assets/site-<hash>.css`, `images/<slug>-<hash>.…`: a hash is at least eight lower-case hexadecimal digits between
    /// the last hyphen and the dot behind it.
    private static func isNamedByContent(_ name: MemberName) -> Bool {
        let path = name.rawValue
        guard path.hasPrefix("assets/") || path.hasPrefix("images/"), let hyphen = path.utf8.lastIndex(of: 0x2D) else {
            return false
        }
        let hash = path.utf8[path.utf8.index(after: hyphen)...].prefix { $0 != UInt8(ascii: ".") }
        guard hash.count >= 8, hash.endIndex != path.utf8.endIndex else { return false }
        return hash.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}

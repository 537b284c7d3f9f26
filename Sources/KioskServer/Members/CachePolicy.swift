internal import Cities
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
            if SiteSlot(name.rawValue.utf8.span) == .preferences {
                .never
            } else if name.isNamedByContent {
                .forEver
            } else {
                .askEveryTime
            }
    }

    /// The value of `Cache-Control`.
    var field: String { rawValue }
}

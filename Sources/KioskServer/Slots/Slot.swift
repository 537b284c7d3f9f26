internal import CityBundle

/// The members that the server answers itself, and an exported site has as packed.
enum Slot: String, CaseIterable, Sendable {
    /// The visitor's text size and colours, out of the cookie.
    case preferences = "assets/preferences.css"
    /// What only the kiosk's own screen does.
    case kioskScript = "assets/kiosk.js"
    /// The style of what only a server shows.
    case liveStyle = "assets/live.css"

    init?(_ name: MemberName) {
        self.init(rawValue: name.rawValue)
    }

    /// By the bytes of a name.
    init?(_ name: Span<UInt8>) {
        guard let slot = Self.allCases.first(where: { $0.rawValue.utf8.span.isSame(as: name) }) else { return nil }
        self = slot
    }

    var member: MemberName {
        guard let name = try? MemberName(rawValue) else { preconditionFailure("\(rawValue) is a name") }
        return name
    }
}

internal import Cities
internal import CityBundle

/// The listener that a request came in by, of the two that a server may have.
enum ListenerRole: Hashable, Sendable {
    /// The kiosk's own screen: everything.
    case screen
    /// Other devices: pages, search and preferences.
    case `public`

    /// Tells whether this listener shows the member: not `<lang>/desk/…` nor `<lang>/text/desk/…` to other devices.
    func shows(_ name: MemberName) -> Bool {
        self == .screen || !SiteFolder.leadsToDesk(name.rawValue.utf8.span)
    }
}

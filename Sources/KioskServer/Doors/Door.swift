internal import Cities
internal import CityBundle

/// Which of the two doors a request came in by.
enum Door: Hashable, Sendable {
    /// The kiosk's own screen: everything.
    case kiosk
    /// Other devices: pages, search and preferences.
    case visitors

    /// Whether this door shows the member: not `<lang>/desk/…` nor `<lang>/text/desk/…` to other devices.
    func shows(_ name: MemberName) -> Bool {
        self == .kiosk || !SiteFolder.leadsToDesk(name.rawValue.utf8.span)
    }
}

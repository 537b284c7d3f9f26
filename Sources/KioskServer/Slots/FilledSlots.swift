internal import Cities
internal import CityBundle
internal import CityPages
internal import HTTPTypes

/// What the server fills the slots with, whatever bundle is active.
struct FilledSlots: Sendable {
    private let identity: [SiteSlot: Representation]
    private let gzip: [SiteSlot: Representation]
    private let screen: KioskScreen?

    init(_ configuration: ServeConfiguration) {
        let contents: [SiteSlot: [UInt8]] = [
            .kioskScript: configuration.kioskScript, .liveStyle: configuration.liveStyle,
        ]
        let members = contents.map { ($0, StoredMember(name: $0.member, content: $1)) }
        func ready(_ coding: ContentCoding) -> [SiteSlot: Representation] {
            Dictionary(uniqueKeysWithValues: members.map { ($0, Representation($1, as: coding)) })
        }
        identity = ready(.identity)
        gzip = ready(.gzip)
        screen = configuration.screenSize
    }

    /// - Returns: `nil` where the slot is sent as packed: at the listener for other devices.
    func representation(of slot: SiteSlot, as coding: ContentCoding, at role: ListenerRole) -> Representation? {
        guard role == .screen else { return nil }
        return switch coding {
        case .identity: identity[slot]
        case .gzip: gzip[slot]
        }
    }

    /// A visitor's text size and colours. Of a visitor's own device nobody knows the screen.
    func style(for preferences: Preferences, at role: ListenerRole) -> MadeAnswer {
        let body = Array(
            preferences.servedStyleSheet(on: role == .screen ? screen : nil, hasDesk: role == .screen).utf8
        )
        return MadeAnswer(.ok, .css, body: body)
    }
}

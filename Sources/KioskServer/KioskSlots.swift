internal import CityBundle

/// The slots that the kiosk's own screen gets filled, and every visitor alike, ready to be sent.
struct KioskSlots: Sendable {
    private let identity: [Slot: Representation]
    private let gzip: [Slot: Representation]

    init(_ configuration: ServeConfiguration) {
        let contents: [Slot: [UInt8]] = [
            .kioskScript: configuration.kioskScript, .liveStyle: configuration.liveStyle,
        ]
        let members = contents.map { ($0, StoredMember(name: $0.member, content: $1)) }
        func ready(_ coding: ContentCoding) -> [Slot: Representation] {
            Dictionary(uniqueKeysWithValues: members.map { ($0, Representation($1, as: coding)) })
        }
        identity = ready(.identity)
        gzip = ready(.gzip)
    }

    func representation(of slot: Slot, as coding: ContentCoding) -> Representation? {
        switch coding {
        case .identity: identity[slot]
        case .gzip: gzip[slot]
        }
    }
}

internal import Cities
internal import CityBundle
internal import CityPages
internal import HTTPTypes
internal import Synchronization
internal import Words

/// What the server fills the slots with. Bundles without words of their own have the same.
struct FilledSlots: Sendable {
    private let identity: [SiteSlot: Representation]
    private let gzip: [SiteSlot: Representation]
    private let screen: KioskScreen?
    private let kioskScript: @Sendable ([Words]) -> [UInt8]
    private let ownScripts = OwnScripts()

    init(_ configuration: ServeConfiguration) {
        kioskScript = configuration.kioskScript
        let contents: [SiteSlot: [UInt8]] = [
            .kioskScript: kioskScript(Words.shipped), .liveStyle: configuration.liveStyle,
        ]
        let members = contents.map { ($0, StoredMember(name: $0.member, content: $1)) }
        func ready(_ coding: ContentCoding) -> [SiteSlot: Representation] {
            Dictionary(uniqueKeysWithValues: members.map { ($0, Representation($1, as: coding)) })
        }
        identity = ready(.identity)
        gzip = ready(.gzip)
        screen = configuration.screenSize
    }

    /// - Parameter words: of the bundle that is shown.
    /// - Returns: `nil` where the slot is sent as packed: at the listener for other devices.
    func representation(
        of slot: SiteSlot,
        as coding: ContentCoding,
        at role: ListenerRole,
        in words: SiteWords
    ) -> Representation? {
        guard role == .screen else { return nil }
        if slot == .kioskScript, words.hasOwn {
            return ownScripts.representation(as: coding, for: words) { kioskScript(words.all) }
        }
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

/// The script that speaks the words of a bundle's own; kept for the last bundle that has some.
private final class OwnScripts: Sendable {
    private struct Kept {
        var words: SiteWords
        var identity: Representation
        var gzip: Representation
    }

    private let kept = Mutex<Kept?>(nil)

    func representation(
        as coding: ContentCoding,
        for words: SiteWords,
        _ script: () -> [UInt8]
    ) -> Representation {
        kept.withLock { kept in
            if kept?.words !== words {
                let member = StoredMember(name: SiteSlot.kioskScript.member, content: script())
                kept = Kept(
                    words: words,
                    identity: Representation(member, as: .identity),
                    gzip: Representation(member, as: .gzip)
                )
            }
            guard let kept else { preconditionFailure("it was just made") }
            return switch coding {
            case .identity: kept.identity
            case .gzip: kept.gzip
            }
        }
    }
}

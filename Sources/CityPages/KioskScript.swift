package import Words

/// `assets/kiosk.js` as the kiosk's own screen gets it: its settings, what it says, then the parts in `Assets/kiosk`, in one
/// scope.
package struct KioskScript: Hashable, Sendable {
    /// The time without a touch after which a visitor is asked whether they are still there; half a minute later
    /// everything of theirs is forgotten. Twice as long in the accessible version. Default 90 s: few read for longer
    /// without a touch. Zero: never.
    package var idle: Duration = .seconds(90)

    /// Unused for so long, the start page becomes the posters. Default 30 s. Zero: never.
    package var attract: Duration = .seconds(30)

    package init() {}

    /// - Parameter words: of every language that the pages are in.
    package func bytes(words: [Words] = Words.shipped) -> [UInt8] {
        let settings = "{ idle: \(idle.components.seconds), attract: \(attract.components.seconds) }"
        let start =
            "(() => {\n\"use strict\";\nconst settings = \(settings);\nconst spoken = \(Words.script(of: words));\n"
        return Array(start.utf8) + EmbeddedAsset.kioskScript.bytes + Array("})();\n".utf8)
    }
}

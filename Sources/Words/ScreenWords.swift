internal import Cities
internal import FoundationEssentials

/// What the kiosk's own screen says: `Assets/kiosk/words.js` has it from here.
package struct ScreenWords: Codable, Sendable {
    let stillThere: String
    let willForget: Phrase<Slot.Seconds>
    let secondsLeft: Phrase<Slot.Seconds>
    let goOn: String
    /// The name of the attract loop for screen readers.
    let attract: String
    let pause: String
    let play: String
    let leavingTitle: String
    let leavingHint: String
    let close: String
    let keyboard: String
    let showKeyboard: String
    let keys: Keys
    /// Said to everybody at once, in every language.
    let greeting: String
    let updates: Updates
    let refusals: Refusals

    /// The names of keys of the keyboard on the glass.
    struct Keys: Codable, Sendable {
        let shift: String
        let erase: String
        let space: String
        let left: String
        let right: String
        let hide: String
        let latin: String
        let cyrillic: String
        let digits: String
        let letters: String
        let line: String
        let search: String
        let next: String
        let send: String
    }

    /// How an update stands.
    struct Updates: Codable, Sendable {
        let reading: Update
        let done: Update
        let same: Update
        let refused: Update
    }

    struct Update: Codable, Sendable {
        let what: String
        let next: String
    }

    /// Why an update is refused.
    struct Refusals: Codable, Sendable {
        let untrusted: String
        let damaged: String
        let unreadable: String
        let old: String
        let empty: String
        let room: String
        let other: String
    }
}

extension Words {
    /// The longest countdown of the screen, in seconds.
    private static let longestCountdown = 60

    private struct Script: Encodable {
        let words: [String: ScreenWords]
        /// The plural category of each number of seconds, by language, where it decides anything.
        let forms: [String: [String]]
    }

    /// Words for the screen's script: an expression of JavaScript.
    package static func script(of words: [Words]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let screens = words.map { ($0.language.rawValue, $0.screen) }
        let forms = words.compactMap { words -> (String, [String])? in
            guard let rule = words.screen.willForget.rule ?? words.screen.secondsLeft.rule else { return nil }
            return (words.language.rawValue, (0...longestCountdown).map { rule.category(of: $0).rawValue })
        }
        let script = Script(
            words: Dictionary(uniqueKeysWithValues: screens),
            forms: Dictionary(uniqueKeysWithValues: forms)
        )
        guard let data = try? encoder.encode(script) else { preconditionFailure("strings are JSON") }
        return String(decoding: data, as: UTF8.self)
    }
}

/// What a server knows of the kiosk's own screen, in whole seconds: `12 340` over the control socket, `-` for never.
package struct ScreenReport: Hashable, Sendable {
    /// Since a page last painted. Longer than a minute or two: the browser hangs, or shows something else.
    package var sincePainted: Int?
    /// Since somebody last touched the screen.
    package var sinceTouched: Int?

    package init(sincePainted: Int?, sinceTouched: Int?) {
        self.sincePainted = sincePainted
        self.sinceTouched = sinceTouched
    }

    init?(line: String) {
        let words = line.split(separator: " ")
        guard words.count == 2, words.allSatisfy({ $0 == "-" || Int($0) != nil }) else { return nil }
        self.init(sincePainted: Int(words[0]), sinceTouched: Int(words[1]))
    }

    package var line: String {
        [sincePainted, sinceTouched].map { $0.map(String.init) ?? "-" }.joined(separator: " ")
    }
}

/// How a visitor wants the pages set: text size and colours.
///
/// Tells whether pictures are shown is not kept here: it is the choice between a page and its twin under `text/`.
package struct Preferences: Hashable, Sendable {
    /// The three letters A of the accessible version.
    package enum Size: Int, CaseIterable, Sendable {
        case regular = 1
        case large = 2
        case largest = 3

        /// Factor on the page's own text size.
        var factor: String {
            switch self {
            case .regular: "1"
            case .large: "1.35"
            case .largest: "1.8"
            }
        }
    }

    package var size: Size
    package var colours: ColourScheme

    package init(size: Size = .regular, colours: ColourScheme = .own) {
        self.size = size
        self.colours = colours
    }

    /// The pages as they are packed.
    package static let normal = Preferences()

    /// Every choice of both.
    package static let all = Size.allCases.flatMap { size in
        ColourScheme.allCases.map { Preferences(size: size, colours: $0) }
    }
}

// MARK: - In a cookie and in a link

extension Preferences {
    /// The name of the cookie that carries ``cookieValue``.
    package static let cookieName = "preferences"

    /// Two digits, size and colours: `31` is the largest text, black on white.
    package var cookieValue: String { "\(size.rawValue)\(colours.number)" }

    /// - Returns: `nil` for anything but what ``cookieValue`` writes.
    package init?(cookieValue: String) {
        let digits = cookieValue.utf8.map { Int($0) - 0x30 }
        guard digits.count == 2, let size = Size(rawValue: digits[0]), let colours = ColourScheme(number: digits[1])
        else { return nil }
        self.init(size: size, colours: colours)
    }

    /// These preferences, changed as a link `preferences.html?size=3&colours=1` asks.
    ///
    /// `reset=1` returns to the normal version. A value that is none of the choices changes nothing.
    ///
    /// - Parameter query: the decoded names and values behind the question mark, in their order.
    package func changed(by query: [(name: String, value: String)]) -> Preferences {
        var changed = self
        for (name, value) in query {
            switch name {
            case "size": changed.size = Int(value).flatMap(Size.init) ?? changed.size
            case "colours": changed.colours = Int(value).flatMap(ColourScheme.init(number:)) ?? changed.colours
            case "reset": changed = .normal
            default: break
            }
        }
        return changed
    }
}

// MARK: - As a style sheet

extension Preferences {
    /// The slot `assets/preferences.css` for these preferences: a few custom properties that the site's style sheet
    /// reads.
    ///
    /// Beside the values themselves, one property a choice says whether it is the chosen one: `--size-2-chosen: inline`
    /// lets a page that is the same for everybody still show, and tell screen readers, which letter A is on.
    ///
    /// - Parameter screen: where it is known, no text of the largest size is smaller than ``KioskScreen/largeTextSize``.
    package func styleSheet(on screen: KioskScreen? = nil) -> String {
        var properties = ["--text-factor: \(size.factor)"]
        if size == .largest, let screen {
            let hundredThousandths = Int((screen.largeTextSize * 100_000).rounded(.up))
            properties.append("--least-size: calc(hypot(100vw, 100vh) * \(hundredThousandths) / 100000)")
        }
        if size == .largest { properties += ["--on-map: none", "--dot: 24px"] }
        for choice in Size.allCases {
            properties.append("--size-\(choice.rawValue)-chosen: \(choice == size ? "inline" : "none")")
        }
        for choice in ColourScheme.allCases {
            properties.append("--colours-\(choice.number)-chosen: \(choice == colours ? "inline" : "none")")
        }
        properties += colours.properties
        return ":root {\n" + properties.map { "  \($0);\n" }.joined() + "}\n"
    }

    /// The style sheet as a server sends it: it tells `site.js` that preferences are kept by the cookie, and hides what
    /// pages say of themselves where no server is (`.without-server`, whose `display` this is).
    ///
    /// - Parameter hasDesk: whether the desk is behind the same door; links to it are hidden elsewhere (`.desk`).
    package func servedStyleSheet(on screen: KioskScreen? = nil, hasDesk: Bool) -> String {
        styleSheet(on: screen) + ":root { --served: none;\(hasDesk ? "" : " --desk: none;") }\n"
    }
}

// MARK: - Without a server

extension Preferences {
    /// The site's script: the style sheet of each choice, by its ``cookieValue``, then `Assets/site.js`, which keeps
    /// the choice where no server does.
    static var script: [UInt8] {
        let sheets = all.map { "  \"\($0.cookieValue)\": `\($0.styleSheet())`,\n" }.joined()
        return Array("const preferenceSheets = {\n\(sheets)};\n".utf8) + EmbeddedAsset.script.bytes
    }
}

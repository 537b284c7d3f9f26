/// A pair of colours for text and paper, chosen by one of the letters C of the accessible version.
///
/// A further scheme is a constant here, its place in ``choices``, and its name in each language's words.
package struct ColourScheme: Hashable, Sendable {
    /// The key under which the words of each language name the scheme.
    package let key: String
    fileprivate let palette: Palette?

    fileprivate struct Palette: Hashable, Sendable {
        var paper: String
        var ink: String
        /// The land on the map, on which no text stands but the home city's name.
        var land: String
        /// The frame of the scheme's letter, where its ink would not be seen on another scheme's paper.
        var frame: String?
        var isDark = false
    }

    private init(_ key: String, _ palette: Palette? = nil) {
        self.key = key
        self.palette = palette
    }

    /// The colours of the site itself: ink on paper by day, paper on ink by night.
    package static let own = ColourScheme("own")
    package static let blackOnWhite = ColourScheme(
        "blackOnWhite",
        Palette(paper: "#ffffff", ink: "#000000", land: "#dcdcdc")
    )
    package static let whiteOnBlack = ColourScheme(
        "whiteOnBlack",
        Palette(paper: "#000000", ink: "#ffffff", land: "#333333", frame: "#777777", isDark: true)
    )
    package static let blueOnLightBlue = ColourScheme(
        "blueOnLightBlue",
        Palette(paper: "#9dd1ff", ink: "#063462", land: "#e3f2ff")
    )

    /// The schemes of the letters C, in their order. Contrast of ink on paper: 21:1, 21:1 and 7.7:1 (WCAG 2.2, 1.4.6,
    /// asks for 7:1).
    package static let choices: [ColourScheme] = [.blackOnWhite, .whiteOnBlack, .blueOnLightBlue]
}

// MARK: - By number

extension ColourScheme: CaseIterable {
    package static let allCases = [own] + choices

    /// The scheme's place among all, a single digit, by which cookies, links and style sheets name it.
    package var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// - Returns: `nil` for a number that no scheme has.
    package init?(number: Int) {
        guard Self.allCases.indices.contains(number) else { return nil }
        self = Self.allCases[number]
    }
}

// MARK: - As style

extension ColourScheme {
    /// The custom properties of the scheme; the site's style sheet has its own value where a property is missing.
    var properties: [String] {
        guard let palette else { return [] }
        return [
            "--chosen-paper: \(palette.paper)", "--chosen-ink: \(palette.ink)", "--chosen-land: \(palette.land)",
            "color-scheme: \(palette.isDark ? "dark" : "light")",
        ]
    }

    /// Shows the scheme's letter in the scheme's own colours.
    fileprivate var letterRule: String {
        guard let palette else { return "" }
        let frame = palette.frame.map { " border-color: \($0);" } ?? ""
        return ".choice a.colours-\(number) { background: \(palette.paper); color: \(palette.ink);\(frame) }\n"
    }

    /// Shows the mark of what is chosen at the letter of the chosen scheme (``Preferences/styleSheet(on:)``).
    fileprivate var markRule: String {
        ".colours-\(number) .chosen { display: var(--colours-\(number)-chosen, none); }\n"
    }
}

extension EmbeddedAsset {
    /// The site's style sheet: what stands in `Assets/style`, and the rules of each colour scheme behind it.
    static let siteStyle: [UInt8] =
        styleSheet.bytes + Array(ColourScheme.choices.map { $0.letterRule + $0.markRule }.joined().utf8)
}

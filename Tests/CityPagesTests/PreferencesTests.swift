import CityPages
import Testing

@Suite("Preferences")
struct PreferencesTests {
    @Test("A cookie is read back as it was written")
    func cookieRoundTrip() {
        for size in Preferences.Size.allCases {
            for colours in ColourScheme.allCases {
                let preferences = Preferences(size: size, colours: colours)
                #expect(Preferences(cookieValue: preferences.cookieValue) == preferences)
            }
        }
    }

    @Test("Anything else in the cookie is nothing", arguments: ["", "1", "111", "01", "41", "14", "x1", "1x", "１１"])
    func refusesForeignCookies(_ value: String) {
        #expect(Preferences(cookieValue: value) == nil)
    }

    @Test("A link changes what it names, and only to one of the choices")
    func changesByQuery() {
        let start = Preferences(size: .large, colours: .whiteOnBlack)
        #expect(start.changed(by: [("size", "3")]) == Preferences(size: .largest, colours: .whiteOnBlack))
        #expect(start.changed(by: [("colours", "1")]) == Preferences(size: .large, colours: .blackOnWhite))
        #expect(start.changed(by: [("size", "9"), ("colours", "x"), ("back", "a")]) == start)
        #expect(start.changed(by: [("reset", "1")]) == .normal)
    }

    @Test("The style sheet marks the chosen size and colours, and no others")
    func marksTheChosen() {
        let sheet = Preferences(size: .largest, colours: .blueOnLightBlue).styleSheet()
        #expect(sheet.contains("--text-factor: 1.8;"))
        #expect(sheet.contains("--size-3-chosen: inline;") && sheet.contains("--size-1-chosen: none;"))
        #expect(sheet.contains("--chosen-paper: #9dd1ff;") && sheet.contains("--chosen-ink: #063462;"))
        #expect(!Preferences.normal.styleSheet().contains("--chosen-paper"))
    }

    @Test("On a known screen no text of the largest size is smaller than 0.7 degrees ask for")
    func knowsTheScreen() throws {
        let screen = try #require(KioskScreen("21.5in@50cm"))
        // 35.2 px on a diagonal of 2202.9 px, which is that of 1920x1080.
        #expect(abs(screen.largeTextSize * 2202.9 - 35.2) < 0.05)
        let line = "--least-size: calc(hypot(100vw, 100vh) * 1599 / 100000);"
        #expect(Preferences(size: .largest).styleSheet(on: screen).contains(line))
        #expect(!Preferences(size: .large).styleSheet(on: screen).contains("--least-size"))
        #expect(!Preferences(size: .largest).styleSheet().contains("--least-size"))
    }

    @Test("A screen is told in inches, centimetres or millimetres")
    func screenUnits() {
        #expect(KioskScreen("10in@50cm") == KioskScreen("254mm@500mm"))
        #expect(KioskScreen("25.4cm@50cm") == KioskScreen("254mm@500mm"))
    }

    @Test(
        "What is no screen is refused, and one too small to read from there",
        arguments: [
            "", "@", "21.5in", "21.5@50cm", "21.5in@50", "21.5in@50cm@1", "0in@50cm", "-1in@50cm", "1e3in@50cm",
            "21,5in@50cm", "inf@50cm", "21.5in @ 50cm", "10in@80cm", "..in@50cm",
        ]
    )
    func refusesScreens(_ text: String) {
        #expect(KioskScreen(text) == nil)
    }
}

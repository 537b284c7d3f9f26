import CityPages
import Testing

@Suite("Preferences")
struct PreferencesTests {
    @Test("A cookie is read back as it was written")
    func cookieRoundTrip() {
        for size in Preferences.Size.allCases {
            for colours in Preferences.Colours.allCases {
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
        let sheet = Preferences(size: .largest, colours: .blueOnLightBlue).styleSheet
        #expect(sheet.contains("--text-factor: 1.8;"))
        #expect(sheet.contains("--size-3-chosen: inline;") && sheet.contains("--size-1-chosen: none;"))
        #expect(sheet.contains("--chosen-paper: #9dd1ff;") && sheet.contains("--chosen-ink: #063462;"))
        #expect(!Preferences.normal.styleSheet.contains("--chosen-paper"))
    }
}

import CityPages
import Testing

@Suite("The script of the kiosk's own screen")
struct KioskScriptTests {
    @Test("It carries its settings in whole seconds before its parts, in one scope")
    func carriesSettings() {
        var script = KioskScript()
        script.idle = .seconds(120)
        script.attract = .zero
        let text = String(decoding: script.bytes(), as: UTF8.self)
        #expect(text.hasPrefix("(() => {\n\"use strict\";\nconst settings = { idle: 120, attract: 0 };\n"))
        #expect(text.hasSuffix("})();\n"))
    }

    @Test("It carries what it says, by language, out of the files of words")
    func carriesWords() throws {
        let text = String(decoding: KioskScript().bytes(), as: UTF8.self)
        let spoken = try #require(text.firstMatch(of: /const spoken = (.*);\n/)).1
        #expect(spoken.contains("\"stillThere\":\"Вы ещё здесь?\"") && spoken.contains("\"goOn\":\"I am still here\""))
        // No word of theirs changes with the number.
        #expect(spoken.contains("\"forms\":{}") && spoken.contains("In {seconds} seconds the screen"))
    }
}

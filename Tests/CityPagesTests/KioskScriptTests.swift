import CityPages
import Testing

@Suite("The script of the kiosk's own screen")
struct KioskScriptTests {
    @Test("It carries its settings in whole seconds before its parts, in one scope")
    func carriesSettings() {
        var script = KioskScript()
        script.idle = .seconds(120)
        script.attract = .zero
        let text = String(decoding: script.bytes, as: UTF8.self)
        #expect(text.hasPrefix("(() => {\n\"use strict\";\nconst settings = { idle: 120, attract: 0 };\n"))
        #expect(text.hasSuffix("})();\n"))
    }
}

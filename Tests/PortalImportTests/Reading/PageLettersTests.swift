import Cities
import Testing
@testable import PortalImport

@Suite("The letters of a page")
struct PageLettersTests {
    private static let body = "<ul><li>Циндао (Китай)<br>Развернуть<p>Часовой пояс: UTC+8</p></li></ul>"

    private func lines(_ bytes: [UInt8]) throws -> [String] { try PortalText(page: bytes).lines.map(\.text) }

    private static let read = ["• Циндао (Китай)", "Развернуть", "Часовой пояс: UTC+8"]

    /// The letters of both encodings, by their places in a table of one of them.
    private func koi8(_ text: String) -> [UInt8] {
        let letters = Array(
            "юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ".unicodeScalars
        )
        return text.unicodeScalars.map { scalar in
            scalar.value < 0x80 ? UInt8(scalar.value) : letters.firstIndex(of: scalar).map { UInt8(0xC0 + $0) } ?? 0x3F
        }
    }

    @Test(
        "What reads as UTF-8 is UTF-8, whatever the page says, and only a meta element says anything",
        arguments: [
            "<html><meta charset=windows-1251>", "<html><meta charset=koi8-r>", "<html><meta charset=shift_jis>",
            "<html><form accept-charset='koi8-r'></form>", "<html><script charset='iso-8859-1'></script>", "<html>",
        ]
    )
    func utf8(head: String) throws {
        #expect(try lines(Array((head + Self.body).utf8)) == Self.read)
    }

    @Test("Other bytes are what the meta element says, before and behind other elements with such an attribute")
    func declared() throws {
        let heads = [
            "<html><script charset='utf-8'></script><meta charset=", "<html><meta content='text/html; charset = ",
            "<HTML><META CHARSET=\"",
        ]
        for head in heads {
            let page = Array((head + "windows-1251'\">").utf8) + PortalFixture.windows1251(Self.body)
            #expect(try lines(page).suffix(3) == Self.read[...])
            #expect(try lines(Array((head + "KOI8-R'\">").utf8) + koi8(Self.body)).suffix(3) == Self.read[...])
        }
    }

    @Test("Without a declaration the encoding is the one that makes Russian of the bytes")
    func undeclared() throws {
        let text = "Циндао (Китай)\nРазвернуть\nО городе:\nПорт на Жёлтом море.".replacing("ё", with: "е")
        for text in [text, text.uppercased()] {
            let expected = text.split(separator: "\n").map(String.init)
            #expect(try lines(koi8(text)) == expected)
            #expect(try lines(PortalFixture.windows1251(text)) == expected)
        }
    }

    @Test("Spaces, quotes and signs of the old encodings speak for no language")
    func signs() throws {
        let indent = String(repeating: "\u{A0}", count: 40)
        let text = ["Ель (Китай)", "Развернуть"].map { indent + $0 }.joined(separator: "\n")
        #expect(try lines(PortalFixture.windows1251(text)) == ["Ель (Китай)", "Развернуть"])
    }

    @Test("A damaged byte costs its letter, and not the page")
    func damaged() throws {
        let page = Array("Циндао (Китай)\nРазвернуть\nО городе:\nПорт на море.".utf8)
        #expect(try lines(Array(page.dropLast(2))).last == "Порт на мор\u{FFFD}")
        var middle = page
        middle[2] = 0xFF
        #expect(try lines(middle).first?.hasSuffix("ндао (Китай)") == true)
        let english = Array("Qingdao (China)\n\(String(repeating: "About the city. ", count: 20))caf".utf8) + [0xE9]
        #expect(try lines(english).last?.hasSuffix("caf\u{FFFD}") == true)
    }
}

import CityBundle
import PobratimTesting
import Testing

@Suite("Member names")
struct MemberNameTests {
    @Test(
        "A relative path of lower-case letters, digits and .-_ is a name",
        arguments: [
            "index.html", "ru/text/qingdao.html", "0", "a.", "a..b", "a-/b_", String(repeating: "a", count: 200),
        ]
    )
    func accepted(text: String) throws {
        #expect(try MemberName(text).rawValue == text)
    }

    @Test(
        "Whatever climbs, hides, is absolute, empty, upper-case, over-long or no ASCII is refused",
        arguments: [
            "", "/", "/etc/passwd", "..", "../a", "a/../b", "a/..", ".a", "a/.b", "-a", "_a", "a/", "a//b", "A",
            "INDEX.html",
            "MANIFEST", "MANIFEST.sig", "a b", "a\\b", "a\0", "a\n", "а", "é", "a:b", "%2e",
            String(repeating: "a", count: 201),
        ]
    )
    func refused(text: String) {
        #expect(throws: BundleError.nameMalformed(Excerpt(text))) { try MemberName(text) }
    }

    @Test(
        "A name has its content in it below assets and images, by at least eight hexadecimal digits before the dot",
        arguments: [
            ("assets/site-0a1b2c3d.css", true), ("images/a-b-0123456789abcdef.jpg", true), ("images/a-0a1b2c3d", false),
            ("assets/kiosk.js", false), ("assets/site-0a1b2c3.css", false), ("assets/site-0a1b2c3g.css", false),
            ("data/site-0a1b2c3d.css", false), ("ru/images/a-0a1b2c3d.jpg", false), ("index.html", false),
        ]
    )
    func namedByContent(text: String, isNamed: Bool) throws {
        #expect(try MemberName(text).isNamedByContent == isNamed)
    }

    @Test("Names are in the order of their bytes")
    func order() throws {
        let names = try ["a-b", "a.b", "a/b", "a0", "a_b", "aa", "b"].map { try MemberName($0) }
        #expect(names.shuffled().sorted() == names)
    }

    @Test("What a message shows of a name is one short printable line")
    func excerpt() {
        #expect(Excerpt("a\u{1b}[2J\nЯ\u{202e}").description == "a\\u{1b}[2J\\u{a}Я\\u{202e}")
        #expect(Excerpt(String(repeating: "a", count: 1_000)).description.count == 201)
    }
}

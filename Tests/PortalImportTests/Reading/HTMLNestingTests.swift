import Cities
import PobratimTesting
import Testing
@testable import PortalImport

@Suite("How deep an HTML text is nested")
struct HTMLNestingTests {
    @Test(
        "Elements that end without an end tag lie beside each other",
        arguments: [
            "<svg>\(String(repeating: "<path d='M0 0'/>", count: 5000))</svg>",
            String(repeating: "<p><span>текст</p>", count: 5000), String(repeating: "<li><span>текст", count: 5000),
            String(repeating: "<p><b>текст</p>", count: 5000), String(repeating: "<a name=x>текст<p>", count: 5000),
            "<table>\(String(repeating: "<tr><td><i>текст<td>", count: 5000))</table>",
            String(repeating: "<!-- <div> --><x title='<div>'></x><script>'<div>'</script>", count: 5000),
        ]
    )
    func beside(html: String) throws {
        #expect(try #require(HTMLNesting.depth(of: html)) < 20)
    }

    @Test(
        "Elements that the standard leaves open are counted, though end tags stand behind them",
        arguments: [
            "<div>", "<span><div></span>", "<b><div></b>", "<br-x>", "<form><div></form>", "<td><div></td>",
            "<svg><foreignObject><div/>", "<div><!-- </div> -->", "<div title='</div>'>", "<div><select></div><input>",
            "<div><script><!--<script></script></div>--></script>",
        ]
    )
    func inside(html: String) throws {
        #expect(try #require(HTMLNesting.depth(of: String(repeating: html, count: 1000))) >= 1000)
        #expect(HTMLNesting.depth(of: String(repeating: html, count: 5000)) == nil)
    }

    /// Elements that the model of the rules does not count: those that a page has anyway, and the rows that a cell brings.
    @Test("No text is deeper than twice what is counted, whatever tags it repeats", arguments: 0..<20)
    func againstGumbo(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<20 {
            let html = Self.repetition(using: &generator)
            let depth = try #require(HTMLNesting.depth(of: html))
            #expect(try Self.treeDepth(html) <= 2 * depth + 24, "\(html.prefix(300))")
        }
    }

    private static func treeDepth(_ html: String) throws -> Int {
        var depth = 0
        var deepest = 0
        try HTMLTree(html).walk { event in
            switch event {
            case .enter: depth += 1
            case .leave: depth -= 1
            case .text: break
            }
            deepest = max(deepest, depth)
            return true
        }
        return deepest
    }

    private static let names = [
        "div", "p", "span", "b", "a", "font", "li", "ul", "table", "tr", "td", "th", "tbody", "caption", "colgroup",
        "svg",
        "g", "path", "foreignObject", "desc", "title", "select", "option", "input", "button", "form", "h1", "dl", "dt",
        "dd", "template", "object", "script", "style", "textarea", "br", "img", "body", "html", "section", "x-y",
        "nobr",
        "applet", "pre", "noscript", "frameset", "math", "mi", "iframe", "hr", "image", "rt", "ruby", "keygen",
    ]
    private static let attributes = [" x=1", " x=2", " y='<div>'", " /", " a=b/", " =\"", " color=red", "", "", ""]
    private static let others = [
        "текст ", "\n", "<!-- <div> -->", "<!-->", "<![CDATA[</div>]]>", "</>", "<?x <b>>", "<3",
    ]

    /// A few tags, and a few more a hundred times: what grows shows.
    private static func repetition(using generator: inout SplitMix64) -> String {
        func random(_ texts: [String], _ generator: inout SplitMix64) -> String {
            texts.randomElement(using: &generator) ?? ""
        }
        let few = (0..<Int.random(in: 1...6, using: &generator)).map { _ in random(names, &generator) }
        var piece = ""
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: piece += random(others, &generator)
            case 1, 2: piece += "</\(random(few, &generator))>"
            default: piece += "<\(random(few, &generator))\(random(attributes, &generator))>"
            }
        }
        let start = (0..<Int.random(in: 0...3, using: &generator)).map { _ in "<\(random(names, &generator))>" }
            .joined()
        return start + String(repeating: piece, count: 100)
    }
}

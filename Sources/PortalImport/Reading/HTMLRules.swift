/// Names of elements by what the standard's rules for building the tree say of them.
enum HTMLRules {
    /// They have no inside.
    static let void: Set<String> = [
        "area", "base", "basefont", "bgsound", "br", "col", "command", "embed", "hr", "image", "img", "input", "keygen",
        "link", "meta", "param", "source", "track", "wbr",
    ]
    /// Each page has one, or each table, whatever it says.
    static let neverOpen: Set<String> = ["html", "head", "body", "col", "colgroup"]
    /// Their inside is text, whatever it looks like.
    static let text: Set<String> = ["script", "style", "textarea", "title", "xmp", "iframe", "noframes", "noembed"]
    /// What closes what in and around them is told nowhere here.
    static let uncertain: Set<String> = ["math", "frameset", "rt", "rp"]
    static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
    /// A paragraph ends before them.
    static let blocks = headings.union([
        "address", "article", "aside", "blockquote", "center", "details", "dir", "div", "dl", "fieldset", "figcaption",
        "figure", "footer", "header", "hgroup", "main", "menu", "nav", "ol", "p", "section", "summary", "ul", "pre",
        "listing", "form", "li", "dd", "dt", "plaintext", "xmp",
    ])
    /// Their end tags reach over what is open inside.
    static let endsInScope: Set<String> = ["button", "applet", "marquee", "object"]
    /// Those that go on after their paragraph until they are closed.
    static let formatting: Set<String> = [
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    ]
    /// Formatting does not go on inside them, nor from there behind them.
    static let endsFormatting: Set<String> = ["td", "th", "caption", "applet", "marquee", "object", "template"]
    static let rows: Set<String> = ["td", "th", "tr", "tbody", "thead", "tfoot", "caption"]
    static let table = rows.union(["table"])
    private static let scope: Set<String> = ["applet", "caption", "table", "td", "th", "marquee", "object", "template"]
    private static let special = blocks.union(table).union(void).union(text).union([
        "applet", "body", "button", "colgroup", "frame", "frameset", "head", "html", "marquee", "noscript", "object",
        "select", "template",
    ])
    /// HTML elements that end an unclosed `<svg>` around them. A `<font>` does with some attributes.
    static let breaksOutOfSVG: Set<String> = headings.union([
        "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "head", "hr",
        "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strong",
        "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
    ])
    /// Elements of SVG that hold HTML.
    static let htmlInSVG: Set<String> = ["foreignobject", "desc", "title"]
}

extension HTMLRules {
    /// How far up the search for an element goes that a tag would close: not beyond one of these.
    struct Walls: OptionSet {
        let rawValue: UInt16

        /// For most end tags of blocks.
        static let scope = Walls(rawValue: 1 << 0)
        /// For end tags of all that are neither blocks nor formatting.
        static let special = Walls(rawValue: 1 << 1)
        static let paragraph = Walls(rawValue: 1 << 2)
        /// For `</li>`.
        static let list = Walls(rawValue: 1 << 3)
        /// For `<li>`, and for `<dt>` and `<dd>`: a new one closes the one before, through all but these.
        static let item = Walls(rawValue: 1 << 4)
        static let term = Walls(rawValue: 1 << 5)
        static let table = Walls(rawValue: 1 << 6)
        static let row = Walls(rawValue: 1 << 7)
        static let caption = Walls(rawValue: 1 << 8)
        static let template = Walls(rawValue: 1 << 9)
    }

    /// - Returns: Of which searches the element is a wall.
    static func walls(of name: String, isForeign: Bool) -> Walls {
        if isForeign { return htmlInSVG.contains(name) ? Walls(rawValue: .max) : [] }
        return walls[name] ?? []
    }

    private static let walls: [String: Walls] = {
        var walls: [String: Walls] = [:]
        func add(_ wall: Walls, _ names: Set<String>) { for name in names { walls[name, default: []].insert(wall) } }
        add(.scope, scope)
        add(.special, special)
        add(.paragraph, scope.union(["button"]))
        add(.list, scope.union(["ol", "ul"]))
        add(.item, special.subtracting(["address", "div", "p", "li"]))
        add(.term, special.subtracting(["address", "div", "p", "dd", "dt"]))
        add(.table, ["table", "template"])
        add(.row, ["table", "template", "tr"])
        add(.caption, table.union(["template"]).subtracting(["caption"]))
        add(.template, ["template"])
        return walls
    }()
}

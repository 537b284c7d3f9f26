import CGumbo

/// How deep the elements of an HTML text lie in each other, told from its tags alone.
///
/// gumbo takes its tree apart by recursion, and for every tag looks through the elements that are open; so a page beyond any
/// real one is not given to it. What is open is counted by the standard's rules for building the tree: who closes whom, how
/// far up an end tag reaches, what begins anew (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody).
/// Where they are simplified the count is rather too high.
struct HTMLNesting {
    /// Deeper than a page gets in whose every paragraph something stays open; gumbo's recursion goes as deep.
    static let limit = 4096
    /// Elements that gumbo would add for tags nobody closed.
    static let repeatLimit = 1_000_000

    private var open = HTMLOpenElements()
    /// Something came up whose rules are not here: from there on everything opens, and nothing closes.
    private var isUncertain = false

    /// - Returns: The number of elements around the innermost one and itself, without the few that a page has anyway; `nil`
    ///   for a page beyond the limits.
    static func depth(of html: String) -> Int? {
        var nesting = HTMLNesting()
        var scanner = HTMLTagScanner(html)
        while let tag = scanner.next(isForeign: nesting.isForeign) {
            if scanner.hasText { nesting.readText() }
            if tag.isEnd {
                nesting.close(tag.name)
            } else if nesting.start(tag) {
                scanner.skipText(of: tag.name)
            }
            if nesting.open.deepest > limit || nesting.open.reopenedCount > repeatLimit { return nil }
        }
        return nesting.open.deepest
    }

    /// The next tag is one of SVG.
    private var isForeign: Bool {
        open.last.map { $0.isForeign && !HTMLRules.htmlInSVG.contains($0.name) } ?? false
    }

    private mutating func readText() {
        if !isForeign, !open.isInside("select") { open.reopenFormatting() }
    }

    // MARK: Start tags

    /// - Returns: Whether text follows, up to the end tag.
    private mutating func start(_ tag: HTMLTag) -> Bool {
        if HTMLRules.uncertain.contains(tag.name) || (isForeign && tag.name == "font") { isUncertain = true }
        if isUncertain {
            open.push(tag.name)
            return false
        }
        if isForeign {
            guard HTMLRules.breaksOutOfSVG.contains(tag.name) else {
                if !tag.isSelfClosing { open.push(tag.name, isForeign: true) }
                return false
            }
            while isForeign { open.pop() }
        }
        if open.isInside("select"), !startInSelect(tag.name) { return tag.name == "script" }
        startHTML(tag)
        return HTMLRules.text.contains(tag.name)
    }

    /// - Returns: Whether the tag is read as it is elsewhere; the list lets few of them through.
    private mutating func startInSelect(_ name: String) -> Bool {
        switch name {
        case "option", "optgroup": return true
        case "template":
            isUncertain = true
            return true
        case "select", "input", "keygen", "textarea":
            open.close(["select"], walls: [])
            return name != "select"
        case _ where HTMLRules.table.contains(name) && open.contains("table"):
            open.close(["select"], walls: [])
            return true
        default: return false
        }
    }

    private mutating func startHTML(_ tag: HTMLTag) {
        let name = tag.name
        if HTMLRules.neverOpen.contains(name) { return }
        if HTMLRules.blocks.contains(name) {
            closeBefore(block: name)
        } else if HTMLRules.rows.contains(name) {
            if open.contains("template") { isUncertain = true }
            guard open.contains("table") || isUncertain else { return }
            switch name {
            case "td", "th": open.close(["td", "th"], walls: .row)
            case "tr": open.close(["tr"], walls: .table)
            case "caption": break
            default: open.close(["tbody", "thead", "tfoot"], walls: .table)
            }
        } else {
            if name == "option" || name == "optgroup", open.last?.name == "option" { open.pop() }
            if name == "button" { open.close(["button"], walls: .scope) }
            if name == "a" || name == "nobr", open.isFormattingActive(name) { open.closeFormatting(name) }
            if name != "table" { open.reopenFormatting() }
        }
        if HTMLRules.void.contains(name) { return }
        if HTMLRules.formatting.contains(name) {
            open.pushFormatting(tag)
        } else if name != "svg" || !tag.isSelfClosing {
            open.push(Self.known(name), isForeign: name == "svg")
        }
    }

    private mutating func closeBefore(block name: String) {
        switch name {
        case "li": open.close(["li"], walls: .item)
        case "dd", "dt": open.close(["dd", "dt"], walls: .term)
        default: break
        }
        open.close(["p"], walls: .paragraph)
        if HTMLRules.headings.contains(name), let last = open.last, HTMLRules.headings.contains(last.name) {
            open.pop()
        }
    }

    // MARK: End tags

    private mutating func close(_ name: String) {
        let isForeign = open.last?.isForeign ?? false
        // gumbo stumbles over `</>`; and `</p>` and `</br>` may leave SVG.
        if name.isEmpty || (isForeign && (name == "p" || name == "br")) { isUncertain = true }
        if isUncertain || (isForeign && open.closeForeign(name)) || HTMLRules.void.contains(name) { return }
        if open.isInside("select") {
            closeInSelect(name)
        } else {
            closeHTML(name)
        }
    }

    private mutating func closeInSelect(_ name: String) {
        switch name {
        case "select": open.close(["select"], walls: [])
        case "option", "optgroup": if open.last?.name == name { open.pop() }
        case "template": isUncertain = true
        case _ where HTMLRules.table.contains(name) && open.contains(name):
            open.close(["select"], walls: [])
            closeHTML(name)
        default: break
        }
    }

    private mutating func closeHTML(_ name: String) {
        switch name {
        case "body", "html", "head": break
        case "p": open.close(["p"], walls: .paragraph)
        case "li": open.close(["li"], walls: .list)
        case "form": open.closeAlone("form", walls: .scope)
        case "template": open.close(["template"], walls: [])
        case "caption": open.close(["caption"], walls: .caption)
        case _ where HTMLRules.headings.contains(name): open.close(Array(HTMLRules.headings), walls: .scope)
        case _ where HTMLRules.formatting.contains(name): open.closeFormatting(name)
        case _ where HTMLRules.table.contains(name): open.close([name], walls: .table)
        case _ where HTMLRules.blocks.contains(name) || HTMLRules.endsInScope.contains(name):
            open.close([name], walls: .scope)
        default: open.close([Self.known(name)], walls: .special)
        }
    }

    /// gumbo takes all elements of HTML that it does not know for one.
    private static func known(_ name: String) -> String { gumbo_tag_enum(name) == GUMBO_TAG_UNKNOWN ? "?" : name }
}

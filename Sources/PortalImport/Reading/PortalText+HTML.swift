import CGumbo
import Cities

extension PortalText {
    /// An HTML page as the lines that a browser would show.
    ///
    /// Text that the page hides is kept: the portal folds its entries, and a saved page may hold them folded.
    init(html: String) throws(PortalPageError) {
        let tree = try HTMLTree(html)
        var renderer = HTMLRenderer()
        tree.walk { renderer.visit($0) }
        renderer.endLine()
        self = renderer.page
    }
}

private struct HTMLRenderer {
    private(set) var page = PortalText()
    private var line = RichText()
    private var lineNumber = 0
    /// White space was read that counts only if text follows.
    private var hasSpace = false
    /// A list item has begun, and has no text yet.
    private var needsBullet = false
    private var links: [WebAddress?] = []
    private var openItems: [Int] = []
    /// How many navigation elements, and how many elements of the page's matter, are open.
    private var navigationDepth = 0
    private var preformattedDepth = 0
    private var cellCounts: [(cells: Int, seen: Int)] = []

    mutating func visit(_ event: HTMLTree.Event) -> Bool {
        switch event {
        case .text(let text, let number):
            append(text, line: number)
            return true
        case .enter(let element):
            guard !Tags.silent.contains(element.tag.rawValue) else { return false }
            enter(element)
            return true
        case .leave(let element):
            leave(element)
            return true
        }
    }

    mutating func endLine() {
        let content = line.trimmed
        if !content.isEmpty {
            page.lines.append(PortalText.Line(number: lineNumber, content: content, isNavigation: navigationDepth > 0))
        }
        line = RichText()
        hasSpace = false
    }

    private mutating func enter(_ element: HTMLTree.Element) {
        let tag = element.tag.rawValue
        if Tags.blocks.contains(tag) || Tags.items.contains(tag) { endLine() }
        if isNavigation(element) { navigationDepth += 1 }
        if Tags.items.contains(tag) {
            openItems.append(page.items.count)
            page.items.append(
                PortalText.Item(
                    lines: page.lines.count..<page.lines.count,
                    isDivision: element.tag == GUMBO_TAG_DIV,
                    isListItem: element.tag == GUMBO_TAG_LI
                )
            )
        }
        switch element.tag {
        case GUMBO_TAG_LI: needsBullet = true
        case GUMBO_TAG_BR: endLine()
        case GUMBO_TAG_A: links.append(element[attribute: "href"].flatMap { WebAddress($0.clean.trimmed) })
        case GUMBO_TAG_PRE: preformattedDepth += 1
        case GUMBO_TAG_IMG:
            guard let source = element.pictureSource else { break }
            page.pictures.append(
                PortalText.Picture(
                    source: source,
                    number: element.line,
                    nextLine: page.lines.count + (line.isEmpty ? 0 : 1),
                    item: openItems.last
                )
            )
        case GUMBO_TAG_TR: cellCounts.append((element.count(of: Tags.cells), 0))
        case GUMBO_TAG_TD, GUMBO_TAG_TH: enterCell()
        default: break
        }
    }

    /// A row of two cells is a label and a value.
    private mutating func enterCell() {
        guard let row = cellCounts.last else { return }
        cellCounts[cellCounts.count - 1].seen += 1
        guard row.seen > 0, !line.isBlank else { return }
        if row.cells == 2, line.text.trimmed.last != ":" { line.append(":", link: nil) }
        hasSpace = true
    }

    private mutating func leave(_ element: HTMLTree.Element) {
        let tag = element.tag.rawValue
        if Tags.blocks.contains(tag) || Tags.items.contains(tag) { endLine() }
        if isNavigation(element) { navigationDepth -= 1 }
        if Tags.items.contains(tag), let item = openItems.popLast() {
            page.items[item].lines = page.items[item].lines.lowerBound..<page.lines.count
            needsBullet = false
        }
        switch element.tag {
        case GUMBO_TAG_A: _ = links.popLast()
        case GUMBO_TAG_PRE: preformattedDepth -= 1
        case GUMBO_TAG_TR: _ = cellCounts.popLast()
        default: break
        }
    }

    /// A `<header>` inside an entry is the entry's, and so is an `<aside>` with its facts. Beside all entries, in `<main>`, an
    /// `<aside>` is none of theirs.
    private func isNavigation(_ element: HTMLTree.Element) -> Bool {
        switch element.tag {
        case GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER: return !element.isInsideMatter
        case GUMBO_TAG_NAV, GUMBO_TAG_ASIDE: return !element.isInsideEntry
        default:
            guard let role = element[attribute: "role"] else { return false }
            return ["navigation", "banner", "contentinfo", "search"].contains(role) && !element.isInsideEntry
        }
    }

    private mutating func append(_ text: String, line number: Int) {
        var number = number
        var word = String.UnicodeScalarView()
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.value <= 0x20 }
        for scalar in text.clean.unicodeScalars {
            guard isSpace(scalar) else {
                if word.isEmpty, line.isEmpty { lineNumber = number }
                if hasSpace, !(line.isEmpty && word.isEmpty) { appendSpace(to: &word) }
                hasSpace = false
                if needsBullet, !scalar.isBlank {
                    needsBullet = false
                    if !Bullet.isMark(scalar) { word.append(contentsOf: "• ".unicodeScalars) }
                }
                word.append(scalar)
                continue
            }
            hasSpace = true
            if scalar == "\n" {
                number += 1
                if preformattedDepth > 0 {
                    line.append(String(word), link: links.last ?? nil)
                    word = String.UnicodeScalarView()
                    endLine()
                }
            }
        }
        line.append(String(word), link: links.last ?? nil)
    }
}

extension HTMLRenderer {
    /// A space before or behind a link is not part of it.
    private mutating func appendSpace(to word: inout String.UnicodeScalarView) {
        if word.isEmpty, line.runs.last?.link != (links.last ?? nil) {
            line.append(" ", link: nil)
        } else {
            word.append(" ")
        }
    }
}

extension HTMLTree.Element {
    /// Where a page loads its pictures late, `src` has none or a stand-in, and another attribute the picture itself.
    fileprivate var pictureSource: String? {
        let set = self[attribute: "srcset"].flatMap { $0.split(whereSeparator: \.isWhitespace).first.map(String.init) }
        let late = ["data-src", "data-original", "data-lazy-src", "data-lazy"].map { self[attribute: $0] }
        let sources = ([self[attribute: "src"]] + late + [set]).compactMap { $0?.trimmed }.filter { !$0.isEmpty }
        return sources.first { !$0.hasPrefix("data:") } ?? sources.first
    }

    fileprivate var isInsideMatter: Bool { isInside(Tags.matter) }
    fileprivate var isInsideEntry: Bool { isInside(Tags.entries) }
}

private enum Tags {
    static func set(_ tags: GumboTag...) -> Set<UInt32> { Set(tags.map(\.rawValue)) }

    /// Not text that a reader sees: programs, styles, form fields.
    static let silent = set(
        GUMBO_TAG_HEAD,
        GUMBO_TAG_SCRIPT,
        GUMBO_TAG_STYLE,
        GUMBO_TAG_NOSCRIPT,
        GUMBO_TAG_TEMPLATE,
        GUMBO_TAG_TEXTAREA,
        GUMBO_TAG_SELECT,
        GUMBO_TAG_IFRAME,
        GUMBO_TAG_OBJECT,
        GUMBO_TAG_SVG,
        GUMBO_TAG_MATH
    )
    static let cells = set(GUMBO_TAG_TD, GUMBO_TAG_TH)
    static let items = set(GUMBO_TAG_LI, GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION, GUMBO_TAG_DETAILS, GUMBO_TAG_DIV)
    static let entries = set(GUMBO_TAG_LI, GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION, GUMBO_TAG_DETAILS)
    static let matter = entries.union(set(GUMBO_TAG_MAIN))
    static let blocks = set(
        GUMBO_TAG_P,
        GUMBO_TAG_UL,
        GUMBO_TAG_OL,
        GUMBO_TAG_TR,
        GUMBO_TAG_TABLE,
        GUMBO_TAG_TBODY,
        GUMBO_TAG_CAPTION,
        GUMBO_TAG_H1,
        GUMBO_TAG_H2,
        GUMBO_TAG_H3,
        GUMBO_TAG_H4,
        GUMBO_TAG_H5,
        GUMBO_TAG_H6,
        GUMBO_TAG_DL,
        GUMBO_TAG_DT,
        GUMBO_TAG_DD,
        GUMBO_TAG_BLOCKQUOTE,
        GUMBO_TAG_PRE,
        GUMBO_TAG_HR,
        GUMBO_TAG_FORM,
        GUMBO_TAG_FIELDSET,
        GUMBO_TAG_LEGEND,
        GUMBO_TAG_SUMMARY,
        GUMBO_TAG_HEADER,
        GUMBO_TAG_FOOTER,
        GUMBO_TAG_NAV,
        GUMBO_TAG_ASIDE,
        GUMBO_TAG_MAIN,
        GUMBO_TAG_ADDRESS,
        GUMBO_TAG_FIGURE,
        GUMBO_TAG_FIGCAPTION,
        GUMBO_TAG_BODY,
        GUMBO_TAG_CENTER
    )
}

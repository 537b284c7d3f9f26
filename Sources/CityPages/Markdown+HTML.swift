import Cities

extension Markdown.Block {
    /// - Parameter page: where the prose stands, for links to other cities.
    func html(on page: PageContext) -> HTML {
        switch self {
        case .paragraph(let inlines): "<p>\(inlines.html(on: page))</p>\n"
        case .bulletList(let items): "<ul>\n\(Self.list(items, on: page))</ul>\n"
        case .orderedList(let start, let items): "<ol start=\"\(start)\">\n\(Self.list(items, on: page))</ol>\n"
        case .quote(let blocks): "<blockquote>\n\(blocks.html(on: page))</blockquote>\n"
        }
    }

    private static func list(_ items: [[Markdown.Block]], on page: PageContext) -> HTML {
        items.map { item -> HTML in
            // A lone paragraph needs no box of its own.
            if item.count == 1, case .paragraph(let inlines) = item[0] { return "<li>\(inlines.html(on: page))</li>\n" }
            return "<li>\(item.html(on: page))</li>\n"
        }.joined()
    }
}

extension Sequence<Markdown.Block> {
    func html(on page: PageContext) -> HTML { map { $0.html(on: page) }.joined() }
}

extension Sequence<Markdown.Inline> {
    func html(on page: PageContext) -> HTML {
        map { inline -> HTML in
            switch inline {
            case .text(let text): "\(text)"
            case .emphasis(let inner): "<em>\(inner.html(on: page))</em>"
            case .strong(let inner): "<strong>\(inner.html(on: page))</strong>"
            case .link(let inner, to: .web(let address)): page.outsideLink(to: address, inner.html(on: page))
            case .link(let inner, to: .city(let slug)):
                "<a href=\"\(page.link(to: .city(slug)))\">\(inner.html(on: page))</a>"
            case .lineBreak: "<br>"
            }
        }.joined()
    }
}

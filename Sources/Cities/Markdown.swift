/// The part of CommonMark that the content uses, as values.
///
/// Raw HTML, pictures and headings inside prose are refused where they stand: what a page may hold is
/// decided by the pages, not by the text.
package enum Markdown {
    package indirect enum Block: Hashable, Sendable {
        case paragraph([Inline])
        case bulletList([[Block]])
        case orderedList(start: Int, [[Block]])
        case quote([Block])
    }

    package indirect enum Inline: Hashable, Sendable {
        case text(String)
        case emphasis([Inline])
        case strong([Inline])
        case link([Inline], to: Target)
        case lineBreak
    }

    /// Where a link leads: out, or to the page of another city (`chengdu.html`).
    package enum Target: Hashable, Sendable {
        case web(WebAddress)
        case city(CitySlug)
    }
}

extension Markdown.Inline {
    /// The words alone, without marks.
    package var plainText: String {
        switch self {
        case .text(let text): text
        case .emphasis(let inner), .strong(let inner), .link(let inner, to: _): inner.plainText
        case .lineBreak: " "
        }
    }
}

extension Sequence<Markdown.Inline> {
    package var plainText: String { map(\.plainText).joined() }
}

extension Markdown.Block {
    /// The words alone, a paragraph a line.
    package var plainText: String {
        switch self {
        case .paragraph(let inlines): inlines.plainText
        case .bulletList(let items), .orderedList(start: _, let items):
            items.joined().map(\.plainText).joined(separator: "\n")
        case .quote(let blocks): blocks.map(\.plainText).joined(separator: "\n")
        }
    }
}

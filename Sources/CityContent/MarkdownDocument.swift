import CCmark
import Cities

/// A Markdown file read by cmark: headings and blocks in their order, each with its line.
struct MarkdownDocument {
    enum Part: Hashable {
        case heading(level: Int, text: String)
        case block(Markdown.Block)
    }

    struct LocatedPart: Hashable {
        var part: Part
        /// From 1.
        var line: Int
    }

    let parts: [LocatedPart]

    /// Prose that people write needs three or four; the bound keeps the recursion off a hostile file's hands.
    static let deepestNesting = 32

    /// - Parameters:
    ///   - text: CommonMark, UTF-8.
    ///   - cities: those that a link may lead to.
    init(parsing text: String, cities: Set<CitySlug> = []) throws(MarkdownError) {
        var text = text
        let parsed = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                cmark_parse_document(characters.baseAddress, characters.count, CMARK_OPT_VALIDATE_UTF8)
            }
        }
        guard let root = parsed else { preconditionFailure("cmark gives a document for every text") }
        defer { cmark_node_free(root) }
        var parts: [LocatedPart] = []
        for node in Node(root, cities: cities).children {
            if node.type == CMARK_NODE_HEADING {
                let words = try node.inlines(depth: 0).plainText
                parts.append(LocatedPart(part: .heading(level: node.headingLevel, text: words), line: node.line))
            } else {
                parts.append(LocatedPart(part: .block(try node.block(depth: 0)), line: node.line))
            }
        }
        self.parts = parts
    }
}

/// A node of cmark's tree, which the document outlives.
private struct Node {
    private let pointer: OpaquePointer
    private let cities: Set<CitySlug>

    init(_ pointer: OpaquePointer, cities: Set<CitySlug>) {
        self.pointer = pointer
        self.cities = cities
    }

    var type: cmark_node_type { cmark_node_get_type(pointer) }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
    var typeName: String { cmark_node_get_type_string(pointer).map { String(cString: $0) } ?? "?" }

    /// Inline nodes have no line of their own before cmark 0.30.3: then the nearest block's.
    var line: Int {
        var node: OpaquePointer? = pointer
        while let current = node {
            let line = Int(cmark_node_get_start_line(current))
            if line > 0 { return line }
            node = cmark_node_parent(current)
        }
        return 1
    }

    var children: some Sequence<Node> {
        sequence(first: cmark_node_first_child(pointer)) { $0.flatMap { cmark_node_next($0) } }
            .lazy.prefix { $0 != nil }.compactMap { $0.map { Node($0, cities: cities) } }
    }

    func block(depth: Int) throws(MarkdownError) -> Markdown.Block {
        guard depth < MarkdownDocument.deepestNesting else { throw .nestedTooDeep(line: line) }
        switch type {
        case CMARK_NODE_PARAGRAPH: return .paragraph(try inlines(depth: depth + 1))
        case CMARK_NODE_BLOCK_QUOTE: return .quote(try blocks(depth: depth + 1))
        case CMARK_NODE_LIST:
            var items: [[Markdown.Block]] = []
            for item in children { items.append(try item.blocks(depth: depth + 1)) }
            return cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
                ? .orderedList(start: Int(cmark_node_get_list_start(pointer)), items) : .bulletList(items)
        case CMARK_NODE_HTML_BLOCK: throw .rawHTML(line: line)
        default: throw .notAllowed(element: typeName, line: line)
        }
    }

    private func blocks(depth: Int) throws(MarkdownError) -> [Markdown.Block] {
        var blocks: [Markdown.Block] = []
        for child in children { blocks.append(try child.block(depth: depth)) }
        return blocks
    }

    func inlines(depth: Int) throws(MarkdownError) -> [Markdown.Inline] {
        guard depth < MarkdownDocument.deepestNesting else { throw .nestedTooDeep(line: line) }
        var inlines: [Markdown.Inline] = []
        for child in children {
            switch child.type {
            case CMARK_NODE_TEXT, CMARK_NODE_CODE: inlines.append(.text(child.literal))
            case CMARK_NODE_SOFTBREAK: inlines.append(.text(" "))
            case CMARK_NODE_LINEBREAK: inlines.append(.lineBreak)
            case CMARK_NODE_EMPH: inlines.append(.emphasis(try child.inlines(depth: depth + 1)))
            case CMARK_NODE_STRONG: inlines.append(.strong(try child.inlines(depth: depth + 1)))
            case CMARK_NODE_LINK:
                inlines.append(.link(try child.inlines(depth: depth + 1), to: try child.target()))
            case CMARK_NODE_HTML_INLINE: throw .rawHTML(line: child.line)
            default: throw .notAllowed(element: child.typeName, line: child.line)
            }
        }
        return inlines.joiningText()
    }

    private func target() throws(MarkdownError) -> Markdown.Target {
        let address = cmark_node_get_url(pointer).map { String(cString: $0) } ?? ""
        if let web = WebAddress(address) { return .web(web) }
        guard address.hasSuffix(".html"), let slug = CitySlug(rawValue: String(address.dropLast(5))),
            cities.contains(slug)
        else { throw .badLink(address: address, line: line) }
        return .city(slug)
    }
}

extension [Markdown.Inline] {
    /// cmark ends a text at every letter that could have been a mark; one run reads and compares better.
    fileprivate func joiningText() -> [Markdown.Inline] {
        reduce(into: []) { joined, inline in
            if case .text(let next) = inline, case .text(let previous)? = joined.last {
                joined[joined.count - 1] = .text(previous + next)
            } else {
                joined.append(inline)
            }
        }
    }
}

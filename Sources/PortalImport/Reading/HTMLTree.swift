import CGumbo
import Cities

/// A page as gumbo reads it: its nodes in the order of the text, each element entered and left.
struct HTMLTree: ~Copyable {
    enum Event {
        case enter(Element)
        case leave(Element)
        /// Its line in the file is where the text starts.
        case text(String, line: Int)
    }

    struct Element {
        fileprivate let node: UnsafeMutablePointer<GumboNode>

        var tag: GumboTag { node.pointee.v.element.tag }
        var line: Int { Int(node.pointee.v.element.start_pos.line) }

        /// Elements inside it that are elements themselves, by tag.
        func count(of tags: Set<UInt32>) -> Int {
            children.count { $0.pointee.type == GUMBO_NODE_ELEMENT && tags.contains($0.pointee.v.element.tag.rawValue) }
        }

        subscript(attribute name: String) -> String? {
            var attributes = node.pointee.v.element.attributes
            return gumbo_get_attribute(&attributes, name).map { String(cString: $0.pointee.value) }
        }

        func isInside(_ tags: Set<UInt32>) -> Bool {
            var parent = node.pointee.parent
            while let node = parent, node.pointee.type == GUMBO_NODE_ELEMENT {
                if tags.contains(node.pointee.v.element.tag.rawValue) { return true }
                parent = node.pointee.parent
            }
            return false
        }

        fileprivate var children: [UnsafeMutablePointer<GumboNode>] {
            let vector = node.pointee.v.element.children
            return (0..<Int(vector.length)).compactMap { index in
                vector.data[index].map { $0.assumingMemoryBound(to: GumboNode.self) }
            }
        }
    }

    private let output: UnsafeMutablePointer<GumboOutput>
    /// gumbo points into it.
    private let source: UnsafeMutableBufferPointer<CChar>

    /// - Throws: ``PortalPageError/nestedTooDeep(limit:)``
    init(_ html: String) throws(PortalPageError) {
        guard HTMLNesting.depth(of: html) != nil else { throw .nestedTooDeep(limit: HTMLNesting.limit) }
        source = UnsafeMutableBufferPointer.allocate(capacity: html.utf8.count + 1)
        for (index, byte) in html.utf8.enumerated() { source[index] = CChar(bitPattern: byte) }
        source[html.utf8.count] = 0
        var options = kGumboDefaultOptions
        guard let output = gumbo_parse_with_options(&options, source.baseAddress, html.utf8.count) else {
            preconditionFailure("gumbo gives a tree for every text")
        }
        self.output = output
    }

    deinit {
        var options = kGumboDefaultOptions
        gumbo_destroy_output(&options, output)
        source.deallocate()
    }

    /// - Parameter visit: is told everything inside an element only if it answers `true` to entering it.
    func walk(_ visit: (Event) -> Bool) {
        guard let root = output.pointee.root else { return }
        // A list of what is still to do instead of recursion: the tree is as deep as the page's author likes.
        var pending: [(node: UnsafeMutablePointer<GumboNode>, isEnd: Bool)] = [(root, false)]
        while let (node, isEnd) = pending.popLast() {
            switch node.pointee.type {
            case GUMBO_NODE_ELEMENT where isEnd: _ = visit(.leave(Element(node: node)))
            case GUMBO_NODE_ELEMENT:
                let element = Element(node: node)
                guard visit(.enter(element)) else { continue }
                pending.append((node, true))
                for child in element.children.reversed() { pending.append((child, false)) }
            case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE:
                let text = node.pointee.v.text
                _ = visit(.text(String(cString: text.text), line: Int(text.start_pos.line)))
            default: break
            }
        }
    }
}

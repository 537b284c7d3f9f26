/// What an SVG holds that a page of ours may not. Lines count from 1.
package enum UnsafePicture: Error, Hashable, Sendable {
    /// An element that is not on the list of shapes: `script`, `foreignObject`, `style`, `a`, …
    case element(String, line: Int)
    /// An attribute that runs, styles or fetches something: `onload`, `style`, an `href` that leaves the file.
    case attribute(String, line: Int)
    /// A document type, an entity, a processing instruction.
    case declaration(line: Int)
    case notWellFormed(line: Int)

    package var line: Int {
        switch self {
        case .element(_, let line), .attribute(_, let line), .declaration(let line), .notWellFormed(let line): line
        }
    }
}

/// Lets through drawings made of shapes alone.
///
/// A list of what may be there, not of what may not: browsers keep learning new ways to run things. The scanner is strict
/// XML without declarations, so nothing can be read differently by a browser.
enum SafeDrawing {
    private static let elements: Set<Substring> = [
        "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
        "polygon", "text", "tspan", "clipPath", "mask", "pattern", "linearGradient", "radialGradient", "stop",
    ]

    static func check(_ svg: String) throws(UnsafePicture) {
        var scanner = Scanner(svg[...])
        var open: [Substring] = []
        var roots = 0
        while let tag = try scanner.nextTag() {
            switch tag.kind {
            case .closing:
                guard open.popLast() == tag.name else { throw .notWellFormed(line: tag.line) }
            case .opening, .empty:
                guard elements.contains(tag.name) else { throw .element(String(tag.name), line: tag.line) }
                if open.isEmpty { roots += 1 }
                guard roots == 1, !open.isEmpty || tag.name == "svg", open.count < 64 else {
                    throw .notWellFormed(line: tag.line)
                }
                for (name, value) in tag.attributes {
                    guard isHarmless(name, value) else { throw .attribute(String(name), line: tag.line) }
                }
                if tag.kind == .opening { open.append(tag.name) }
            }
        }
        guard open.isEmpty, roots == 1 else { throw .notWellFormed(line: scanner.line) }
    }

    private static func isHarmless(_ name: Substring, _ value: Substring) -> Bool {
        let lowered = name.lowercased()
        if lowered.hasPrefix("on") || lowered == "style" || lowered == "src" { return false }
        // A reference, or an escape of CSS, could spell what is looked for below; shapes have no need of one.
        if value.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "\\") }) { return false }
        if lowered == "href" || lowered.hasSuffix(":href") { return value.hasPrefix("#") }
        if lowered == "xmlns" { return value == "http://www.w3.org/2000/svg" }
        if lowered.hasPrefix("xmlns:") || lowered == "xml:space" || lowered == "xml:lang" { return true }
        if lowered.contains(":") { return false }
        guard value.utf8.contains(UInt8(ascii: "(")) else { return true }
        // Presentation attributes may point into the same file: fill="url(#sea)".
        let compact = value.filter { !$0.isWhitespace }.lowercased()
        return compact.components(before: "url(").allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("'#") }
    }

    fileprivate struct Tag {
        enum Kind { case opening, closing, empty }
        var kind: Kind
        var name: Substring
        var attributes: [(name: Substring, value: Substring)] = []
        var line: Int
    }

    /// Walks from tag to tag; text between them is of no interest, but for `<`. By bytes, as XML does: to a scanner of
    /// whole characters a quote with an accent behind it would be no quote.
    fileprivate struct Scanner {
        private var rest: Substring.UTF8View
        private(set) var line = 1

        init(_ text: Substring) { rest = text.utf8 }

        /// - Returns: `nil` at the end.
        mutating func nextTag() throws(UnsafePicture) -> Tag? {
            while true {
                _ = take { $0 != UInt8(ascii: "<") }
                guard rest.popFirst() != nil else { return nil }
                if rest.starts(with: "!--".utf8) {
                    try skipComment()
                } else if rest.starts(with: "?xml ".utf8) {
                    _ = take { $0 != UInt8(ascii: ">") }
                } else if rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "?") {
                    throw .declaration(line: line)
                } else {
                    return try tag()
                }
            }
        }

        private mutating func skipComment() throws(UnsafePicture) {
            rest.removeFirst(3)
            while !rest.isEmpty {
                _ = take { $0 != UInt8(ascii: "-") }
                if rest.starts(with: "-->".utf8) {
                    rest.removeFirst(3)
                    return
                }
                _ = rest.popFirst()
            }
            throw .notWellFormed(line: line)
        }

        private mutating func tag() throws(UnsafePicture) -> Tag {
            let start = line
            let closing = rest.first == UInt8(ascii: "/")
            if closing { rest.removeFirst() }
            var tag = Tag(kind: closing ? .closing : .opening, name: take(Self.isNameByte), line: start)
            guard !tag.name.isEmpty else { throw .notWellFormed(line: start) }
            while true {
                _ = take(Self.isSpace)
                guard let next = rest.first else { throw .notWellFormed(line: start) }
                if next == UInt8(ascii: ">") {
                    rest.removeFirst()
                    return tag
                }
                if !closing && rest.starts(with: "/>".utf8) {
                    rest.removeFirst(2)
                    tag.kind = .empty
                    return tag
                }
                tag.attributes.append(try attribute())
                if closing { throw .notWellFormed(line: start) }
            }
        }

        private mutating func attribute() throws(UnsafePicture) -> (name: Substring, value: Substring) {
            let name = take(Self.isNameByte)
            guard !name.isEmpty, rest.popFirst() == UInt8(ascii: "="), let quote = rest.popFirst(),
                quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
            else { throw .notWellFormed(line: line) }
            let value = take { $0 != quote && $0 != UInt8(ascii: "<") }
            guard rest.popFirst() == quote else { throw .notWellFormed(line: line) }
            return (name, value)
        }

        private mutating func take(_ matches: (UInt8) -> Bool) -> Substring {
            let taken = rest.prefix(while: matches)
            for byte in taken where byte == UInt8(ascii: "\n") { line += 1 }
            rest = rest[taken.endIndex...]
            return Substring(taken)
        }

        private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

        private static func isNameByte(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"),
                UInt8(ascii: "."):
                true
            default: false
            }
        }
    }
}

extension String {
    /// What follows each occurrence of `mark`.
    fileprivate func components(before mark: String) -> [Substring] {
        ranges(of: mark).map { self[$0.upperBound...] }
    }
}

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
        // A reference could spell what is looked for below; shapes have no need of one.
        if value.contains("&") { return false }
        if lowered == "href" || lowered.hasSuffix(":href") { return value.hasPrefix("#") }
        if lowered == "xmlns" { return value == "http://www.w3.org/2000/svg" }
        if lowered.hasPrefix("xmlns:") || lowered == "xml:space" || lowered == "xml:lang" { return true }
        if lowered.contains(":") { return false }
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

    /// Walks from tag to tag; text between them is of no interest, but for `<`.
    fileprivate struct Scanner {
        private var rest: Substring
        private(set) var line = 1

        init(_ text: Substring) { rest = text }

        /// - Returns: `nil` at the end.
        mutating func nextTag() throws(UnsafePicture) -> Tag? {
            while true {
                _ = take { $0 != "<" }
                guard !rest.isEmpty else { return nil }
                rest.removeFirst()
                if rest.hasPrefix("!--") {
                    try skipComment()
                } else if rest.hasPrefix("?xml ") {
                    _ = take { $0 != ">" }
                } else if rest.hasPrefix("!") || rest.hasPrefix("?") {
                    throw .declaration(line: line)
                } else {
                    return try tag()
                }
            }
        }

        private mutating func skipComment() throws(UnsafePicture) {
            guard let end = rest.firstRange(of: "-->") else { throw .notWellFormed(line: line) }
            line += rest[..<end.lowerBound].count(where: \.isNewline)
            rest = rest[end.upperBound...]
        }

        private mutating func tag() throws(UnsafePicture) -> Tag {
            let start = line
            let closing = rest.first == "/"
            if closing { rest.removeFirst() }
            var tag = Tag(kind: closing ? .closing : .opening, name: take(Self.isNameCharacter), line: start)
            guard !tag.name.isEmpty else { throw .notWellFormed(line: start) }
            while true {
                _ = take(\.isWhitespace)
                guard let next = rest.first else { throw .notWellFormed(line: start) }
                if next == ">" {
                    rest.removeFirst()
                    return tag
                }
                if rest.hasPrefix("/>") && !closing {
                    rest.removeFirst(2)
                    tag.kind = .empty
                    return tag
                }
                tag.attributes.append(try attribute())
                if closing { throw .notWellFormed(line: start) }
            }
        }

        private mutating func attribute() throws(UnsafePicture) -> (name: Substring, value: Substring) {
            let name = take(Self.isNameCharacter)
            guard !name.isEmpty, rest.popFirst() == "=", let quote = rest.popFirst(), quote == "\"" || quote == "'"
            else { throw .notWellFormed(line: line) }
            let value = take { $0 != quote && $0 != "<" }
            guard rest.popFirst() == quote else { throw .notWellFormed(line: line) }
            return (name, value)
        }

        private mutating func take(_ matches: (Character) -> Bool) -> Substring {
            let taken = rest.prefix(while: matches)
            line += taken.count(where: \.isNewline)
            rest = rest[taken.endIndex...]
            return taken
        }

        private static func isNameCharacter(_ character: Character) -> Bool {
            character.isASCII && (character.isLetter || character.isNumber || "-_:.".contains(character))
        }
    }
}

extension String {
    /// What follows each occurrence of `mark`.
    fileprivate func components(before mark: String) -> [Substring] {
        ranges(of: mark).map { self[$0.upperBound...] }
    }
}

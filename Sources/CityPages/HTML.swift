/// A piece of a page. What is interpolated into it is text, and is escaped, unless it is itself ``HTML``.
///
/// ```swift
/// let name = "Bed & Breakfast"
/// let item: HTML = "<li>\(name)</li>"   // <li>Bed &amp; Breakfast</li>
/// ```
package struct HTML: Hashable, Sendable {
    package private(set) var source: String

    fileprivate init(source: String) { self.source = source }

    /// Markup that the program itself carries.
    init(trusted source: String) { self.source = source }

    package static let empty = HTML(source: "")

    package var isEmpty: Bool { source.isEmpty }

    package static func += (left: inout HTML, right: HTML) { left.source += right.source }
}

extension HTML: ExpressibleByStringInterpolation {
    package init(stringLiteral source: StaticString) { self.init(source: "\(source)") }

    package init(stringInterpolation: Interpolation) { self.init(source: stringInterpolation.source) }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity + 32 * interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) { source += "\(literal)" }

        package mutating func appendInterpolation(_ html: HTML) { source += html.source }

        package mutating func appendInterpolation(_ number: Int) { source += String(number) }

        /// Safe between tags and inside quotes of either kind.
        package mutating func appendInterpolation(_ text: some StringProtocol) {
            // Most texts hold nothing to escape, and then are appended whole.
            guard text.utf8.contains(where: Self.isMarkup) else { return source += text }
            for scalar in text.unicodeScalars {
                switch scalar {
                case "&": source += "&amp;"
                case "<": source += "&lt;"
                case ">": source += "&gt;"
                case "\"": source += "&quot;"
                case "'": source += "&#39;"
                default: source.unicodeScalars.append(scalar)
                }
            }
        }

        private static func isMarkup(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
            default: false
            }
        }

        /// Nothing at all for `nil`.
        package mutating func appendInterpolation(_ html: HTML?) { source += html?.source ?? "" }
    }
}

extension Sequence<HTML> {
    package func joined(separator: HTML = .empty) -> HTML {
        var joined = HTML.empty
        for (index, piece) in enumerated() {
            if index > 0 { joined += separator }
            joined += piece
        }
        return joined
    }
}

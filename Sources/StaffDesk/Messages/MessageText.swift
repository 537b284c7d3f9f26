/// The text of a message: any language, 1 to 4,000 characters (Unicode scalars), lines end with `\n`.
///
/// Control characters but the end of a line, and the marks that turn the direction of a whole line, are taken out,
/// since a terminal or a mail program might obey them. White space at both ends is dropped.
package struct MessageText: Hashable, Sendable {
    package static let maximumCount = 4000

    package let text: String

    package enum Fault: Error, Hashable, Sendable {
        case empty
        case tooLong
    }

    package init(_ typed: String) throws(Fault) {
        var scalars = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in typed.unicodeScalars {
            defer { wasReturn = scalar == "\r" }
            switch scalar {
            case "\r", "\u{2028}", "\u{2029}": scalars.append("\n")
            case "\n": if !wasReturn { scalars.append("\n") }
            case "\t": scalars.append(" ")
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": break
            default: if scalar.properties.generalCategory != .control { scalars.append(scalar) }
            }
        }
        let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        let cut = scalars.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
        guard !cut.isEmpty else { throw .empty }
        guard cut.count <= Self.maximumCount else { throw .tooLong }
        text = String(String.UnicodeScalarView(cut))
    }
}

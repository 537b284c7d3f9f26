/// A sentence into which names from outside may be put: a file on a stick cannot break it, go on in a line of its own, or
/// have a terminal or an editor show it backwards.
struct SafeText: Hashable, Sendable, ExpressibleByStringInterpolation {
    let text: String

    init(stringLiteral text: String) { self.text = text }
    init(stringInterpolation parts: Parts) { text = parts.text }
    private init(_ text: String) { self.text = text }

    static func + (first: SafeText, second: SafeText) -> SafeText { SafeText(first.text + second.text) }

    /// Literal parts are the program's own; what is put in is cleaned.
    struct Parts: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

        mutating func appendLiteral(_ literal: String) { text += literal }
        mutating func appendInterpolation(_ value: some Any) { text += SafeText.cleaned("\(value)") }
    }

    /// Every character that steers instead of being seen becomes `�`.
    ///
    /// - Parameter kept: control characters that the text has by itself.
    static func cleaned(_ text: String, keeping kept: Set<Unicode.Scalar> = []) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            kept.contains(scalar) || !scalar.isSteering ? scalar : "\u{FFFD}"
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

extension Unicode.Scalar {
    /// Controls of a terminal, ends of lines and paragraphs, and marks that turn the direction of writing.
    fileprivate var isSteering: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: properties.isBidiControl
        }
    }
}

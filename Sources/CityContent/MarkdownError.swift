/// Why a Markdown text is refused. Lines count from 1.
package enum MarkdownError: Error, Hashable, Sendable {
    case rawHTML(line: Int)
    case notAllowed(element: String, line: Int)
    /// A link to anything but an `http` or `https` address or the page of a city that there is.
    case badLink(address: String, line: Int)
    /// Lists or quotes nested deeper than ``MarkdownDocument/deepestNesting``.
    case nestedTooDeep(line: Int)
}

extension MarkdownError {
    var line: Int {
        switch self {
        case .rawHTML(let line), .notAllowed(_, let line), .badLink(_, let line), .nestedTooDeep(let line): line
        }
    }
}

package import Cities

/// A line of text with the links in it.
package struct RichText: Hashable, Sendable {
    package struct Run: Hashable, Sendable {
        package var text: String
        /// Where the text leads; `nil` for plain text, and for links to anything but the web.
        package var link: WebAddress?
    }

    package private(set) var runs: [Run] = []

    init(_ text: String) { append(text, link: nil) }

    init() {}

    /// Joined anew on every call: not for asking whether there is any.
    package var text: String { runs.map(\.text).joined() }
    var isEmpty: Bool { runs.isEmpty }
    /// Nothing but white space.
    var isBlank: Bool { runs.allSatisfy { $0.text.unicodeScalars.allSatisfy(\.isBlank) } }
    var links: [WebAddress] { runs.compactMap(\.link) }

    mutating func append(_ text: String, link: WebAddress?) {
        guard !text.isEmpty else { return }
        if let last = runs.last, last.link == link {
            runs[runs.count - 1].text += text
        } else {
            runs.append(Run(text: text, link: link))
        }
    }

    /// Another paragraph, behind a space.
    mutating func append(_ other: RichText) {
        append(" ", link: nil)
        for run in other.runs { append(run.text, link: run.link) }
    }

    /// What is left of the text in these scalars of it, trimmed.
    func slice(_ range: Range<Int>) -> RichText {
        var slice = RichText()
        var start = 0
        for run in runs {
            let scalars = Array(run.text.unicodeScalars)
            let lower = min(max(range.lowerBound - start, 0), scalars.count)
            let upper = min(max(range.upperBound - start, lower), scalars.count)
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[lower..<upper])
            slice.append(String(text), link: run.link)
            start += scalars.count
        }
        return slice.trimmed
    }

    var trimmed: RichText {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else {
            return RichText()
        }
        return first == 0 && last == scalars.count - 1 ? self : slice(first..<last + 1)
    }
}

import Cities

/// Plain text as CommonMark that reads back as exactly that text.
enum MarkdownText {
    /// - Parameter text: one line.
    static func escaped(_ text: some StringProtocol, atStart: Bool = true) -> String {
        let scalars = Array(text.unicodeScalars)
        var escaped = String.UnicodeScalarView()
        var index = 0
        if atStart { index = escapeStart(scalars, into: &escaped) }
        while index < scalars.count {
            let scalar = scalars[index]
            if ["\\", "`", "*", "_", "[", "]", "<", "&", "#"].contains(scalar) { escaped.append("\\") }
            escaped.append(scalar)
            index += 1
        }
        return String(escaped)
    }

    static func escaped(_ text: RichText, atStart: Bool = true) -> String {
        var markdown = ""
        for run in text.runs {
            if let link = run.link {
                // `!` before a link would make it a picture.
                if markdown.last == "!" {
                    markdown.replaceSubrange(markdown.index(before: markdown.endIndex)..., with: "\\!")
                }
                markdown += "[\(escaped(run.text, atStart: false))](<\(link.address.escapingAmpersands)>)"
            } else {
                markdown += escaped(run.text, atStart: atStart && markdown.isEmpty)
            }
        }
        return markdown
    }

    /// What would start a list, a quotation, a heading or a code block.
    ///
    /// - Returns: The first scalar that is still to be written.
    private static func escapeStart(_ scalars: [Unicode.Scalar], into escaped: inout String.UnicodeScalarView) -> Int {
        guard let first = scalars.first else { return 0 }
        if [">", "+", "-", "=", "~"].contains(first) {
            escaped.append("\\")
            escaped.append(first)
            return 1
        }
        let digits = scalars.prefix(while: \.isASCIIDigit)
        guard !digits.isEmpty, digits.count < scalars.count, [".", ")"].contains(scalars[digits.count]) else {
            return 0
        }
        escaped.append(contentsOf: digits)
        escaped.append("\\")
        escaped.append(scalars[digits.count])
        return digits.count + 1
    }
}

extension String {
    fileprivate var escapingAmpersands: String {
        split(separator: "&", omittingEmptySubsequences: false).joined(separator: "\\&")
    }
}

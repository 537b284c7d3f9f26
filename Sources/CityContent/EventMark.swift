import Cities

/// What stands before the text of an event in a file: its date and a colon, or a colon alone.
///
/// `2022-03-01: text` is dated. `: 1850: text` is not, and its text is `1850: text`: the bare colon and a space behind it are
/// for a text that would be read as dated without them. Any other text is an event without a date.
package enum EventMark {
    /// - Returns: The date as written, empty for a bare colon, and the text behind; `nil` where no mark stands.
    package static func split(_ text: String) -> (date: String, rest: String)? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let date = text[..<colon]
        let rest = text[text.index(after: colon)...]
        guard date.isEmpty ? rest.first == " " : looksLikeDate(date.utf8) else { return nil }
        return (String(date), String(rest.drop(while: \.isWhitespace)))
    }

    /// Four digits, then digits, hyphens and slashes. It need not be a date: whoever mistypes one should hear of it.
    private static func looksLikeDate(_ text: Substring.UTF8View) -> Bool {
        text.count >= 4 && text.prefix(4).allSatisfy(\.isDigit)
            && text.allSatisfy { $0.isDigit || "-/".utf8.contains($0) }
    }
}
